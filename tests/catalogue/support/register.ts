import { asDelimited, type Files, tableOf } from "./table.js";

/** Where a site lies. */
export interface Town {
  readonly province: string;
  readonly name: string;
  /** Number of its municipality (gemeentenummer). */
  readonly municipality: string;
  readonly postcode: string;
}

const EMMEN: Town = { province: "Drenthe", name: "EMMEN", municipality: "0114", postcode: "7811 AB" };

/** A site of a board; in Emmen, unless it says otherwise. */
export type RegisteredSite = readonly [board: string, code: string, town?: Town];

/** A register of sites, as DUO publishes it. */
export const registerOf = (sites: readonly RegisteredSite[], file = "register.csv"): Files => ({
  [file]: asDelimited(
    tableOf(
      file,
      sites.map(([board, code, { province, name, municipality, postcode } = EMMEN]) => ({
        PROVINCIE: province,
        "BEVOEGD GEZAG NUMMER": board,
        INSTELLINGSCODE: code.slice(0, 4),
        VESTIGINGSCODE: code,
        VESTIGINGSNAAM: `School ${code}`,
        STRAATNAAM: "Dorpsstraat",
        "HUISNUMMER-TOEVOEGING": "1",
        POSTCODE: postcode,
        PLAATSNAAM: name,
        GEMEENTENUMMER: municipality,
        DENOMINATIE: "Openbaar",
      })),
    ),
    ";",
  ),
});
