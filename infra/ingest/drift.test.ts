import { describe, expect, it } from "@jest/globals";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, rejections } = toyIngest();

const before = { "things.csv": `${HEAD}1;a;;\n` };
const profile = (drift: string) => ({ "profile.yaml": `drift: ${drift}\n` });
const wider = { "things.csv": "nr;name;amount;made;colour\n2;b;;;red\n" };
const narrower = { "things.csv": "nr;name;amount\n2;b;\n" };

describe("columns that are not those of the last delivery", () => {
  it("are refused when the board has frozen them, each named", async () => {
    await run({ ...before, ...profile("freeze") });
    const { error } = await run({ ...wider, ...profile("freeze") });
    expect(error).toMatchObject({ code: "COLUMN_DRIFT", message: expect.stringContaining('"colour"') });
  });

  it("are passed over and reported when they are new and the board discards them, which is the default", async () => {
    await run(before);
    const done = await run(wider);
    expect(done).toMatchObject({ state: "loaded", rejections: 0, notes: 1 });
    expect(await rejections(done.id)).toEqual(["things.csv:0 colour COLUMN_ADDED column"]);
  });

  it("are reported when they are new only where the hub does not read them", async () => {
    await run(before);
    const profile = { "profile.yaml": "columns: { amount: size }\n" };
    const done = await run({ "things.csv": "nr;name;size;made\n2;b;;\n", ...profile });
    expect(await rejections(done.id)).toEqual(["things.csv:0 amount COLUMN_REMOVED column"]);
  });

  it("are refused when one is gone that the adapter needs, whatever the policy", async () => {
    await run({ ...before, ...profile("evolve") });
    expect((await run({ ...narrower, ...profile("evolve") })).error?.code).toBe("COLUMN_MISSING");
  });

  it("are what they are: order, case, brackets and a byte order mark do not count", async () => {
    await run({ ...before, ...profile("freeze") });
    const same = "\ufeff[Made];AMOUNT; name ;nr\n;;b;2\n";
    expect(await run({ "things.csv": same, ...profile("freeze") })).toMatchObject({ state: "loaded", notes: 0 });
  });

  it("are compared with the last delivery that was loaded, not with one that was refused", async () => {
    await run(before);
    await run({ "things.csv": "nr;name;amount;made;colour\n2;b;many;;red\n" });
    expect((await run(wider)).notes).toBe(1);
    expect((await run({ "things.csv": "nr;name;amount;made;colour\n3;b;;;red\n" })).notes).toBe(0);
  });

  it("are named as far as a message has room", async () => {
    await run({ ...before, ...profile("freeze") });
    const many = Array.from({ length: 300 }, (_, n) => `${"x".repeat(300)}${n}`).join(";");
    const { message } = await run({ "things.csv": `nr;name;amount;made;${many}\n2;b;;\n`, ...profile("freeze") });
    expect(message).toContain("and 280 more");
    expect(message.length).toBeLessThan(3_000);
  });
});

describe("a policy by column set", () => {
  const parts = (header: string) => ({
    "parts.csv": `${header}\n${header.replace("nr", "1").replace("colour", "red")}\n`,
  });
  const frozen = { "profile.yaml": "drift: { things.csv: freeze }\n" };

  it("holds for that set, and what is said of none for the others", async () => {
    await run({ ...before, ...parts("nr"), ...frozen });
    const { error } = await run({ ...wider, ...parts("nr"), ...frozen });
    expect(error).toMatchObject({ code: "COLUMN_DRIFT", message: expect.stringMatching(/^things\.csv: .*"colour"/) });
    const other = await run({ ...before, ...parts("nr;colour"), ...frozen });
    expect(await rejections(other.id)).toEqual(["parts.csv:0 colour COLUMN_ADDED column"]);
  });

  it("is of a set that the source has", async () => {
    const misspelt = run({ ...before, "profile.yaml": "drift: { thing.csv: freeze }\n" });
    await expect(misspelt).rejects.toMatchObject({
      code: "PROFILE_INVALID",
      message: 'Profile, key "drift": no column set "thing.csv". Did you mean "things.csv"?',
    });
  });

  it("is one of the three", async () => {
    for (const drift of ["some", "{ things.csv: some }"])
      await expect(run({ ...before, "profile.yaml": `drift: ${drift}\n` })).rejects.toMatchObject({
        code: "PROFILE_INVALID",
        message: expect.stringContaining("expected freeze, discard or evolve"),
        dutch: expect.stringContaining("verwacht freeze, discard of evolve"),
      });
  });
});
