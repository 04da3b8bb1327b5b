import { appendFile, mkdir, readdir, readFile, rename, symlink, utimes } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import type { LoadContext } from "../hub.js";
import { HEAD } from "../ingest/testing/toy-ingest.js";
import { unattendedHub } from "./testing/toy-hub.js";
import { useUnattended } from "./testing/unattended.js";

const current = useUnattended();
const DROP = "drop/99001/toy-csv";
const ROWS = { "things.csv": `${HEAD}1;one;;\n` };

/** Looks now, and again when what was seen first has settled. */
async function lookTwice(): Promise<void> {
  await current().takeIn("drop");
  current().pass({ minutes: 1 });
  await current().takeIn("drop");
}

describe("a drop folder", () => {
  it("is taken when it has settled, once, and filed away beside a report", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, { ...ROWS, "names.csv": "code;name\none;One\n" });
    await test.takeIn("drop");
    expect(await test.runs()).toEqual([]);
    test.pass({ minutes: 1 });
    await test.takeIn("drop");
    const [run] = await test.runs();
    expect(run).toMatchObject({ board: "99001", source: "toy-csv", state: "loaded" });
    const filed = `verwerkt/${run?.id}`;
    expect(await test.files(DROP)).toEqual([`${filed}/names.csv`, `${filed}/things.csv`, `${filed}/verslag.txt`]);
    const report = await readFile(join(test.folder, DROP, filed, "verslag.txt"), "utf8");
    expect(report).toContain("De aanlevering is verwerkt.\r\nBestanden: names.csv, things.csv");
    expect(report).toContain("The delivery was taken in.");
    await lookTwice();
    expect(await test.runs()).toHaveLength(1);
    expect(await test.files("work")).toEqual([]);
  });

  it("is taken folder by folder", async () => {
    const test = current();
    await test.put("drop: { folder: hr/payroll }\n");
    await test.write("drop/99001/hr/payroll/monday", ROWS);
    await test.write("drop/99001/hr/payroll/tuesday", { "things.csv": `${HEAD}2;two;;\n` });
    await lookTwice();
    expect(await test.things()).toEqual(["1", "2"]);
    expect(await test.files("drop/99001/hr/payroll")).toEqual([
      "verwerkt/1/things.csv",
      "verwerkt/1/verslag.txt",
      "verwerkt/2/things.csv",
      "verwerkt/2/verslag.txt",
    ]);
  });

  it("waits for files that are to come, and for those that are still written", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, { "names.csv": "code;name\none;One\n", ".things.csv": `${HEAD}1;one;;\n` });
    await lookTwice();
    await test.write(DROP, { ...ROWS, "parts.csv.part": "nr\n8\n" });
    await lookTwice();
    expect(await test.runs()).toEqual([]);
    await rename(join(test.folder, DROP, "parts.csv.part"), join(test.folder, DROP, "parts.csv"));
    await test.takeIn("drop");
    expect(await test.runs()).toEqual([]);
    test.pass({ minutes: 1 });
    await appendFile(join(test.folder, DROP, "parts.csv"), "9\n");
    await test.takeIn("drop");
    expect(await test.runs()).toEqual([]);
    test.pass({ minutes: 1 });
    await test.takeIn("drop");
    expect(await test.runs()).toMatchObject([{ state: "loaded" }]);
    expect(await test.files(DROP)).toContain(".things.csv");
  });

  it("with a marker is taken as soon as the marker is there, and never without", async () => {
    const test = current();
    await test.put("drop: { marker: klaar.txt }\n");
    await test.write(DROP, ROWS);
    await lookTwice();
    expect(await test.runs()).toEqual([]);
    await test.write(DROP, { "klaar.txt": "" });
    await test.takeIn("drop");
    expect(await test.runs()).toMatchObject([{ state: "loaded", files: [{ name: "things.csv" }] }]);
    expect(await test.files(DROP)).toEqual(["verwerkt/1/klaar.txt", "verwerkt/1/things.csv", "verwerkt/1/verslag.txt"]);
  });
});

describe("a delivery that is refused", () => {
  it("is filed away with its rows and reasons, and not tried again until it comes again", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, { "things.csv": `${HEAD}1;one;many;\n;two;;\n3;three;;\n` });
    await lookTwice();
    const [run] = await test.runs();
    expect(run).toMatchObject({ state: "loaded", rejections: 2 });
    await test.write(DROP, { "things.csv": `${HEAD};one;;\n` });
    await lookTwice();
    await lookTwice();
    const runs = await test.runs();
    expect(runs.map(({ state }) => state)).toEqual(["loaded", "refused"]);
    const refused = `geweigerd/${runs[1]?.id}`;
    expect(await test.files(DROP)).toEqual([
      `${refused}/geweigerde-regels.csv`,
      `${refused}/things.csv`,
      `${refused}/verslag.txt`,
      "verwerkt/1/geweigerde-regels.csv",
      "verwerkt/1/things.csv",
      "verwerkt/1/verslag.txt",
    ]);
    const rows = await readFile(join(test.folder, DROP, refused, "geweigerde-regels.csv"), "utf8");
    expect(rows).toContain("CELL_EMPTY");
    expect(test.lines).toContainEqual(
      expect.objectContaining({ level: "warn", run: runs[1]?.id, code: "ROWS_REFUSED" }),
    );
  });

  it.each([
    ["a file that the source does not know", { "salaris.xlsx": "x" }, "SOURCE_UNKNOWN"],
    [
      "a profile, which is not for whoever can put a file somewhere",
      { "profile.yaml": "suffix: x\n" },
      "PROFILE_INVALID",
    ],
  ])("may be so for %s", async (_, stranger, code) => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, { ...ROWS, ...stranger });
    await lookTwice();
    expect(await test.runs()).toMatchObject([{ state: "refused", message: expect.stringMatching(`^${code}`) }]);
    expect(await test.files(DROP)).toEqual(
      ["geweigerd/1/things.csv", `geweigerd/1/${Object.keys(stranger)[0]}`, "geweigerd/1/verslag.txt"].sort(),
    );
    expect(await test.things()).toEqual([]);
  });

  it("may be so for a link, which is not followed", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write("elsewhere", ROWS);
    await mkdir(join(test.folder, DROP), { recursive: true });
    await symlink(join(test.folder, "elsewhere/things.csv"), join(test.folder, DROP, "things.csv"));
    await lookTwice();
    expect(await test.runs()).toMatchObject([{ state: "refused", message: expect.stringMatching("^FILE_UNREADABLE") }]);
    expect(await test.things()).toEqual([]);
    expect(await test.files("elsewhere")).toEqual(["things.csv"]);
  });

  it("is kept for approval when it is held", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    const work = test.work(unattendedHub({ limit: { percent: null, count: 0 } }));
    await test.takeIn("drop", work);
    test.pass({ minutes: 1 });
    await test.takeIn("drop", work);
    const [held, ...others] = await test.runs();
    expect([held?.state, others]).toEqual(["held", []]);
    expect(await test.files(DROP)).toEqual([`verwerkt/${held?.id}/things.csv`, `verwerkt/${held?.id}/verslag.txt`]);
  });
});

describe("a drop folder that cannot be used", () => {
  it("leaves a run that says so, and is left alone for six hours", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write("elsewhere", ROWS);
    await mkdir(join(test.folder, "drop/99001"), { recursive: true });
    await symlink(join(test.folder, "elsewhere"), join(test.folder, DROP));
    await lookTwice();
    expect(await readdir(join(test.folder, "elsewhere"))).toEqual(["things.csv"]);
    expect(await test.runs()).toMatchObject([{ state: "refused", message: expect.stringMatching("^CONFIG_INVALID") }]);
    test.pass({ hours: 6 });
    await test.takeIn("drop");
    expect(await test.runs()).toHaveLength(2);
  });

  it("is looked at again as soon as the profile has changed", async () => {
    const test = current();
    await test.put("drop: {}\n");
    const work = { ...test.work(), dropFolder: undefined };
    await test.takeIn("drop", work);
    await test.takeIn("drop", work);
    await test.put("drop: { settleSeconds: 10 }\n");
    await test.takeIn("drop", work);
    expect(await test.runs()).toHaveLength(2);
  });
});

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
    await lookTwice();
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
