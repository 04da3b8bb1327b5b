import { type Binding, Invalid } from "@regiohub/infra/ingest/cell";
import { Column, text } from "@regiohub/infra/ingest/columns";
import { words } from "@regiohub/infra/words";
import { octoberOf } from "@regiohub/schema/octobers";
import type { FactRecord } from "@regiohub/schema/records/fact";
import { publishedFigure } from "../published.js";

/** What the figures of one year and column are of. */
type Of = Pick<FactRecord, "measure" | "sex" | "contract" | "bands" | "band">;
/** A figure of a row, with its year. */
export type WideFigure = Of & Pick<FactRecord, "year" | "onDay" | "value" | "why" | "raw">;

const EVERYBODY: Of = { measure: "PERSONS", sex: "ALL", contract: "ALL", bands: "NONE", band: "ALL" };
const ofAge = (band: string): Of => ({ ...EVERYBODY, bands: "DUO_10", band });

/** The columns that are read, as they are called before their year. */
const COLUMNS: Readonly<Record<string, Of>> = {
  PERSONEN: EVERYBODY,
  "PERSONEN IN VASTE DIENST": { ...EVERYBODY, contract: "PERMANENT" },
  "PERSONEN IN TIJDELIJKE DIENST": { ...EVERYBODY, contract: "TEMPORARY" },
  VROUWEN: { ...EVERYBODY, sex: "FEMALE" },
  MANNEN: { ...EVERYBODY, sex: "MALE" },
  "GESLACHT ONBEKEND": { ...EVERYBODY, sex: "UNKNOWN" },
  "PERSONEN JONGER DAN 15 JAAR": ofAge("<15"),
  "PERSONEN 15 - 25 JAAR": ofAge("15-25"),
  "PERSONEN 25 - 35 JAAR": ofAge("25-35"),
  "PERSONEN 35 - 45 JAAR": ofAge("35-45"),
  "PERSONEN 45 - 55 JAAR": ofAge("45-55"),
  "PERSONEN 55 - 65 JAAR": ofAge("55-65"),
  "PERSONEN 65 JAAR EN OUDER": ofAge("65+"),
  "LEEFTIJD ONBEKEND": ofAge("UNKNOWN"),
  "GEMIDDELDE LEEFTIJD": { ...EVERYBODY, measure: "MEAN_AGE" },
};

/** DUO counts since 2011; a year that has no columns yet costs a look at the header. */
const YEARS = Array.from({ length: 50 }, (_, index) => 2011 + index);

/** The header of a column in a year, in either spelling of ages; undefined when the file has neither. */
const headerIn = (binding: Binding, column: string, year: number): string | undefined =>
  [`${column} ${year}`, `${column.replace(" - ", "-")} ${year}`].find((header) => binding.has(header));

const FIGURE = words("a figure, empty, or one of * ** <5", "een getal, leeg, of een van * ** <5");

/**
 * The figures of a row: a column per kind and year, `PERSONEN IN VASTE DIENST 2024`. Years in which all of them are blank
 * are left out: then there was no such school. A cell that is none is reported and left out.
 */
export const wideFigures = new Column<WideFigure[]>(Object.keys(COLUMNS), FIGURE, (binding) => {
  const found = YEARS.flatMap((year) =>
    Object.entries(COLUMNS).flatMap(([column, of]) => {
      const header = headerIn(binding, column, year);
      return header === undefined ? [] : [{ header, year, of, read: text(header).orNull().bind(binding) }];
    }),
  );
  return (row, faults) => {
    const figures = found.flatMap(({ header, year, of, read }): WideFigure[] => {
      const cell = read(row, faults);
      const figure = typeof cell === "symbol" ? undefined : publishedFigure(cell, of.measure);
      if (figure instanceof Invalid) faults.drop(header, "CELL_INVALID", figure.expected);
      return figure === undefined || figure instanceof Invalid
        ? []
        : [{ ...of, year, onDay: octoberOf(year), ...figure }];
    });
    const told = new Set(figures.filter(({ why }) => why !== "SOURCE_BLANK").map(({ year }) => year));
    return figures.filter(({ year }) => told.has(year));
  };
});

/** The latest year that the file has, which its edition is called by. */
export const latestYear = new Column<string>(["PERSONEN"], FIGURE, (binding) => {
  const latest = YEARS.findLast((year) => binding.has(`PERSONEN ${year}`));
  if (latest === undefined) binding.cell("PERSONEN 2025"); // notes that the columns are missing
  return () => String(latest);
});
