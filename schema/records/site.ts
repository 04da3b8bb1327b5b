import { codeField, defineRecord, orNull, type RecordOf, textField } from "@regiohub/infra/record";

/** Sectors of education that there are registers of sites of. */
export const SECTORS = ["PO", "VO"] as const;

/** A school site of the register. Source: DUO, alle schoolvestigingen basisonderwijs, alle vestigingen VO. */
export const site = defineRecord({
  kind: "site",
  description: "A school site (vestiging) with its school and board, from the register.",
  key: ["siteCode"],
  fields: {
    siteCode: textField("Vestigingscode: BRIN + 2 digits; 00 is the main site."),
    brin: textField("Institution code of the school: two digits, two capitals."),
    boardNumber: textField("Number of the board (bevoegd gezag), five digits."),
    name: textField("Name of the site (vestigingsnaam)."),
    street: orNull(textField("Street (straatnaam).")),
    houseNumber: orNull(textField("House number and addition.")),
    postcode: orNull(textField("Postcode, `1234 AB`.")),
    city: textField("Place (plaatsnaam), in capitals as DUO writes it."),
    municipalityCode: textField("Municipality (gemeentenummer), four digits."),
    denomination: orNull(textField("Denomination of the school (denominatie): of the institution, never of a person.")),
    province: orNull(textField("Province (provincie).")),
    sector: orNull(
      codeField(
        SECTORS,
        "Sector of the register that has it: primary (PO) or secondary education (VO). Null: primary, as all were before the hub knew others.",
      ),
    ),
  },
});

export type SiteRecord = RecordOf<typeof site>;
