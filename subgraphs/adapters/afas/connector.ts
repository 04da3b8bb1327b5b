import type { Dialect } from "@regiohub/infra/ingest/dialect";

/**
 * Forms in which the rows of a GetConnector are saved. The time behind a day is cut and its Z, which is not true, never
 * applied. Source: hr-formats 1 and 14.4
 */
export const dialects: readonly Dialect[] = [
  { form: "json", dates: ["iso", "dutch"] },
  { form: "xml", dates: ["iso", "compact"] },
  {
    form: "delimited",
    delimiter: ";",
    encoding: "windows-1252",
    quotes: "double",
    dates: ["dutch", "iso"],
    decimals: "comma",
  },
  { form: "xlsx", dates: ["iso", "dutch"] },
];

/** The sets in which GetConnectors come, by the names of these; a delivery may hold some of several. */
const COLUMN_SETS: Readonly<Record<string, RegExp>> = { helloid: /^T4E_HelloID_/, dwh: /^DWH_/, profit: /^Profit_/ };

/**
 * The file of a GetConnector, in any of the forms. Boards write words around the name, and pages as several files:
 * `GetConnector_Profit_Employees_Medewerkers (2).csv`; but `Profit_Employees_basic` is another connector. Behind a day no
 * number is a page.
 */
export const connector = (name: string) => ({
  name: `${name}.json`,
  columnSet: Object.keys(COLUMN_SETS).find((set) => COLUMN_SETS[set]?.test(name)) ?? name,
  file: new RegExp(`${name}(?!_basic)[^.]*\\.(?:json|xml|csv|xlsx)$`, "i"),
  part: new RegExp(`${name}(?!_basic)[^.\\d]*[_ ]\\(?(\\d{1,3})\\)?\\.[a-z]+$`, "i"),
});
