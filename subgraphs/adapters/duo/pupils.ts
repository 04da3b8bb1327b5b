import { invalid } from "@regiohub/infra/ingest/cell";
import { type Column, code, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine, constant, firstOf } from "@regiohub/infra/ingest/derive";
import { pupilSite, pupils } from "@regiohub/schema/records/index";
import type { PupilsRecord } from "@regiohub/schema/records/pupils";
import { headerOf, ofCountedYears } from "./counted-years.js";
import { shaped, siteCode } from "./sites.js";

/** The file that both exports read: a row per site, a column per year. */
const FILE = {
  name: "pupils.csv",
  file: /^(pupils|06\W.*leerlingen.*vestiging.*)\.csv$/i,
  required: false, // the sites may come by themselves
} as const;

const KINDS = { BO: "BO", SBO: "SBO", SO: "SO", VSO: "VSO", "SO/VSO": "SO_VSO" } as const;

/** The number of the board where none is known. */
const NOBODY = "0";

const board = shaped(/^\d{5}$/, "a board number: five digits, or 0", "een nummer bevoegd gezag: vijf cijfers, of 0");

/** The number of what is in no municipality of the country: Dutch schools abroad, and what is not known. */
const NOWHERE = "9999";

/** DUO `06. Historisch overzicht aantal leerlingen per schoolvestiging`: the sites, open and closed. Source: ./README.md */
export const pupilSites = defineExport({
  ...FILE,
  record: pupilSite,
  columns: {
    siteCode,
    // The publisher quotes what is in quotes already.
    name: firstOf(text("NAAM_VESTIGING").optional(), text("VESTIGINGSNAAM").optional()).map((name) =>
      name.replaceAll('""', '"'),
    ),
    schoolKind: code("SOORT_VESTIGING", KINDS),
    boardNumber: firstOf(text("BEVOEGD_GEZAG_NUMMER").optional(), text("BEVOEGD GEZAG NUMMER").optional())
      .map((value) => (value === NOBODY ? null : board(value)))
      .orNull(),
    municipalityCode: firstOf(text("GEMEENTECODE_VESTIGING").optional(), text("GEMEENTENUMMER").optional())
      .map((value) => {
        if (!/^\d{1,4}$/.test(value)) {
          return invalid("a municipality number: at most four digits", "een gemeentenummer: hoogstens vier cijfers");
        }
        const number = value.padStart(4, "0"); // this file leaves the zeros in front out
        return number === NOWHERE ? null : number;
      })
      .orNull(),
  },
});

/** The years that a column is read for: DUO begins with the first and adds one each year. */
const YEARS = Array.from({ length: 40 }, (_, index) => 1996 + index);

/** As the publisher writes what it hides. */
const HIDDEN = "<5";

const counts: Readonly<Record<string, Column<number | typeof HIDDEN | null>>> = Object.fromEntries(
  YEARS.map((year) => [
    String(year),
    text(headerOf(year))
      .map((value) => {
        if (value === HIDDEN) return HIDDEN;
        return /^\d{1,5}$/.test(value) ? Number(value) : invalid("a whole number, or <5", "een geheel getal, of <5");
      })
      .optional(),
  ]),
);

/** What a row says of each year in which its site had pupils. */
const history = combine(counts, (found) =>
  Object.entries(found).flatMap(([year, count]): Pick<PupilsRecord, "year" | "pupils">[] =>
    count === null || count === 0 ? [] : [{ year: Number(year), pupils: count === HIDDEN ? null : count }],
  ),
);

/** The same file: the pupils of each site in each year in which it had any. Source: ./README.md */
export const sitePupils = defineExport({
  ...FILE,
  record: pupils,
  columns: { siteCode, year: constant(0), pupils: constant(null) },
  spread: ofCountedYears(history, YEARS),
});
