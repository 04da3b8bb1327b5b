import { appendFile, mkdir, readdir, readFile, rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { HEAD } from "../ingest/testing/toy-ingest.js";
import { DROP, ROWS, useUnattended } from "./testing/unattended.js";

const current = useUnattended();

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
    await test.lookTwice("drop");
    expect(await test.runs()).toHaveLength(1);
    expect(await test.files("work")).toEqual([]);
  });

  it("is taken folder by folder", async () => {
    const test = current();
    await test.put("drop: { folder: hr/payroll }\n");
    await test.write("drop/99001/hr/payroll/monday", ROWS);
    await test.write("drop/99001/hr/payroll/tuesday", { "things.csv": `${HEAD}2;two;;\n` });
    await test.lookTwice("drop");
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
    await test.lookTwice("drop");
    await test.write(DROP, { ...ROWS, "parts.csv.part": "nr\n8\n" });
    await test.lookTwice("drop");
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
    await test.lookTwice("drop");
    expect(await test.runs()).toEqual([]);
    await test.write(DROP, { "klaar.txt": "" });
    await test.takeIn("drop");
    expect(await test.runs()).toMatchObject([{ state: "loaded", files: [{ name: "things.csv" }] }]);
    expect(await test.files(DROP)).toEqual(["verwerkt/1/klaar.txt", "verwerkt/1/things.csv", "verwerkt/1/verslag.txt"]);
  });
});

describe("a drop folder that cannot be used", () => {
  it("leaves a run that says so, and is left alone for six hours", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write("elsewhere", ROWS);
    await mkdir(join(test.folder, "drop/99001"), { recursive: true });
    await symlink(join(test.folder, "elsewhere"), join(test.folder, DROP));
    await test.lookTwice("drop");
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
