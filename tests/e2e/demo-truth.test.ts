import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { adapters, demoTruth, type WrittenDelivery, writeDemo } from "@regiohub/adapters";
import { clientTrace } from "@regiohub/infra/audit/trace";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { type OpenSubgraph, openSubgraph } from "@regiohub/infra/graphql/subgraph";
import { ingest, listRejections, type RunReport } from "@regiohub/infra/ingest/ingest";
import { testAuditKeys } from "@regiohub/infra/testing/audit-keys";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { testSeals } from "@regiohub/infra/testing/seals";
import { mobility } from "@regiohub/mobility";
import { records } from "@regiohub/schema/records/index";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "@regiohub/staff";
import { subsidies } from "@regiohub/subsidies";
import { vacancies } from "@regiohub/vacancies";
import { graphql } from "graphql";

const hub = { adapters, records, subgraphs: [staff, vacancies, subsidies, mobility] };
const options = { boards: 4, staff: 1400, seed: 3 };

describe("a demo that was ingested", () => {
  let home: string;
  let database: FreshDatabase;
  let deliveries: readonly WrittenDelivery[];
  const runs = new Map<string, RunReport[]>();
  const open: OpenSubgraph[] = [];

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "hub-truth-"));
    database = await freshDatabase({
      name: "demo truth",
      version: "1",
      run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, hub.subgraphs))),
    });
    deliveries = await writeDemo({ ...options, out: home });
    for (const { board, files } of deliveries) runs.set(board, await ingest({ hub, url: database.url, board, files }));
    const keys = { seals: testSeals, audit: testAuditKeys() };
    for (const subgraph of [staff, vacancies, mobility]) {
      open.push(openSubgraph(subgraph, { url: database.url, ...keys, statementTimeoutMs: 30_000 }));
    }
  }, 120_000);

  afterAll(async () => {
    for (const subgraph of open) await subgraph.close();
    await database.drop();
    await rm(home, { recursive: true });
  });

  /** Asks as the board itself: others see no vacancy that is still internal. */
  const ask = async <Data>(
    subgraph: OpenSubgraph,
    source: string,
    variables: { readonly number: string; readonly on?: string },
  ): Promise<Data> => {
    const { context, finish } = subgraph.begin({
      caller: boardCaller(variables.number),
      requestId: "truth",
      trace: clientTrace({}),
    });
    const { data, errors } = await graphql({
      schema: subgraph.schema,
      source,
      contextValue: context,
      variableValues: variables,
    });
    await finish();
    expect(errors).toBeUndefined();
    return data as Data;
  };

  it("was loaded from every source", () => {
    const done = [...runs.values()].map((reports) => reports.map(({ source, state }) => `${source} ${state}`));
    const afas = ["duo loaded", "afas loaded", "exchange loaded"];
    const hrCore = ["duo loaded", "hr-core loaded", "exchange loaded"];
    expect(done).toEqual([afas, hrCore, afas, hrCore]);
  });

  it("has the persons, the FTE, the schools, the sites and the vacancies that the model has", async () => {
    const [people, jobs] = open as [OpenSubgraph, OpenSubgraph];
    for (const truth of await demoTruth(options)) {
      const { board } = await ask<{ board: BoardAnswer }>(people, BOARD, { number: truth.board, on: "2026-10-01" });
      const { _entities } = await ask<{ _entities: [VacanciesAnswer] }>(jobs, VACANCIES, { number: truth.board });
      expect({
        board: truth.board,
        persons: board.workforce.persons,
        fte: board.workforce.fte,
        schools: board.schools.totalCount,
        sites: board.schools.edges.reduce((sum, { node }) => sum + node.sites.totalCount, 0),
        vacancies: _entities[0].vacancies.totalCount,
      }).toEqual(truth);
    }
  });

  it("tells of a year who came and who left where the export keeps them, and elsewhere says that it cannot", async () => {
    const flowsOf = async (number: string) => {
      const { _entities } = await ask<{ _entities: [{ flows: FlowsAnswer }] }>(open[2] as OpenSubgraph, FLOWS, {
        number,
      });
      return _entities[0].flows;
    };
    for (const board of ["99001", "99003"]) {
      expect((await flowsOf(board)).stockAfter).toEqual({ value: null, why: ["NOT_OBSERVED"] });
    }
    for (const board of ["99002", "99004"]) {
      const { stockBefore, stockAfter, lines } = await flowsOf(board);
      const sumOf = (direction: string) =>
        lines
          .filter((line) => line.direction === direction)
          .reduce((sum, { persons }) => sum + Number(persons.value), 0);
      expect(sumOf("OUT")).toBeGreaterThan(10);
      expect(Number(stockAfter.value)).toBe(Number(stockBefore.value) + sumOf("IN") - sumOf("OUT"));
    }
  });

  it("had each faulty row refused, and none other", async () => {
    for (const { board, faults } of deliveries) {
      const [, run] = runs.get(board) as [RunReport, RunReport];
      const rejections = await withClient(database.url, (client) => listRejections(client, run.id));
      const { member, employment } = run.counts;
      expect(member?.refused).toBe(faults["birth-name-missing"] + faults["undecodable-byte"]);
      expect(employment?.double).toBe(faults["identical-row"]);
      expect(employment?.refused).toBe(
        faults["impossible-date"] +
          faults["end-before-start"] +
          faults["unknown-contract-kind"] +
          faults["size-too-large"] +
          faults["size-not-a-number"] +
          faults["start-missing"] +
          faults["number-missing"] +
          faults["unknown-person"] +
          2 * faults["conflicting-rows"],
      );
      expect(rejections.filter(({ effect }) => effect === "cell").map(({ code }) => code)).toEqual(
        Array.from({ length: faults["citizen-number"] }, () => "CELL_FORBIDDEN"),
      );
    }
  });

  it("had nothing refused in the register and in what no HR system exports", () => {
    const clean = [...runs.values()].flatMap(([register, , exchange]) => [register, exchange]);
    expect(clean.map((run) => run?.rejections)).toEqual(clean.map(() => 0));
  });

  it("changes nothing when it is delivered again", async () => {
    for (const { board, files } of deliveries) {
      const again = await ingest({ hub, url: database.url, board, files });
      expect(again.map(({ state }) => state)).toEqual(["unchanged", "unchanged", "unchanged"]);
    }
  });
});

interface Said {
  readonly value: string | null;
  readonly why: readonly string[];
}
interface FlowsAnswer {
  readonly stockBefore: Said;
  readonly stockAfter: Said;
  readonly lines: readonly { readonly direction: string; readonly persons: Said }[];
}
const FLOWS = `query ($number: String!) { _entities(representations: [{ __typename: "Board", number: $number }]) {
  ... on Board { flows(from: "2025-10-01", to: "2026-10-01") {
    stockBefore { value why } stockAfter { value why } lines { direction persons { value why } } } } } }`;

interface BoardAnswer {
  readonly workforce: { readonly persons: number; readonly fte: string };
  readonly schools: {
    readonly totalCount: number;
    readonly edges: readonly { readonly node: { readonly sites: { readonly totalCount: number } } }[];
  };
}

interface VacanciesAnswer {
  readonly vacancies: { readonly totalCount: number };
}

const BOARD = `query ($number: String!, $on: Date!) {
  board(number: $number) {
    workforce(on: $on) { persons fte }
    schools(first: 100) { totalCount edges { node { sites(first: 10) { totalCount } } } }
  }
}`;

const VACANCIES = `query ($number: String!) {
  _entities(representations: [{ __typename: "Board", number: $number }]) {
    ... on Board { vacancies(first: 1) { totalCount } }
  }
}`;
