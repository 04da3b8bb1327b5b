import type { FactRecord } from "@regiohub/schema/records/fact";

/** A published number of persons in labour-market region Drenthe, of all of them, in 2024. */
export const factRecord = (more: Partial<FactRecord> = {}): FactRecord => ({
  dataset: "VOORBEELD",
  edition: "2025",
  source: "Voorbeeldblad",
  url: null,
  place: "REGION",
  scheme: "ARBEIDSMARKTREGIO",
  placeCode: "AM03",
  boardNumber: null,
  educationType: "ALL",
  measure: "PERSONS",
  functionGroup: "ALL",
  sex: "ALL",
  contract: "ALL",
  bands: "NONE",
  band: "ALL",
  year: 2024,
  onDay: null,
  value: "4100",
  why: null,
  raw: null,
  ...more,
});
