import { describe, expect, it } from "@jest/globals";
import type { ClientBase } from "pg";
import { withClient } from "../db/connect.js";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import { asIngest } from "./run.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, url } = toyIngest();

/** A run of each of two boards, each with records and a rejection. */
const twoRuns = async () => {
  const contents = { "things.csv": `${HEAD}1;a;;\n2;nobody;;\n`, "profile.yaml": "suffix: ''" };
  return [await run(contents), await run(contents, { board: "99002" })] as const;
};

/** As the ingest, with these boards in reach. */
const within = <T>(boards: readonly string[], work: (client: ClientBase) => Promise<T>): Promise<T> =>
  withClient(url(), (client) =>
    inTransaction(client, async () => {
      await reachBoards(client, ...boards);
      return await asIngest(client, () => work(client));
    }),
  );

const TABLES = ["run", "profile", "record_part", "rejection"];
const countIn = (client: ClientBase) =>
  Promise.all(
    TABLES.map(async (table) => (await client.query(`select count(*) as count from ingest.${table}`)).rows[0].count),
  );

describe("runs, records, rejections and profiles", () => {
  it("are those of the boards in reach", async () => {
    await twoRuns();
    expect(await within(["99001"], countIn)).toEqual([1, 1, 1, 1]);
    expect(await within(["99001", "99002"], countIn)).toEqual([2, 2, 2, 2]);
    expect(await within(["99003"], countIn)).toEqual([0, 0, 0, 0]);
    expect(await within([], countIn)).toEqual([0, 0, 0, 0]);
    expect(await within(["*"], countIn)).toEqual([2, 2, 2, 2]);
  });

  it("cannot be changed, taken away or made for another board", async () => {
    const [{ id }, other] = await twoRuns();
    const touched = await within(["99001"], async (client) => [
      (await client.query("update ingest.run set message = '' where id = $1", [other.id])).rowCount,
      (await client.query("delete from ingest.run where id = $1", [other.id])).rowCount,
      (await client.query("delete from ingest.rejection where run_id = $1", [other.id])).rowCount,
    ]);
    expect(touched).toEqual([0, 0, 0]);
    const refused = { code: "42501" };
    const made = (sql: string, value: unknown) => within(["99001"], (client) => client.query(sql, [value]));
    const newRun = "insert into ingest.run (board, source, state, content_sha256, files)";
    await expect(
      made(`${newRun} select '99002', source, state, content_sha256, files from ingest.run where id = $1`, id),
    ).rejects.toMatchObject(refused);
    await expect(made("update ingest.run set board = '99002' where id = $1", id)).rejects.toMatchObject(refused);
    const newPart = "insert into ingest.refused_key (run_id, kind, key) values ($1, 'thing', '{1}')";
    await expect(made(newPart, other.id)).rejects.toMatchObject(refused);
    await made(newPart, id);
  });

  it("fail loudly when nobody says whose they are to be", async () => {
    await twoRuns();
    for (const table of TABLES) {
      await expect(within([""], (client) => client.query(`select from ingest.${table}`))).resolves.toMatchObject({
        rowCount: 0,
      });
      const unset = withClient(url(), async (client) => {
        await client.query("set hub.board = ''; set role hub_ingest");
        await client.query(`select from ingest.${table}`);
      });
      await expect(unset).rejects.toMatchObject({ code: "42501" });
    }
  });
});
