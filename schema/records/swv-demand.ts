import { decimalField, defineRecord, integerField, type RecordOf, textField } from "@regiohub/infra/record";

/** How much of an expertise a partnership for inclusive education needs in a year. Source: domain brief 7, row 27. */
export const swvDemand = defineRecord({
  kind: "swv_demand",
  description: "How much of an expertise a partnership for inclusive education (samenwerkingsverband) needs in a year.",
  key: ["swvCode", "expertise", "year"],
  fields: {
    swvCode: textField("Code of the partnership: PO and four digits."),
    expertise: textField("What is needed, by its code in schema/reference/expertise.csv (deskundigheid)."),
    year: integerField("The year, by its 1 October."),
    fte: decimalField(8, 2, "How much; 1 = full time."),
    source: textField("Who says so."),
  },
});

export type SwvDemandRecord = RecordOf<typeof swvDemand>;
