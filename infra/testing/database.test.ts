import { expect, it } from "@jest/globals";
import { withClient } from "../db/connect.js";
import { freshDatabase, type Prepare } from "./database.js";

const prepared = (): Prepare & { runs: number } => ({
  name: "counted",
  version: "1",
  runs: 0,
  async run(url) {
    this.runs++;
    await withClient(url, (client) => client.query("create table thing (id int)"));
  },
});

const insert = (url: string) =>
  withClient(url, async (client) => {
    const { rowCount } = await client.query("insert into thing values (1)");
    const { rows } = await client.query<{ total: number }>("select count(*) as total from thing");
    return { rowCount, total: rows[0]?.total };
  });

it("gives each caller a database of its own, prepared once", async () => {
  const prepare = prepared();
  const databases = await Promise.all([freshDatabase(prepare), freshDatabase(prepare), freshDatabase(prepare)]);
  try {
    expect(new Set(databases.map(({ url }) => url)).size).toBe(3);
    for (const { url } of databases) expect(await insert(url)).toEqual({ rowCount: 1, total: 1 });
    expect(prepare.runs).toBe(1);
  } finally {
    for (const database of databases) await database.drop();
  }
});

it("prepares again when the version changes", async () => {
  const [first, second] = [prepared(), { ...prepared(), version: "2" }];
  await using one = await freshDatabase(first);
  await using two = await freshDatabase(second);
  expect(await insert(one.url)).toEqual(await insert(two.url));
  expect(second.runs).toBe(1);
});

it("drops a database that somebody is still connected to", async () => {
  const database = await freshDatabase(prepared());
  await withClient(database.url, async (client) => {
    await client.query("select 1");
    await database.drop();
    await expect(client.query("select 1")).rejects.toThrow();
  });
  await expect(withClient(database.url, async () => {})).rejects.toMatchObject({ code: "DATABASE_UNREACHABLE" });
});

it("does not keep half a template when preparing fails", async () => {
  const name = { name: "fails at first", version: "1" };
  const failing: Prepare = { ...name, run: () => Promise.reject(new Error("half-way")) };
  await expect(freshDatabase(failing)).rejects.toThrow("half-way");
  await using database = await freshDatabase({ ...prepared(), ...name });
  expect(await insert(database.url)).toEqual({ rowCount: 1, total: 1 });
});
