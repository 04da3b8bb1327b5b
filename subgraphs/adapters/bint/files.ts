import type { NestedRecords } from "@regiohub/infra/ingest/dialect";

/** The export of persons and their employments: one or more files of one filetime. */
export const PERSONS = {
  name: "IAM_BA_133800000000000000_1.xml",
  file: /^IAM_BA_\d+_[^.]*\.xml$/i,
  edition: /^IAM_BA_(\d+)_/i,
} as const;

/** `werknemer > persoon > dienstverband > inzet`, and the lists of units and functions. */
export const shape: NestedRecords = {
  records: [["werknemer", "persoon", "dienstverband", "inzet"], ["orgEenheid"], ["functie"]],
  without: ["loonVerdeling"], // says P01134 again, for each part of the pay
  field: { name: "rubriekcode", value: "waarde", words: "omschrijvingWaarde" },
};
