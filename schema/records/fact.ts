import {
  codeField,
  dateField,
  decimalField,
  defineRecord,
  integerField,
  orNull,
  type RecordOf,
  textField,
} from "@regiohub/infra/record";

/** What a fact is about. `ABOVE_SCHOOL`: people of a board who work at none of its schools (bovenschools). */
export const FACT_PLACES = ["REGION", "COUNTRY", "BOARD", "ABOVE_SCHOOL", "SCHOOL"] as const;

/** What a fact counts. Persons, employments and FTE are three different things; rates are percent a year. */
export const FACT_MEASURES = ["PERSONS", "EMPLOYMENTS", "FTE", "MEAN_AGE", "INFLOW_RATE", "OUTFLOW_RATE"] as const;

/** Why a fact has no value. Neither is nought. */
export const FACT_GAPS = ["SOURCE_SUPPRESSED", "SOURCE_BLANK"] as const;

/** A figure about staff that somebody else published. Words that say which people it is of are `ALL` where it is of all. */
export const fact = defineRecord({
  kind: "fact",
  description: "A figure about staff (kengetal) that somebody else than the hub published, with its source.",
  key: [
    "dataset",
    "edition",
    "place",
    "scheme",
    "placeCode",
    "educationType",
    "measure",
    "functionGroup",
    "sex",
    "contract",
    "bands",
    "band",
    "year",
  ],
  fields: {
    dataset: textField("Short name of the series that it belongs to: facts of one dataset may be compared."),
    edition: textField("Year or day on which it was published, `2025` or `2025-10-01`: the latest one counts."),
    source: textField("Who published it, and where."),
    url: orNull(textField("Address of the publication; null when there is none.")),
    place: codeField(FACT_PLACES, "What kind of place it is about."),
    scheme: textField("Scheme that a region's code belongs to; `NONE` for other places."),
    placeCode: textField("Code of the region, number of the board, BRIN of the school; `NL` for the country."),
    boardNumber: orNull(textField("Board of a school, as this edition has it; null for other places, or unknown.")),
    educationType: textField("Type of education in the source's words, `BAO`; `ALL`."),
    measure: codeField(FACT_MEASURES, "What is counted."),
    functionGroup: codeField(
      ["ALL", "MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE", "UNKNOWN"],
      "Function group (functiegroep); `ALL`.",
    ),
    sex: codeField(["ALL", "MALE", "FEMALE", "OTHER", "UNKNOWN"], "Sex (geslacht); `ALL`."),
    contract: codeField(["ALL", "PERMANENT", "TEMPORARY", "UNKNOWN"], "Permanent or temporary; `ALL`."),
    bands: textField("Scheme of the bands that its people are divided into, `M0`; `NONE` when it is of all of them."),
    band: textField("Band within the scheme, `<25`; `ALL` when it is of all of them."),
    year: integerField("Year that it is about."),
    onDay: orNull(dateField("Reference day (peildatum); null when the source does not say.")),
    value: orNull(decimalField(14, 4, "The figure; null when the source has none.")),
    why: orNull(codeField(FACT_GAPS, "Why there is no value; null when there is one.")),
    raw: orNull(textField("What stood in the cell; null when it was blank, or nothing else than the value.")),
  },
});

export type FactRecord = RecordOf<typeof fact>;
