import { defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** A unit of a board's organisation chart. */
export const unit = defineRecord({
  kind: "unit",
  description:
    "A unit of the board's organisation (organisatorische eenheid, afdeling): a school, a site, the central office.",
  key: ["code"],
  fields: {
    code: textField("The board's own code of the unit."),
    name: textField("The board's own name of the unit."),
    parentCode: orNull(
      textField("Code of the unit above; null at the top. Boards deliver circles: never walk it unbounded."),
    ),
    siteCode: orNull(textField("Site (BRIN + 2 digits) that the profile gives the unit; null when it is no site.")),
  },
});

export type UnitRecord = RecordOf<typeof unit>;
