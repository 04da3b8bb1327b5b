import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { mobility } from "../index.js";
import type { MobilityTables } from "../tables.js";
import { identitiesOf, pairedOf } from "./identities.js";

const BOARDS = ["11111", "22222"];

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());

const query = (sql: string) => withClient(hub.url, (client) => client.query(sql));
const know = (board: string, number: string) =>
  query(
    `insert into mobility.person (board_no, member_number, born_on, sex, run_id) values ('${board}', '${number}', '1980-01-01', 'FEMALE', 1)`,
  );

/** Who somebody is, by board and number. */
async function idOf(person: string): Promise<string | undefined> {
  const { pool, figures } = countingLogin<MobilityTables>(hub.url, "mobility");
  try {
    return (await identitiesOf(figures, BOARDS, await pairedOf(figures, BOARDS))).get(person)?.id;
  } finally {
    await pool.end();
  }
}

it("somebody who was known stays who they were when a number of theirs at another board is linked to it", async () => {
  await know("22222", "8");
  const before = await idOf("22222 8");
  expect(before).toBeDefined();
  await know("11111", "1"); // lower, and later
  await query(
    "insert into mobility.pair (board_a, number_a, board_b, number_b, status, versions) values ('11111', '1', '22222', '8', 'LINKED', '{1}')",
  );
  expect([await idOf("22222 8"), await idOf("11111 1")]).toEqual([before, before]);
  await query("update mobility.person set run_id = 2, sex = 'OTHER' where board_no = '22222'");
  expect(await idOf("11111 1")).toBe(before);
});
