import { invalid } from "@regiohub/infra/ingest/cell";
import { code, text } from "@regiohub/infra/ingest/columns";
import { defineExport } from "@regiohub/infra/ingest/define";
import { combine, constant, firstOf } from "@regiohub/infra/ingest/derive";
import { fact } from "@regiohub/schema/records/index";
import { latestYear, wideFigures } from "./wide.js";

/** What stands for a school where people of a board work above its schools. */
const ABOVE_SCHOOL = "BOVENSCHOOLS";

// Sheets hold numbers, and so lose their zeros in front; some editions write them as 41629.0.
const board = firstOf(text("BEVOEGD GEZAG").optional(), text("BEVOEGD GEZAG NUMMER").optional()).map((number) =>
  /^\d{1,5}(\.0)?$/.test(number)
    ? number.replace(/\.0$/, "").padStart(5, "0")
    : invalid("a board number: five digits", "een nummer bevoegd gezag: vijf cijfers"),
);

const school = firstOf(
  text("INSTELLINGSCODE").optional(),
  text("BRIN NUMMER").optional(),
  text("BRIN_NUMMER").optional(),
  text("BRINNUMMER").optional(),
).map((brin) =>
  /^\d{2}[A-Z]{2}$/.test(brin) || brin.toUpperCase() === ABOVE_SCHOOL
    ? brin.toUpperCase()
    : invalid("a BRIN, or bovenschools", "een BRIN, of bovenschools"),
);

/** DUO `01. Onderwijspersoneel po in personen`: a row per school, or per school and function group. Source: ./README.md */
export const persons = defineExport({
  name: "01.-onderwijspersoneel-po-in-personen.xlsx",
  file: /^01\W+(onderwijspersoneel-)?po-(in-)?personen[^/]*\.(xlsx|csv)$/i,
  record: fact,
  columns: {
    dataset: constant("DUO_STAFF_PERSONS"),
    edition: latestYear,
    source: constant("DUO, open onderwijsdata: onderwijspersoneel po in personen"),
    url: constant("https://duo.nl/open_onderwijsdata"),
    place: school.map((brin) => (brin === ABOVE_SCHOOL ? "ABOVE_SCHOOL" : "SCHOOL")),
    scheme: constant("NONE"),
    placeCode: combine({ school, board }, ({ school: brin, board: number }) => (brin === ABOVE_SCHOOL ? number : brin)),
    boardNumber: combine({ school, board }, ({ school: brin, board: number }) =>
      brin === ABOVE_SCHOOL ? null : number,
    ),
    educationType: text("ONDERWIJSTYPE"),
    functionGroup: code("FUNCTIEGROEP", {
      Directie: "MANAGEMENT",
      "Onderwijsgevend personeel": "TEACHING",
      "Onderwijsondersteunend personeel": "SUPPORT",
      "Onderwijsondersteunend personeel (OOP/OBP)": "SUPPORT",
      "Leraren in opleiding (LIO)": "TRAINEE",
      Onbekend: "UNKNOWN",
    })
      .optional()
      .map((group) => group ?? "ALL"),
    // What a figure is of stands in its column's header: `spread` says it, figure by figure.
    measure: constant("PERSONS"),
    sex: constant("ALL"),
    contract: constant("ALL"),
    bands: constant("NONE"),
    band: constant("ALL"),
    year: constant(0),
    onDay: constant(null),
    value: constant(null),
    why: constant(null),
    raw: constant(null),
  },
  spread: wideFigures,
});
