import { type Column, decimal, text } from "@regiohub/infra/ingest/columns";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import { combine } from "@regiohub/infra/ingest/derive";
import type { Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";

/** A percentage as a part of 1, four decimals: `60` → `0.6`. */
export const percentage = (header: string, max: number): Column<Decimal> =>
  decimal(header, { min: 0, max }).map((percent) => divideDecimals(percent, "100", 4));

/** Hours a week. More than 80 is refused: then it was another time. */
export const hoursCell = (header: string): Column<Decimal> => decimal(header, { min: 0, max: 80 });

/** Several numbers as one key: `000123/1/2`. */
export const joined = (...columns: readonly Column<string>[]): Column<string> =>
  combine(Object.fromEntries(columns.entries()), (values) => Object.values(values).join("/"));

/** The code behind `Type_contract` (field `ApCo`), for connectors that give the code; other words as they are. */
export const typeOfContract = (word: string | null): string | null =>
  word === null ? null : (CODES[word.toUpperCase()] ?? word);

const CODES: Readonly<Record<string, string>> = { O: "onbepaalde tijd", B: "bepaalde tijd" };

/** The group that a code of staff (field `ViEt`) stands for; null for other codes, which boards make themselves. */
export const functionGroupCell = (header: string): Column<EmploymentRecord["functionGroup"]> =>
  text(header)
    .optional()
    .map((code) => (code === null ? null : (GROUPS.get(code.toUpperCase()) ?? null)));

const GROUPS: ReadonlyMap<string, EmploymentRecord["functionGroup"]> = new Map([
  ["DIR", "MANAGEMENT"],
  ["OP", "TEACHING"],
  ["OOP", "SUPPORT"],
  ["LIO", "TRAINEE"],
]);
