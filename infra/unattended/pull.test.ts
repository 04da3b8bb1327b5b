import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { HubError } from "../errors.js";
import { same } from "../words.js";
import { pullNow } from "./pull-now.js";
import { type ToyPull, unattendedHub } from "./testing/toy-hub.js";
import { useUnattended } from "./testing/unattended.js";

const current = useUnattended();

const PROFILE = 'pull: { rows: "1;one;;" }\nrhythm: { every: day, at: "05:30" }\n';

/** Half of a file, and then the end. */
const failing =
  (error: Error): ToyPull =>
  async ({ folder }) => {
    await writeFile(join(folder, "things.csv"), "nr;name;amo");
    throw error;
  };

const states = async () => (await current().runs()).map(({ state }) => state);

describe("a source", () => {
  it("is asked when it is due since the profile was put, and once", async () => {
    const test = current();
    await test.put(PROFILE);
    await test.takeIn("pull");
    expect(await test.runs()).toEqual([]);
    test.pass({ hours: 24 });
    await test.takeIn("pull");
    await test.takeIn("pull");
    expect(await test.runs()).toMatchObject([{ state: "loaded", board: "99001", files: [{ name: "things.csv" }] }]);
    test.pass({ hours: 24 });
    await test.takeIn("pull");
    expect(await states()).toEqual(["loaded", "unchanged"]);
    expect(await test.files("work")).toEqual([]);
  });

  it("that is away is asked again after pauses that grow; each attempt leaves a run, and none a file", async () => {
    const test = current();
    await test.put(PROFILE);
    test.pass({ hours: 24 });
    const away = test.work(
      unattendedHub({}, failing(new HubError("SOURCE_UNAVAILABLE", same("Toy: does not answer.")))),
    );
    const tried: number[] = [];
    for (let minute = 0; minute <= 15; minute += 1) {
      const before = (await test.runs()).length;
      await test.takeIn("pull", away);
      if ((await test.runs()).length > before) tried.push(minute);
      test.pass({ minutes: 1 });
    }
    expect(tried).toEqual([0, 1, 3, 7, 15]);
    expect(await test.runs()).toMatchObject(
      tried.map(() => ({ state: "failed", message: "SOURCE_UNAVAILABLE: Toy: does not answer." })),
    );
    expect(await test.files("work")).toEqual([]);
    test.pass({ minutes: 60 });
    await test.takeIn("pull");
    expect((await states()).at(-1)).toBe("loaded");
  });

  it("that refuses is not asked again before it is due again", async () => {
    const test = current();
    await test.put(PROFILE);
    test.pass({ hours: 24 });
    const refusing = test.work(unattendedHub({}, failing(new HubError("SOURCE_REFUSED", same("Toy: status 401.")))));
    await test.takeIn("pull", refusing);
    test.pass({ hours: 20 });
    await test.takeIn("pull", refusing);
    expect(await states()).toEqual(["refused"]);
    test.pass({ hours: 4 });
    await test.takeIn("pull", refusing);
    expect(await states()).toEqual(["refused", "refused"]);
    expect(test.lines).toMatchObject([
      { level: "warn", board: "99001", source: "toy-csv", way: "pull", code: "SOURCE_REFUSED" },
      { level: "warn" },
    ]);
  });

  it("over which the hub stumbles is asked five times, without a word of what it said", async () => {
    const test = current();
    await test.put(PROFILE);
    test.pass({ hours: 24 });
    const stumbling = test.work(unattendedHub({}, failing(new TypeError("cannot read Janssen"))));
    for (let attempt = 0; attempt < 7; attempt += 1) {
      await test.takeIn("pull", stumbling);
      test.pass({ hours: 1 });
    }
    expect(await states()).toEqual(Array(5).fill("failed"));
    expect(JSON.stringify([await test.runs(), test.lines])).not.toContain("Janssen");
  });

  it("is asked by a profile that changed meanwhile", async () => {
    const test = current();
    await test.put(PROFILE);
    test.pass({ hours: 24 });
    await test.takeIn("pull");
    await test.put(PROFILE.replace("1;one", "2;two"));
    test.pass({ hours: 24 });
    await test.takeIn("pull");
    expect(await test.things()).toEqual(["1", "2"]);
  });
});

describe("a pull by hand", () => {
  const pull = (options: Partial<Parameters<typeof pullNow>[0]> = {}) =>
    pullNow({ ...current().work(), board: "99001", source: "toy-csv", ...options });

  it("brings in what the source says, rhythm or not", async () => {
    await current().put('pull: { rows: "1;one;;" }\n');
    expect(await pull()).toMatchObject({ state: "loaded", error: null });
    expect(await current().files("work")).toEqual([]);
  });

  it("in a dry run tells what would change, and leaves nothing", async () => {
    await current().put('pull: { rows: "1;one;;" }\n');
    const report = await pull({ dryRun: { first: 10, after: 0 } });
    expect(report.dryRun?.differences).toMatchObject([{ what: "joined", who: "1" }]);
    expect([await current().runs(), await current().things(), await current().files("work")]).toEqual([[], [], []]);
  });

  it("that fails leaves a run that says why", async () => {
    await current().put('pull: { rows: "1;one;;" }\n');
    const hub = unattendedHub({}, failing(new HubError("SOURCE_ANSWER_WRONG", same("Toy: half a page."))));
    expect(await pull({ hub })).toMatchObject({ state: "refused", error: { code: "SOURCE_ANSWER_WRONG" } });
    expect(await current().runs()).toMatchObject([
      { state: "refused", message: "SOURCE_ANSWER_WRONG: Toy: half a page." },
    ]);
    expect(await current().things()).toEqual([]);
  });

  it("needs a profile, and a source that can be asked", async () => {
    await expect(pull()).rejects.toMatchObject({ code: "PROFILE_INVALID" });
    await current().put("drop: {}\n");
    const { adapters, ...rest } = unattendedHub();
    const hub = { ...rest, adapters: adapters.map(({ live: _, ...adapter }) => adapter) };
    await expect(pull({ hub })).rejects.toMatchObject({ code: "USAGE" });
    expect(await current().runs()).toEqual([]);
  });
});
