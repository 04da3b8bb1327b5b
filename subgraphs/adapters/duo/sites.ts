import { invalid } from "@regiohub/infra/ingest/cell";
import { text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine, constant, firstOf } from "@regiohub/infra/ingest/derive";
import { site } from "@regiohub/schema/records/index";

/** Text of one form only, else the words for what it should be. */
export const shaped = (shape: RegExp, en: string, nl: string) => (value: string) =>
  shape.test(value) ? value : invalid(en, nl);

// The second header of a pair is the one of editions before the words "instelling" and "vestiging" came in.
/** A school's BRIN. */
const brin = firstOf(text("INSTELLINGSCODE").optional(), text("BRIN NUMMER").optional()).map(
  shaped(/^\d{2}[A-Z]{2}$/, "a BRIN: two digits, two capitals", "een BRIN: twee cijfers, twee hoofdletters"),
);
const siteNumber = firstOf(text("VESTIGINGSCODE").optional(), text("VESTIGINGSNUMMER").optional());

/** A site's code: the school's BRIN and two digits, in whichever of both forms an edition gives it. */
export const siteCode = combine({ siteNumber, brin }, ({ siteNumber: number, brin: school }) => {
  const code = /^\d{2}$/.test(number) ? school + number : number; // some editions give the last two digits only
  return /^\d{2}[A-Z]{2}\d{2}$/.test(code) && code.startsWith(school)
    ? code
    : invalid(
        "the school's BRIN and two digits, or the two digits",
        "de BRIN van de school en twee cijfers, of de twee cijfers",
      );
});

/** What a row of a register says of a site, whatever the sector. */
const columns = {
  siteCode,
  brin,
  boardNumber: text("BEVOEGD GEZAG NUMMER").map(
    shaped(/^\d{5}$/, "a board number: five digits", "een nummer bevoegd gezag: vijf cijfers"),
  ),
  name: text("VESTIGINGSNAAM"),
  street: text("STRAATNAAM").orNull(),
  houseNumber: text("HUISNUMMER-TOEVOEGING").orNull(),
  postcode: text("POSTCODE")
    .map((value) => {
      const parts = /^(\d{4}) ?([A-Z]{2})$/i.exec(value);
      return parts
        ? `${parts[1]} ${parts[2]?.toUpperCase()}`
        : invalid("a postcode: four digits, two letters", "een postcode: vier cijfers, twee letters");
    })
    .orDropped(),
  city: text("PLAATSNAAM"),
  municipalityCode: text("GEMEENTENUMMER").map(
    shaped(/^\d{4}$/, "a municipality number: four digits", "een gemeentenummer: vier cijfers"),
  ),
  denomination: text("DENOMINATIE").orNull(),
  province: text("PROVINCIE").optional(),
};

/** DUO `02. Alle schoolvestigingen basisonderwijs`: one row per site. Source: ./README.md */
export const sites = defineExport({
  name: "register.csv",
  file: /^(register|sites|02\W.*schoolvestigingen.*|vestigingenbo)\.csv$/i,
  required: false, // the pupils may come by themselves
  record: site,
  columns: { ...columns, sector: constant("PO") },
});

/** DUO `02. Alle vestigingen VO`: one row per site of secondary education, in the same columns. Source: ./README.md */
export const secondarySites = defineExport({
  name: "register-vo.csv",
  file: /^(register-vo|0[12]\W.*vestigingen[\W_]vo|vestigingenvo)\.csv$/i,
  record: site,
  required: false,
  columns: { ...columns, sector: constant("VO") },
});
