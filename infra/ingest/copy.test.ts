import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { withClient } from "../db/connect.js";
import { type FreshDatabase, freshDatabase } from "../testing/database.js";
import { Copy } from "./copy.js";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({
    name: "copy",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await client.query("create table number (n int)"))),
  });
});
afterAll(() => database.drop());

const COPY = "copy number from stdin";
const lines = (from: number, count: number) =>
  Buffer.from(Array.from({ length: count }, (_, n) => `${from + n}\n`).join(""));
const COUNT = "select count(*) from number";

it("brings in all that was written", () =>
  withClient(database.url, async (client) => {
    const copy = new Copy(client, COPY);
    for (let part = 0; part < 50; part += 1) await copy.write(lines(part * 10_000, 10_000));
    await copy.end();
    expect((await client.query(COUNT)).rows).toEqual([{ count: 500_000 }]);
    await client.query("truncate number");
  }));

it.each([0, 30])("tells what the database holds against the data, with %d writes behind the bad one", (more) =>
  withClient(database.url, async (client) => {
    const copy = new Copy(client, COPY);
    const all = async () => {
      await copy.write(Buffer.from("1\nno number\n"));
      for (let part = 0; part < more; part += 1) await copy.write(lines(0, 10_000));
      await copy.end();
    };
    await expect(all()).rejects.toMatchObject({ code: "22P02" });
    await copy.abort();
    expect((await client.query(COUNT)).rows).toEqual([{ count: 0 }]);
  }),
);

it("leaves its connection usable when it is broken off", () =>
  withClient(database.url, async (client) => {
    const copy = new Copy(client, COPY);
    await copy.write(lines(0, 100_000));
    await copy.abort();
    await copy.abort();
    expect((await client.query(COUNT)).rows).toEqual([{ count: 0 }]);
  }));

it("is over when its connection is gone", () =>
  withClient(database.url, async (client) => {
    const copy = new Copy(client, COPY);
    await copy.write(lines(0, 10));
    const end = "select pg_terminate_backend(pid, 5000) from pg_stat_activity where query = $1";
    await withClient(database.url, async (other) => {
      while ((await other.query(end, [COPY])).rowCount === 0); // it may not have begun yet
    });
    await expect(copy.end()).rejects.toThrow();
  }));
