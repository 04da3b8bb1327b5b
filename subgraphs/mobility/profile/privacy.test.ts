import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { profile } from "@regiohub/schema/records/index";
import { profileRecord } from "@regiohub/schema/testing/profiles";
import type { ClientBase } from "pg";
import { mobility } from "../index.js";
import { privacy } from "../privacy.js";
import { agree } from "../testing/profiles.js";
import { withinBoard } from "../testing/within.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  for (const board of ["99001", "99002"]) {
    await hub.load(profile, [profileRecord("1"), profileRecord("2")], { board, runId: 7 });
    await agree(hub.url, { board, number: "1", recipient: "PARTNER portal" });
  }
  await agree(hub.url, { board: "99001", number: "3", recipient: "PARTNER portal", isWithdrawn: true });
});
afterAll(() => hub.close());

const within = <T>(board: string, work: (client: ClientBase) => Promise<T>) => withinBoard(hub.url, board, work);

it("finds everybody who has a profile or ever agreed to anything", async () => {
  expect((await within("99001", (client) => privacy.people(client, "99001"))).toSorted()).toEqual(["1", "2", "3"]);
});

it("tells a person their profile, whom they agreed to, and the run that brought it", async () => {
  const sections = await within("99001", (client) => privacy.describe(client, { board: "99001", number: "1" }));
  expect(sections.map(({ rows, runs }) => [rows.length, runs])).toEqual([
    [1, [7]],
    [1, []],
  ]);
  expect(sections.flatMap(({ rows }) => rows)).toMatchObject([
    { function_wanted: "Leerkracht bovenbouw", fte_from: "0.4000", regions: null },
    { recipient: "PARTNER portal", purpose: "MATCHING", withdrawn_at: null, evidence: "file 1" },
  ]);
  for (const { rows, columns } of sections)
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(Object.keys(columns).sort());
});

it("takes away all of a person, and nothing of anybody else", async () => {
  expect(await within("99001", (client) => privacy.erase(client, "99001", ["1"]))).toBe(2);
  expect((await within("99001", (client) => privacy.people(client, "99001"))).toSorted()).toEqual(["2", "3"]);
  expect((await within("99002", (client) => privacy.people(client, "99002"))).toSorted()).toEqual(["1", "2"]);
});
