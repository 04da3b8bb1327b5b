import { date, text } from "@regiohub/infra/ingest/columns";
import { defineLookups, type Lookup } from "@regiohub/infra/ingest/define";
import { lastDay } from "@regiohub/infra/ingest/derive";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { siteColumn } from "../hr-profile.js";
import { type Stretch, shared, uncovered } from "../uncovered.js";
import { percentage } from "./cells.js";
import { connector } from "./connector.js";

const unit = text("Organisatorische_eenheid_code").orNull();
const costCentre = text("Kostenplaats_code").orNull();

/**
 * `T4E_HelloID_Positions_v2` (formatieverdeling): how a function line is divided, by the line's id. Boards that divide
 * nothing leave it out. Source: ./README.md
 */
export const positions = defineLookups({
  ...connector("T4E_HelloID_Positions_v2"),
  required: false,
  key: text("EmploymentExternalID"),
  columns: {
    lineNumber: text("ExternalID", { max: 200 }),
    startsOn: date("Begindatum_functie"),
    endsOn: lastDay(date("Einddatum_functie").orNull(), date("Begindatum_functie")),
    share: percentage("Percentage", 100).orNull(),
    functionCode: text("Functie_code").orNull(),
    functionName: text("Functie_omschrijving").orNull(),
    unitCode: unit,
    siteCode: siteColumn(unit, costCentre),
    costCentreCode: costCentre,
  },
});

/** A part of a function line. */
export type Position = typeof positions extends Lookup<readonly (infer P)[]> ? P : never;

/**
 * What a function line becomes: its positions on the days that they share with it, and the line itself, its share not
 * known, on the days that have none.
 */
export function dividedLine(
  line: Stretch,
  lineNumber: string,
  divided: readonly Position[],
): readonly Partial<EmploymentRecord>[] {
  const parts = divided.flatMap((position) => {
    const days = shared(line, position);
    return days ? [{ ...position, ...days }] : [];
  });
  if (parts.length === 0) return [{}];
  return [
    ...parts,
    ...uncovered(line, parts).map((days) => ({ ...days, lineNumber: `${lineNumber}/${days.startsOn}` })),
  ];
}
