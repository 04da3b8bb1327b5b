import { codeField, defineRecord, integerField, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** Kinds of school as the source has them. Only primary schools are one series from 1996 on. */
export const SCHOOL_KINDS = ["BO", "SBO", "SO", "VSO", "SO_VSO"] as const;

/** A site that pupils have been counted at. It may have closed long ago, so that no register of sites has it. */
export const pupilSite = defineRecord({
  kind: "pupil_site",
  description: "A school site (vestiging), open or closed, that pupils have been counted at.",
  key: ["siteCode"],
  fields: {
    siteCode: textField("Vestigingscode: BRIN + 2 digits."),
    name: textField("Name of the site (vestigingsnaam)."),
    schoolKind: codeField(
      SCHOOL_KINDS,
      "Primary (BO), special primary (SBO), special (SO), secondary special (VSO), or both of the last two.",
    ),
    boardNumber: orNull(textField("Number of its present board, or of its last one, five digits; null: not known.")),
    municipalityCode: orNull(textField("Municipality (gemeentenummer), four digits; null: none in the country.")),
  },
});

/** How many pupils a site had on 1 October of a year. A year without pupils has no record. */
export const pupils = defineRecord({
  kind: "pupils",
  description: "Pupils (leerlingen) of a site on 1 October of a year.",
  key: ["siteCode", "year"],
  fields: {
    siteCode: textField("Vestigingscode: BRIN + 2 digits."),
    year: integerField("The year of the 1 October that they were counted on."),
    pupils: orNull(integerField("How many; null: from one to four, the source does not say how many.")),
  },
});

export type PupilSiteRecord = RecordOf<typeof pupilSite>;
export type PupilsRecord = RecordOf<typeof pupils>;
