import { utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { LoadContext } from "../hub.js";
import { HEAD } from "../ingest/testing/toy-ingest.js";
import { unattendedHub } from "./testing/toy-hub.js";
import { DROP, ROWS, useUnattended } from "./testing/unattended.js";

const current = useUnattended();

describe("what happens while a delivery is read", () => {
  it("a file that is replaced while the rest is loaded makes a delivery of its own; all versions are kept", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    const replace = () => test.write(DROP, { "things.csv": `${HEAD}2;two;;\n` });
    await test.takeIn("drop");
    test.pass({ minutes: 1 });
    await test.takeIn("drop", test.work(unattendedHub({ after: replace })));
    expect(await test.things()).toEqual(["1"]);
    expect(await test.files(DROP)).toEqual(["things.csv", "verwerkt/1/things.csv", "verwerkt/1/verslag.txt"]);
    await test.lookTwice("drop");
    expect(await test.things()).toEqual(["1", "2"]);
  });

  it("a fault that passes leaves it where it is, and each attempt leaves a run, after pauses that grow", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    const fail = () => Promise.reject(Object.assign(new Error("no room"), { code: "53100" }));
    const work = test.work(unattendedHub({ before: fail }));
    await test.takeIn("drop", work);
    const tried: number[] = [];
    for (let minute = 1; minute <= 8; minute += 1) {
      test.pass({ minutes: 1 });
      const before = (await test.runs()).length;
      await test.takeIn("drop", work);
      if ((await test.runs()).length > before) tried.push(minute);
    }
    expect(tried).toEqual([1, 2, 4, 8]);
    expect(await test.files(DROP)).toEqual(["things.csv"]);
    test.pass({ minutes: 8 });
    await test.takeIn("drop");
    expect((await test.runs()).map(({ state }) => state)).toEqual(["failed", "failed", "failed", "failed", "loaded"]);
  });

  it("is broken off when the worker stops, and leaves neither run nor copy", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    await test.takeIn("drop");
    test.pass({ minutes: 1 });
    const stop = async ({ client }: LoadContext) => {
      test.stop.abort();
      await client.query("select pg_sleep(60)");
    };
    await expect(test.takeIn("drop", test.work(unattendedHub({ before: stop })))).rejects.toThrow();
    expect([await test.runs(), await test.files("work")]).toEqual([[], []]);
    await test.takeIn("drop", { ...test.work(), signal: new AbortController().signal });
    expect(await test.runs()).toMatchObject([{ state: "loaded" }]);
  });

  it("one process does it: another finds the board busy and goes", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    await test.takeIn("drop");
    test.pass({ minutes: 1 });
    const meanwhile = () => test.takeIn("drop");
    await test.takeIn("drop", test.work(unattendedHub({ after: meanwhile })));
    expect(await test.runs()).toHaveLength(1);
  });

  it("a time that is put back does not hide that the content is another", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    const path = join(test.folder, DROP, "things.csv");
    await utimes(path, 1_000, 1_000);
    await test.takeIn("drop");
    await test.write(DROP, { "things.csv": `${HEAD}1;uno;;\n22\n` });
    await utimes(path, 1_000, 1_000);
    test.pass({ minutes: 1 });
    await test.takeIn("drop");
    expect(await test.runs()).toEqual([]);
  });
});
