import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { check } from "@regiohub/infra/ingest/check";
import { ingest } from "@regiohub/infra/ingest/ingest";
import { listRejections } from "@regiohub/infra/ingest/list-rejections";
import type { RunningServer } from "@regiohub/infra/serving";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { ask, type FilledHub, filledHub, hub, serveFilled } from "../hub.js";

const BOARD = "99001";
const DAY = "2024-10-01";
/** A register with the board and a school of its own: who has none may not deliver. */
const REGISTER = `BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;DENOMINATIE
${BOARD};98ZA;98ZA00;De Proef;Dorpsstraat;1;7811 AB;EMMEN;0114;Openbaar
`;

const WITH_REGISTER = {
  name: "line sizes",
  version: "1",
  async run(url: string) {
    await withClient(url, (client) => prepareDatabase(client, hub.subgraphs));
    const path = join(folder, "register.csv");
    await writeFile(path, REGISTER);
    await ingest({ hub, url, files: [path], board: BOARD });
  },
};

let filled: FilledHub;
let server: RunningServer;
let bearer: string;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-line-sizes-"));
});
afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  filled = await filledHub(WITH_REGISTER);
  server = await serveFilled(filled);
  bearer = await filled.bearer(boardCaller(BOARD));
}, 60_000);
afterEach(async () => {
  await server.close();
  await filled.drop();
});

interface Contract {
  readonly number: string;
  readonly sizes: readonly number[];
}

/** Contracts of three people: by birth year, for the graph shows a board no numbers of people here. */
const PEOPLE: Readonly<Record<number, readonly Contract[]>> = {
  1970: [{ number: "1", sizes: [0.5, 0.3] }],
  1980: [
    { number: "1", sizes: [0.4] },
    { number: "2", sizes: [0.1, 0.2, 0.15] },
  ],
  1990: [],
};

/** FTE of each employment of each person on a day: what the file says, added up by hand. */
const summed = (people: typeof PEOPLE) =>
  Object.entries(people).map(([year, contracts]) => [
    Number(year),
    contracts.map(({ sizes }) => sizes.reduce((sum, size) => sum + size, 0).toFixed(4)).sort(),
  ]);

/** What the graph says of the same. */
async function shown() {
  const { body } = await ask(
    server.url,
    `{ board(number: "${BOARD}") { staffMembers(first: 50) { edges { node {
      birthYear employments { fte(on: "${DAY}") assignments { share } } } } } } }`,
    bearer,
  );
  expect(body.errors).toBeUndefined();
  const board = body.data?.board as { staffMembers: { edges: { node: Node }[] } } | undefined;
  const nodes = board?.staffMembers.edges.map(({ node }) => node) ?? [];
  for (const { employments } of nodes) {
    for (const { assignments } of employments)
      expect(assignments.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 6);
  }
  return nodes
    .map(
      ({ birthYear, employments }) => [birthYear, employments.map(({ fte }) => Number(fte).toFixed(4)).sort()] as const,
    )
    .sort(([a], [b]) => a - b);
}

interface Node {
  readonly birthYear: number;
  readonly employments: readonly {
    readonly fte: string | null;
    readonly assignments: readonly { readonly share: string }[];
  }[];
}

const MEMBER = "{ memberNumber: nummer, bornOn: geboren }";
const PROFILES = {
  csv: `source: generic
sizeOf: line
units: { U0: null, U1: null, U2: null }
files:
  - { file: leden.csv, record: member, columns: ${MEMBER} }
  - file: regels.csv
    record: employment
    columns: { memberNumber: nummer, employmentNumber: contract, contractKind: soort, contractStartsOn: begin, unitCode: afdeling, fte: wtf }
`,
  json: `source: generic
sizeOf: line
units: { U0: null, U1: null, U2: null }
files:
  - { file: leden.json, rows: "leden", record: member, columns: ${MEMBER} }
  - file: leden.json
    rows: "leden[].contracten[].regels[]"
    record: employment
    columns: { memberNumber: nummer, employmentNumber: "contracten[].nummer", contractKind: "contracten[].soort", contractStartsOn: "contracten[].begin", unitCode: "contracten[].regels[].afdeling", fte: "contracten[].regels[].wtf" }
`,
} as const;

const WRITERS: Readonly<Record<keyof typeof PROFILES, (people: typeof PEOPLE) => Readonly<Record<string, string>>>> = {
  csv: (people) => ({
    "leden.csv": ["nummer;geboren", ...Object.keys(people).map((year) => `N${year};${year}-02-03`), ""].join("\n"),
    "regels.csv": [
      "nummer;contract;soort;begin;afdeling;wtf",
      ...Object.entries(people).flatMap(([year, contracts]) =>
        contracts.flatMap(({ number, sizes }) =>
          sizes.map((size, unit) => `N${year};${number};vast;2020-08-01;U${unit};${size}`),
        ),
      ),
      "",
    ].join("\n"),
  }),
  json: (people) => ({
    "leden.json": JSON.stringify({
      leden: Object.entries(people).map(([year, contracts]) => ({
        nummer: `N${year}`,
        geboren: `${year}-02-03`,
        contracten: contracts.map(({ number, sizes }) => ({
          nummer: number,
          soort: "vast",
          begin: "2020-08-01",
          regels: sizes.map((wtf, unit) => ({ afdeling: `U${unit}`, wtf })),
        })),
      })),
    }),
  }),
};

async function write(form: keyof typeof PROFILES, people: typeof PEOPLE): Promise<string[]> {
  const files = Object.entries({ ...WRITERS[form](people), "profile.yaml": PROFILES[form] });
  await Promise.all(files.map(([name, text]) => writeFile(join(folder, name), text)));
  return files.map(([name]) => join(folder, name));
}

const bring = (files: readonly string[]) => ingest({ hub, url: filled.url, files, board: BOARD });

describe.each(["csv", "json"] as const)("lines with sizes of their own, in %s", (form) => {
  it("are the size of each employment in the graph, also when one of them changes later", async () => {
    const files = await write(form, PEOPLE);
    expect(await bring(files)).toMatchObject([{ source: "generic", state: "loaded" }]);
    expect(await shown()).toEqual(summed(PEOPLE));
    expect(summed(PEOPLE).flat(2)).toContain("0.8000");
    const changed = { ...PEOPLE, 1970: [{ number: "1", sizes: [0.5, 0.4] }] };
    await write(form, changed);
    expect(await bring(files)).toMatchObject([{ state: "loaded" }]);
    expect(await shown()).toEqual(summed(changed));
  }, 60_000);
});

it("a row that nobody can read changes no employment: the delivery is refused, and says where", async () => {
  const files = await write("csv", PEOPLE);
  await bring(files);
  const path = join(folder, "regels.csv");
  await writeFile(path, WRITERS.csv(PEOPLE)["regels.csv"]?.replace(";U1;0.3", ";;U1;0.3") ?? "");
  const [run] = await bring(files);
  expect(run).toMatchObject({
    state: "refused",
    error: { code: "ROWS_REFUSED", message: expect.stringContaining("regels.csv line 3") },
  });
  const rejections = await withClient(filled.url, (client) => listRejections(client, run?.id ?? 0, filled.config.home));
  expect(rejections).toMatchObject([{ file: "regels.csv", line: 3, code: "ROW_MALFORMED" }]);
  expect(await shown()).toEqual(summed(PEOPLE));
}, 60_000);

it("rows in lists that are refused are given back with what stands around them, each its own", async () => {
  const [path = "", profile = ""] = await write("json", PEOPLE);
  const text = WRITERS.json(PEOPLE)["leden.json"]?.replace('"wtf":0.15', '"wtf":"veel"') ?? "";
  await writeFile(path, text);
  const [run] = await bring([path, profile]);
  expect(run).toMatchObject({ state: "loaded" });
  const rejections = await withClient(filled.url, (client) => listRejections(client, run?.id ?? 0, filled.config.home));
  expect(rejections).toMatchObject(
    [3, 4, 5].map((line, index) => ({
      file: "leden.json",
      line: line + 1,
      column: "contracten[].regels[].wtf",
      cells: { nummer: "N1980", "contracten[].nummer": "2", "contracten[].regels[].afdeling": `U${index}` },
    })),
  );
}, 60_000);

it("a check finds the contradictions among rows that a delivery finds, at the same places", async () => {
  const path = join(folder, "dubbel.csv");
  const profile = `source: generic
files:
  - file: dubbel.csv
    record: member
    columns: { memberNumber: nummer, bornOn: geboren }
`;
  const rows = ["N1;1970-02-03", "N2;1980-02-03", "N1;1970-02-03", "N2;1981-02-03", "N3;1990-02-03", "N2;1980-02-03"];
  await writeFile(path, ["nummer;geboren", ...rows, ""].join("\n"));
  const options = { files: [path], board: BOARD, profile: { text: profile } };
  const [checked] = await check({ adapters: hub.adapters, ...options });
  const [run] = await ingest({ hub, url: filled.url, ...options });
  const delivered = await withClient(filled.url, (client) => listRejections(client, run?.id ?? 0, filled.config.home));
  const places = (list: readonly { line: number; column: string | null; code: string; expected: object }[]) =>
    list.map(({ line, column, code, expected }) => ({ line, column, code, expected }));
  expect(checked?.rejections.map(({ line, code }) => `${line} ${code}`)).toEqual(
    [3, 5, 7].map((line) => `${line} KEY_CONFLICT`),
  );
  expect(places(delivered)).toEqual(places(checked?.rejections ?? []));
  expect(checked?.counts.member).toMatchObject({ refused: 3 });
}, 60_000);
