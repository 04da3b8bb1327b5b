import { mkdir, readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { HEAD } from "../ingest/testing/toy-ingest.js";
import { unattendedHub } from "./testing/toy-hub.js";
import { DROP, ROWS, useUnattended } from "./testing/unattended.js";

const current = useUnattended();

describe("a delivery that is refused", () => {
  it("is filed away with its rows and reasons, and not tried again until it comes again", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, { "things.csv": `${HEAD}1;one;many;\n;two;;\n3;three;;\n` });
    await test.lookTwice("drop");
    const [run] = await test.runs();
    expect(run).toMatchObject({ state: "loaded", rejections: 2 });
    await test.write(DROP, { "things.csv": `${HEAD};one;;\n` });
    await test.lookTwice("drop");
    await test.lookTwice("drop");
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
    await test.lookTwice("drop");
    expect(await test.runs()).toMatchObject([{ state: "refused", message: expect.stringMatching(`^${code}`) }]);
    expect(await test.files(DROP)).toEqual(
      ["geweigerd/1/things.csv", `geweigerd/1/${Object.keys(stranger)[0]}`, "geweigerd/1/verslag.txt"].sort(),
    );
    expect(await test.things()).toEqual([]);
  });

  it("is not what a column is that came", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, { "things.csv": `${HEAD}1;one;;\n` });
    await test.lookTwice("drop");
    await test.write(DROP, { "things.csv": "nr;name;amount;made;colour\n2;two;;;red\n" });
    await test.lookTwice("drop");
    const report = await readFile(join(test.folder, DROP, "verwerkt/2/verslag.txt"), "utf8");
    expect(report).toContain("Geweigerde regels, cellen en kolommen: 0\r\nOpmerkingen: 1 (zie geweigerde-regels.csv)");
    expect(report).toContain("Refused rows, cells and columns: 0\r\nNotes: 1 (see geweigerde-regels.csv)");
  });

  it("may be so for a link, which is not followed", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write("elsewhere", ROWS);
    await mkdir(join(test.folder, DROP), { recursive: true });
    await symlink(join(test.folder, "elsewhere/things.csv"), join(test.folder, DROP, "things.csv"));
    await test.lookTwice("drop");
    expect(await test.runs()).toMatchObject([{ state: "refused", message: expect.stringMatching("^FILE_UNREADABLE") }]);
    expect(await test.things()).toEqual([]);
    expect(await test.files("elsewhere")).toEqual(["things.csv"]);
  });

  it("is kept for approval when it is held", async () => {
    const test = current();
    await test.put("drop: {}\n");
    await test.write(DROP, ROWS);
    const work = test.work(unattendedHub({ limit: { percent: null, count: 0 } }));
    await test.lookTwice("drop", work);
    const [held, ...others] = await test.runs();
    expect([held?.state, others]).toEqual(["held", []]);
    expect(await test.files(DROP)).toEqual([`verwerkt/${held?.id}/things.csv`, `verwerkt/${held?.id}/verslag.txt`]);
  });
});
