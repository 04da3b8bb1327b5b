import { expect, it } from "@jest/globals";
import type { Rejection } from "@regiohub/infra/ingest/rejection";
import { words } from "@regiohub/infra/words";
import { afas } from "./afas/index.js";
import { hrCore } from "./hr-core/index.js";
import { HrDraft } from "./hr-draft.js";

const draftOf = (records: readonly [kind: string, record: Record<string, unknown>][]) => {
  const draft = new HrDraft();
  for (const [kind, record] of records) draft.record(kind, record);
  return draft.lines("en");
};

it("asks for the site of a unit that has none, and says it where the code does", () => {
  const lines = draftOf([
    ["unit", { code: "STAF", siteCode: null }],
    ["employment", { unitCode: "98ZA02", siteCode: "98ZA02" }],
    ["employment", { unitCode: "STAF", siteCode: null }],
    ["employment", { unitCode: "STAF", siteCode: null }],
    ["employment", { unitCode: null, siteCode: null }],
    ["member", { memberNumber: "1" }],
  ]);
  expect(lines).toEqual([
    "units:",
    '  "98ZA02": "98ZA02" # 1 row',
    '  "STAF": null # which site? null: above school level. 2 rows',
  ]);
});

it("asks in Dutch", () => {
  const draft = new HrDraft();
  for (const _ of [1, 2])
    draft.record("employment", { unitCode: "STAF", siteCode: null, functionGroup: null, functionCode: "LK" });
  expect(draft.lines("nl")).toEqual([
    "units:",
    '  "STAF": null # welke vestiging? null: bovenschools. 2 regels',
    "# in welke groep zit elk: MANAGEMENT, TEACHING, SUPPORT of TRAINEE?",
    "#functionGroups:",
    '#  "LK": # 2 regels',
  ]);
});

it("leaves alone a unit whose site another column says", () => {
  expect(draftOf([["employment", { unitCode: "A", siteCode: "98ZA00" }]])).toEqual([]);
  expect(
    draftOf([
      ["employment", { unitCode: "98ZA", siteCode: "98ZA00" }],
      ["employment", { unitCode: "98ZA", siteCode: "98ZA01" }],
    ]),
  ).toEqual([]);
});

it("lists no units when there are so many that they are no codes", () => {
  expect(draftOf(Array.from({ length: 501 }, (_, n) => ["employment", { unitCode: `${n}`, siteCode: null }]))).toEqual(
    [],
  );
});

it("asks in a comment for the group of functions of which nothing says it", () => {
  const line = (functionCode: string | null, functionName: string | null, functionGroup: string | null) =>
    ["employment", { unitCode: null, siteCode: null, functionCode, functionName, functionGroup }] as const;
  const rows = [line("IB", "Intern begeleider", null), line("LRK", "Leraar", "TEACHING"), line("07", null, null)];
  expect(
    draftOf([...rows, line("IB", "Intern begeleider", null), line(null, null, null)].map(([k, r]) => [k, r])),
  ).toEqual([
    "# which group is each in: MANAGEMENT, TEACHING, SUPPORT or TRAINEE?",
    "#functionGroups:",
    '#  "07": # 1 row',
    '#  "IB": # Intern begeleider, 2 rows',
  ]);
});

/** What is drafted of rows that were refused for their contract, with these cells. */
function wordsOf(adapter: typeof afas, column: string, rows: readonly Record<string, string>[]): readonly string[] {
  const draft = new HrDraft();
  const expected = words("a word that contractKinds of the profile explains", "…");
  const rejection: Rejection = { file: "x", line: 2, column, code: "CELL_INVALID", effect: "row", expected };
  for (const cells of rows) draft.refused({ rejection, adapter, cell: (header) => cells[header] ?? "" });
  return draft.lines("en");
}

it.each([
  ["Vast contract", "PERMANENT"],
  ["Onbepaald", "PERMANENT"],
  ["Bepaald", "TEMPORARY"],
  ["Invalkracht", "REPLACEMENT"],
  ["Vervanging vast", "REPLACEMENT"],
  ["LIO-overeenkomst", "TRAINEE"],
  ["Ingehuurd", "EXTERNAL"],
])("guesses %j to be %s", (word, kind) => {
  expect(wordsOf(afas, "Type_contract", [{ Type_contract: word }, { Type_contract: word }])).toEqual([
    "contractKinds:",
    `  "${word}": ${kind} # guessed by the word, 2 rows`,
  ]);
});

it("asks about a word that tells nothing, and counts it as temporary", () => {
  expect(wordsOf(afas, "Type_contract", [{ Type_contract: "Z9" }])).toEqual([
    "contractKinds:",
    '  "Z9": TEMPORARY # how firm is it? 1 row',
  ]);
});

it("looks into the other columns of the kind when its first one is empty, and never into numbers of people", () => {
  const cells = { "[Soort contract]": "NTB", "[Dossiernummer]": "0017" };
  expect(wordsOf(hrCore, "[Code type aanstelling]", [cells])).toContain('  "NTB": TEMPORARY # how firm is it? 1 row');
  expect(wordsOf(hrCore, "[Code type aanstelling]", [{ "[Dossiernummer]": "0017" }])).toEqual([]);
});

it("takes no day and no size for a word, and no other rejection for one of contracts", () => {
  expect(wordsOf(afas, "Type_contract", [{ Type_contract: "2024-08-01" }, { Type_contract: "0.8000" }])).toEqual([]);
  const draft = new HrDraft();
  const rejection: Rejection = {
    file: "x",
    line: 2,
    column: "Type_contract",
    code: "CELL_INVALID",
    effect: "row",
    expected: words("a day", "een dag"),
  };
  draft.refused({ rejection, adapter: afas, cell: () => "Vast" });
  expect(draft.lines("en")).toEqual([]);
});
