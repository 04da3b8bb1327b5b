import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { ClientBase } from "pg";
import { mobility } from "../index.js";
import { privacy } from "../privacy.js";
import { line, stay } from "../testing/stays.js";
import { conclude, forgetAll, readStored } from "../testing/stored.js";
import { SECTORS, told } from "../testing/told.js";
import { withinBoard } from "../testing/within.js";

let hub: TestSubgraph;
/** Ann (1) went from 11111 to 44444; Bob (2) went from one school of 11111 to another. */
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await withClient(hub.url, (client) => forgetAll(client, SECTORS));
  const bob = [
    stay("11111 2", "2015-08-01..2025-07-31", { siteCode: "11AA00" }),
    stay("11111 2", "2025-08-01", { siteCode: "11BB00" }),
  ];
  await told(hub.url, [stay("11111 1", "2015-08-01..2025-07-31"), ...bob], [stay("44444 1", "2025-09-09")]);
});
afterAll(() => hub.close());

const within = <T>(board: string, work: (client: ClientBase) => Promise<T>) => withinBoard(hub.url, board, work);
const events = () => withClient(hub.url, async (client) => (await readStored(client)).events);

it("tells a person at which boards they may be known, and what was concluded of them, what turned out otherwise too", async () => {
  const sections = await within("11111", (client) => privacy.describe(client, { board: "11111", number: "1" }));
  const of = (title: string) => sections.find((section) => section.title.en === title)?.rows;
  expect(of("Boards at which you may be known")).toEqual([{ board: "44444", status: "LINKED" }]);
  expect(of("What was concluded of your work")).toMatchObject([
    { kind: "OUTFLOW", ended_at: expect.any(String) },
    { kind: "PO_TO_VO", to_board: "44444", ended_at: null },
  ]);
});

it("leaves the other board's event of a move without the number of who is erased, until it is concluded anew", async () => {
  await within("11111", (client) => privacy.erase(client, "11111", ["1"]));
  expect(await within("11111", (client) => privacy.people(client, "11111"))).toEqual(["2"]);
  expect((await events()).map(line).sort()).toEqual([
    "PO_TO_VO 11111 44444 2025-09-09",
    "TRANSFER_INTRA_BOARD 11111 11111 2025-08-01",
  ]);
  expect((await events()).map(({ fromNumber }) => fromNumber)).not.toContain("1");
  await withClient(hub.url, conclude);
  expect((await events()).map(line)).toContain("INFLOW - 44444 2025-09-09");
});

it("takes everything of who is erased where nobody else is in it", async () => {
  await within("11111", (client) => privacy.erase(client, "11111", ["2"]));
  expect(await within("11111", (client) => privacy.people(client, "11111"))).toEqual([]);
  expect((await events()).map(line)).toEqual(["INFLOW - 44444 2025-09-09"]);
});
