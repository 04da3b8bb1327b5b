import { codeField, dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** Ways to divide the country of which lists of members are delivered. */
export const MEMBER_SCHEMES = [
  "ARBEIDSMARKTREGIO",
  "PROVINCIE",
  "RPA",
  "RAP",
  "ONDERWIJSREGIO",
  "TRANSFERCENTRUM",
  "COROP",
] as const;

/** A municipality in a region, for a time. */
export const regionMember = defineRecord({
  kind: "region_member",
  description: "A municipality (gemeente) that lies in a region of a scheme, from one day to another.",
  key: ["scheme", "regionCode", "municipalityCode", "validFrom"],
  fields: {
    scheme: codeField(MEMBER_SCHEMES, "Way of dividing the country."),
    regionCode: textField("Code of the region within the scheme."),
    regionName: textField("Name of the region."),
    municipalityCode: textField("Municipality (gemeentenummer), four digits."),
    validFrom: dateField("First day of the membership."),
    validTo: orNull(dateField("Last day of the membership; null while it lasts.")),
    source: textField("Who says so: the list, with its edition."),
  },
});

export type RegionMemberRecord = RecordOf<typeof regionMember>;
