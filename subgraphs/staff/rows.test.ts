import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { figuresOf, readerOf, roleOf } from "@regiohub/infra/db/roles";
import { reachBoards } from "@regiohub/infra/db/row-context";
import { inTransaction } from "@regiohub/infra/db/transaction";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import type { ClientBase } from "pg";
import { openRegion } from "./testing/region.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await openRegion();
});
afterAll(() => hub.close());

const TABLES = ["member", "employment", "assignment"];

/** As who loads, with this board in reach. */
const loading = <T>(board: string, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  withClient(hub.url, (client) =>
    inTransaction(client, async () => {
      await reachBoards(client, board);
      await client.query(`set local role ${roleOf("staff")}`);
      return await work(client);
    }),
  );
const asLogin = <T>(login: string, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  withClient(loginUrl(hub.url, login), work);
const boardsIn = async (client: ClientBase, table: string): Promise<string[]> => {
  const { rows } = await client.query<{ board: string }>(
    `select distinct board_no as board from staff.${table} order by 1`,
  );
  return rows.map(({ board }) => board);
};

describe("people and their work", () => {
  it("are, to who loads, those of the board that delivers", async () => {
    for (const table of TABLES) {
      expect(await loading("99002", (client) => boardsIn(client, table))).toEqual(["99002"]);
    }
    const gone = await loading("99002", (client) => client.query("delete from staff.unit where board_no = '99001'"));
    expect(gone.rowCount).toBe(0);
    const foreign = "insert into staff.unit (board_no, code, name, run_id) values ('99001', 'X', 'X', 1)";
    await expect(loading("99002", (client) => client.query(foreign))).rejects.toMatchObject({ code: "42501" });
  });

  it("are out of reach of who loads no board, or all of them: that fails", async () => {
    for (const board of ["*", "99001\n99002", ""]) {
      const outcome = loading(board, (client) => boardsIn(client, "member"));
      await (board === ""
        ? expect(outcome).resolves.toEqual([])
        : expect(outcome).rejects.toMatchObject({ code: "42501" }));
    }
  });

  it("are nobody's, to the reading login without a context, and its own boards' with one", async () => {
    await asLogin(readerOf("staff"), async (client) => {
      for (const table of TABLES) expect(await boardsIn(client, table)).toEqual([]);
      await client.query("begin; select set_config('hub.boards', E'99001\\n99009', true)");
      for (const table of TABLES) expect(await boardsIn(client, table)).toEqual(["99001"]);
    });
  });

  it("are, to the login that counts, people and employments of all boards without names", async () => {
    await asLogin(figuresOf("staff"), async (client) => {
      expect(await boardsIn(client, "employment")).toEqual(["99001", "99002"]);
      for (const sql of [
        "select birth_name from staff.member",
        "select call_name from staff.member_past",
        "select run_id from staff.employment",
        "select function_code from staff.assignment",
        "select name from staff.board",
      ]) {
        await expect(client.query(sql)).rejects.toMatchObject({ code: "42501" });
      }
    });
  });
});
