import { asDelimited, type Files, tableOf } from "./table.js";

/** A register of sites, as DUO publishes it: `[board, site code]` each. */
export const registerOf = (sites: readonly (readonly [board: string, code: string])[]): Files => ({
  "register.csv": asDelimited(
    tableOf(
      "register",
      sites.map(([board, code]) => ({
        PROVINCIE: "Drenthe",
        "BEVOEGD GEZAG NUMMER": board,
        INSTELLINGSCODE: code.slice(0, 4),
        VESTIGINGSCODE: code,
        VESTIGINGSNAAM: `School ${code}`,
        STRAATNAAM: "Dorpsstraat",
        "HUISNUMMER-TOEVOEGING": "1",
        POSTCODE: "7811 AB",
        PLAATSNAAM: "EMMEN",
        GEMEENTENUMMER: "0114",
        DENOMINATIE: "Openbaar",
      })),
    ),
    ";",
  ),
});
