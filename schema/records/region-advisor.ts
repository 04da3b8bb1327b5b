import { codeField, dateField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";
import { MEMBER_SCHEMES } from "./region-member.js";

/** Who answers for a region, for a time; one at a time. Source: domain brief 7, row 3. */
export const regionAdvisor = defineRecord({
  kind: "region_advisor",
  description: "The adviser (regioadviseur, regiocoördinator) of a region: who may be asked about it.",
  key: ["scheme", "regionCode", "validFrom"],
  fields: {
    scheme: codeField(MEMBER_SCHEMES, "Way of dividing the country."),
    regionCode: textField("Code of the region within the scheme."),
    name: textField("Name, as the region itself gives it."),
    email: orNull(textField("Address at work, given to be found.")),
    validFrom: dateField("First day."),
    validTo: orNull(dateField("Last day; null until further notice.")),
    source: textField("Who says so."),
  },
});

export type RegionAdvisorRecord = RecordOf<typeof regionAdvisor>;
