import { invalid } from "@regiohub/infra/ingest/cell";
import { type Column, code, date, integer, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine } from "@regiohub/infra/ingest/derive";
import { FACT_MEASURES, FACT_PLACES, type FactRecord } from "@regiohub/schema/records/fact";
import { fact } from "@regiohub/schema/records/index";
import { publishedFigure } from "../published.js";

/** One of a record's own words, in any case. */
const word = <const C extends string>(header: string, words: readonly C[]): Column<C> =>
  code(header, Object.fromEntries(words.map((one) => [one, one])) as Record<string, C>);

/** The same, `ALL` where the cell is empty or the column is not there. */
const wordOrAll = <const C extends string>(header: string, words: readonly C[]): Column<C | "ALL"> =>
  word(header, words)
    .optional()
    .map((value) => value ?? "ALL");

const PLACE_CODES: Readonly<Record<FactRecord["place"], RegExp>> = {
  REGION: /^[A-Z0-9]{1,20}$/,
  COUNTRY: /^NL$/,
  BOARD: /^\d{5}$/,
  ABOVE_SCHOOL: /^\d{5}$/,
  SCHOOL: /^\d{2}[A-Z]{2}$/,
};

const place = word("place", FACT_PLACES);
const measure = word("measure", FACT_MEASURES);
const bands = text("bands").optional();
const figure = combine({ cell: text("value").orNull(), measure }, ({ cell, measure: of }) => publishedFigure(cell, of));

/** `facts.csv`: one row per published figure. Source: ./README.md */
export const facts = defineExport({
  name: "facts.csv",
  file: /^facts\.csv$/i,
  record: fact,
  columns: {
    dataset: text("dataset").map((name) =>
      /^[A-Z][A-Z0-9_]{0,39}$/.test(name)
        ? name
        : invalid("a short name: capitals, digits, _", "een korte naam: hoofdletters, cijfers, _"),
    ),
    edition: text("edition").map((edition) =>
      /^20\d\d(-\d\d-\d\d)?$/.test(edition) ? edition : invalid("a year or a day, 2025", "een jaar of een dag, 2025"),
    ),
    source: text("source"),
    url: text("url").optional(),
    place,
    scheme: combine({ scheme: text("scheme").optional(), place }, ({ scheme, place: of }) =>
      (of === "REGION") === (scheme !== null)
        ? (scheme?.toUpperCase() ?? "NONE")
        : invalid("a scheme for a region, and nothing for others", "een indeling bij een regio, en anders niets"),
    ),
    placeCode: combine({ code: text("placeCode"), place }, ({ code: of, place: kind }) =>
      PLACE_CODES[kind].test(of) ? of : invalid("a code of this kind of place", "een code van zo'n plaats"),
    ),
    boardNumber: combine({ board: text("boardNumber").optional(), place }, ({ board, place: kind }) =>
      board === null || (kind === "SCHOOL" && PLACE_CODES.BOARD.test(board))
        ? board
        : invalid("five digits at a school, else nothing", "vijf cijfers bij een school, anders niets"),
    ),
    educationType: text("educationType")
      .optional()
      .map((type) => type ?? "ALL"),
    measure,
    functionGroup: wordOrAll("functionGroup", ["ALL", "MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE", "UNKNOWN"]),
    sex: wordOrAll("sex", ["ALL", "MALE", "FEMALE", "OTHER", "UNKNOWN"]),
    contract: wordOrAll("contract", ["ALL", "PERMANENT", "TEMPORARY", "UNKNOWN"]),
    bands: bands.map((scheme) => scheme ?? "NONE"),
    band: combine({ band: text("band").optional(), bands }, ({ band, bands: scheme }) =>
      (band === null) === (scheme === null)
        ? (band ?? "ALL")
        : invalid("a band where there are bands, else nothing", "een klasse waar een indeling is, anders niets"),
    ),
    year: integer("year", { min: 1900, max: 2100 }),
    onDay: date("onDay").optional(),
    value: figure.map(({ value }) => value),
    why: figure.map(({ why }) => why),
    raw: figure.map(({ raw }) => raw),
  },
});
