import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { supergraphFile } from "@regiohub/infra/graphql/compose";
import { SCALARS } from "@regiohub/infra/graphql/scalars";
import { type OpenSubgraph, openSubgraph } from "@regiohub/infra/graphql/subgraph";
import type { RunningServer } from "@regiohub/infra/serving";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import { countRows } from "@regiohub/infra/testing/rows";
import { testSeals } from "@regiohub/infra/testing/seals";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { COSTS, LIST_SIZES } from "@regiohub/schema/access/list-sizes";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import {
  buildClientSchema,
  type GraphQLObjectType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNullableType,
  type IntrospectionQuery,
  isListType,
  isObjectType,
} from "graphql";
import { type FilledHub, filledHub, hub, quiet } from "../hub.js";
import { allFieldsOf } from "./support/all-fields.js";
import { type ArgumentValues, randomRequest } from "./support/random-documents.js";
import { post, type Reply } from "./support/surface.js";
import { timeoutOf } from "./support/timeout.js";

/** The token of each is its name. */
const CALLERS: Readonly<Record<string, Caller>> = {
  board: { ...boardCaller("99001", "99002"), scopes: [...hub.access.scopes.board] },
  partner: { ...partner, scopes: [...hub.access.scopes.partner] },
};
/** Most that one operation of each may cost, as README.md says. */
const MOST: Readonly<Record<string, number>> = { board: 100_000, partner: 20_000 };

interface Cost {
  readonly requested: number;
  readonly actual: number;
}

let filled: FilledHub;
let subgraphs: readonly OpenSubgraph[];
let gateway: RunningServer;
let schema: GraphQLSchema;
let values: ArgumentValues;
const counted = countRows();

beforeAll(async () => {
  filled = await filledHub();
  const options = { url: filled.url, seals: testSeals, audit: testAuditKeys(), statementTimeoutMs: 10_000 };
  subgraphs = hub.subgraphs.map((subgraph) => openSubgraph(subgraph, options));
  gateway = await hub.serveGateway({
    supergraph: await readFile(supergraphFile(hub.root), "utf8"),
    inProcess: subgraphs,
    scalars: SCALARS,
    port: 0,
    host: "127.0.0.1",
    open: false,
    access: hub.access,
    authenticate: async ({ authorization }) => CALLERS[authorization?.slice("Bearer ".length) ?? ""],
    signCaller: async () => "",
    checks: {},
    timeoutMs: 10_000,
    log: quiet,
  });
  schema = buildClientSchema((await ask("board", getIntrospectionQuery())).body?.data as unknown as IntrospectionQuery);
  values = await argumentValues();
  await releaseFigures();
});
afterAll(async () => {
  counted.undo();
  await gateway.close();
  for (const subgraph of subgraphs) await subgraph.close();
  await filled.drop();
});

const ask = (caller: string, query: string, variables: object = {}): Promise<Reply> =>
  post(`${gateway.url}/graphql`, caller, JSON.stringify({ query, variables }));

/** Figures are counted once and then stand: what that once costs is the hub's, not that of whoever asks first. */
async function releaseFigures(): Promise<void> {
  for (const caller of Object.keys(CALLERS)) {
    const octobers = [2010, 2012, 2024, 2025].map((year) => `${year}-10-01`);
    for (const day of [...DAYS.filter((one) => one.endsWith("-01")), ...octobers]) {
      const ofRegions = REGIONS.map(
        (code) => `${code}: region(scheme: ARBEIDSMARKTREGIO, code: "${code}") { workforce(on: "${day}") { on } }`,
      );
      const { body } = await ask(
        caller,
        `{ ${ofRegions.join(" ")} swv(code: "PO2203") { workforce(on: "${day}") { on } } boards(first: 100, filter: { delivers: true }) { edges { node { workforce(on: "${day}") { on } } } } }`,
      );
      expect(body?.errors).toBeUndefined();
    }
  }
}

const DAYS = ["2026-10-01", "2024-02-29", "2000-01-01"];
const REGIONS = ["AM03", "AM06"];

const costOf = ({ body }: Reply): Cost | undefined => body?.extensions?.cost as Cost | undefined;

/** What there is to ask for: the demo's boards, the things that they have, and some that nobody has. */
async function argumentValues(): Promise<ArgumentValues> {
  const known = await ask(
    "board",
    `{ board(number: "99001") { schools(first: 3) { edges { node { brin sites(first: 2) { edges { node { code } } } } } } }
       vacancies(first: 3) { edges { node { id } } } mobilityCentres(first: 3) { edges { node { id } } } }`,
  );
  const found = (pattern: RegExp) => [...known.text.matchAll(pattern)].map(([, value]) => JSON.stringify(value));
  const days = DAYS.map((day) => JSON.stringify(day));
  const boards = ['"99001"', '"99001"', '"99002"', '"99003"', '"00000"'];
  const [sites, ids] = [found(/"code":"(\w+)"/g), found(/"id":"([\w-]+)"/g)];
  return {
    first: ["1", "2", "3", "5", "20", "50", "100"],
    on: days,
    validOn: days,
    asOf: ['"2099-01-01T00:00:00Z"', '"2001-01-01T00:00:00Z"'],
    superseded: ["true", "false"],
    scheme: ["ARBEIDSMARKTREGIO"],
    by: [
      "[AGE_BAND]",
      "[SITE, SEX, SCALE]",
      "[FUNCTION_GROUP, CONTRACT]",
      "[BOARD, SCALE]",
      "[AGE_BAND, SEX, RETIREMENT]",
      "[]",
    ],
    number: boards,
    brin: [...found(/"brin":"(\w+)"/g), '"00AA"'],
    from: ["2010", "2024"],
    until: ["2024", "2030"],
    "Board.redundancy.from": ['"2024-10-01"', '"2025-10-01"'],
    "Region.redundancy.from": ['"2024-10-01"', '"2025-10-01"'],
    "Region.flows.from": ['"2024-10-01"', '"2025-10-01"'],
    "Board.flows.from": ['"2024-10-01"', '"2025-10-01"'],
    to: ['"2025-10-01"'],
    windowDays: ["31", "62", "92"],
    "Board.workforceSeries.from": ["2024", "2025"],
    "Board.workforceSeries.until": ["2025", "2026"],
    "Region.workforceSeries.from": ["2024", "2025"],
    "Region.workforceSeries.until": ["2025", "2026"],
    "Swv.workforceSeries.from": ["2024", "2025"],
    "Swv.workforceSeries.until": ["2025", "2026"],
    "Workforce.change.from": ["2024", "2025"],
    "Query.site.code": [...sites, '"00AA00"'],
    measure: ["PERSONS", "FTE"],
    years: ["[2024]", "[2010, 2012, 2026]"],
    year: ["2026", "2030"],
    functionGroup: ["TEACHING", "null"],
    sex: ["FEMALE", "null"],
    contract: ["PERMANENT", "null"],
    aboveSchool: ["true", "false"],
    scenario: ['{ outflowRate: "0.05", inflowFte: "1", draws: 10 }'],
    within: ['{ scheme: ARBEIDSMARKTREGIO, code: "AM03" }'],
    "Board.staffForecast.years": ["1", "6"],
    "Region.staffForecast.years": ["1", "6"],
    "Swv.staffForecast.years": ["1", "6"],
    bands: ['"M0"', '"DUO_10"', '"FIVE"'],
    decimals: ["0", "2"],
    "Query.regionalStatistics.region": [...REGIONS.map((code) => JSON.stringify(code)), '"Drenthe"'],
    "Query.regionalStatistics.scheme": ["ARBEIDSMARKTREGIO", "UNSPECIFIED"],
    "Query.region.code": REGIONS.map((code) => JSON.stringify(code)),
    "Query.swv.code": ['"PO2203"', '"PO0001"'],
    "Query.municipality.code": ['"0106"', '"0000"'],
    "Query.subsidyScheme.code": ['"nobody-has-this"'],
    id: [...ids, '"bm9uZQ"'],
    orderBy: [],
    "Query.boards.filter": ["{ delivers: true }", '{ numbers: ["99001", "99002"] }'],
    "Query.vacancies.filter": boards.map((board) => `{ board: ${board} }`),
    "Query.mobilityCentres.filter": ["{ status: ACTIVE }"],
    "Board.vacancies.filter": ["{ status: [EXTERNAL, REGIONAL] }"],
  };
}

describe("G-03: the cost of a random document", () => {
  it(
    "is never less than the rows that were read for it, nor than what it gave; and refused only beyond the most",
    async () => {
      let executed = 0;
      let read = 0;
      const cases = await forSeeds("G-03", { commit: 2_000, long: 200_000 }, async (random, seed) => {
        const caller = seed % 3 === 0 ? "partner" : "board";
        const { query, variables } = randomRequest(schema, values, random);
        const before = counted.rows();
        const reply = await ask(caller, query, variables);
        const rows = counted.rows() - before;
        const cost = costOf(reply);
        if (!cost) {
          const [error] = reply.body?.errors ?? [];
          const [, requested] = /may cost (\d+)/.exec(error?.message ?? "") ?? [];
          expect({ query, message: error?.message, isDear: Number(requested) > (MOST[caller] ?? 0) }).toMatchObject({
            isDear: true,
          });
          expect([reply.status, error?.extensions?.code, rows]).toEqual([400, "OPERATION_REFUSED", 0]);
          return;
        }
        executed++;
        read += rows;
        expect({ query, rows, ...cost, isTrue: cost.requested >= Math.max(rows, cost.actual) }).toMatchObject({
          isTrue: true,
        });
      });
      // Else the test says nothing: most run, and read something.
      expect(executed).toBeGreaterThan(cases * 0.5);
      expect(read).toBeGreaterThan(executed);
    },
    timeoutOf("G-03"),
  );
});

describe("G-03: what an adviser asks in one go", () => {
  const cells = "cells { keys { dimension code } persons employments fte why sharePercent { value why } }";
  const since = (year: number) =>
    `since${year}: change(from: ${year}) { absolute { value why } percent { value why } percentPerYear { value why } }`;
  it.each([
    ["ten years by age", `workforceSeries(from: 2017, until: 2026, by: [AGE_BAND]) { on persons ${cells} }`],
    [
      "three tables",
      ["AGE_BAND, SEX", "FUNCTION_GROUP, CONTRACT", "AGE_BAND, FUNCTION_GROUP"]
        .map((by, at) => `t${at}: workforce(on: "2026-10-01", by: [${by}]) { persons fte ${cells} }`)
        .join(" "),
    ],
    [
      "published figures of four years beside the own",
      `statistics(measure: PERSONS, bands: "M0", years: [2010, 2012, 2024, 2026]) { rows { band year facts { dataset value { value why } ${since(2010)} ${since(2012)} ${since(2024)} } own { value { value why } } } }`,
    ],
  ])("costs no more than it may: %s", async (_, question) => {
    const reply = await ask("partner", `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") { ${question} } }`);
    expect(reply.body?.errors).toBeUndefined();
    expect(costOf(reply)?.requested).toBeLessThan((MOST.partner ?? 0) / 2);
  });
});

describe("G-03: a region's page", () => {
  it("with all fields of its staff by age and by board, of flows and of the forecast costs less than half of what it may", async () => {
    const all = (name: string) => allFieldsOf(schema.getType(name) as GraphQLObjectType);
    const staff = all("Workforce");
    const reply = await ask(
      "partner",
      `{ region(scheme: ARBEIDSMARKTREGIO, code: "AM03") {
        byAge: workforce(on: "2026-10-01", by: [AGE_BAND, SEX]) { ${staff} }
        byBoard: workforce(on: "2026-10-01", by: [BOARD]) { ${staff} }
        flows(from: "2025-10-01", to: "2026-10-01") { ${all("Flows")} }
        staffForecast(from: 2026) { ${all("StaffForecast")} } } }`,
    );
    expect(reply.body?.errors).toBeUndefined();
    expect(costOf(reply)?.requested).toBeLessThan((MOST.partner as number) / 2);
  });
});

describe("G-03: every list of the schema", () => {
  it("that has no pages has a size that its SQL keeps to, and nothing else has", () => {
    const lists = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith("__")
        ? Object.values(type.getFields())
            .filter(({ name, type: given }) => isListType(getNullableType(given)) && name !== "edges")
            .map(({ name }) => `${type.name}.${name}`)
        : [],
    );
    expect(lists.sort()).toEqual(Object.keys(LIST_SIZES).sort());
  });

  it("and every field with a weight of its own, or that names a board, is there", () => {
    const { fields, boards, years, divisions } = COSTS;
    for (const coordinate of [fields, boards, years, divisions].flatMap(Object.keys)) {
      const [type, field] = coordinate.split(".") as [string, string];
      const known = schema.getType(type);
      expect({ coordinate, isThere: isObjectType(known) && field in known.getFields() }).toMatchObject({
        isThere: true,
      });
    }
  });
});
