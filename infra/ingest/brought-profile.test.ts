import { describe, expect, it } from "@jest/globals";
import { withClient } from "../db/connect.js";
import { keepProfile, listProfiles } from "./profile-store.js";
import { readYaml } from "./profile-yaml.js";
import { HEAD, toyIngest } from "./testing/toy-ingest.js";

const { run, approve, query, url } = toyIngest();

const rows = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, n) => `${String(from + n).padStart(3, "0")};name;1;\n`).join("");
const delivery = (from: number, to: number, profile?: string) => ({
  "things.csv": HEAD + rows(from, to),
  ...(profile !== undefined && { "profile.yaml": profile }),
});
const limit = { hooks: { limit: { percent: 10 } } };

const OPERATED = "coverage: windowed\ndrop: { settleSeconds: 60 } # as agreed\nrhythm: { every: week }\n";

/** As `hub profile put` does. */
const put = (document: string) =>
  withClient(url(), (client) => keepProfile(client, { board: "99001", source: "toy-csv", document, runId: null }));

/** The version in force, and what it says. */
async function inForce() {
  const [profile] = await withClient(url(), (client) => listProfiles(client));
  return profile && [profile.version, readYaml(profile.document)];
}

describe("a profile that comes along", () => {
  it("is in force when its run is loaded, and what it says otherwise is told", async () => {
    const first = await run(delivery(1, 20, "coverage: windowed\n"));
    expect(first.message).toBe(`loaded as run ${first.id}: thing 20 added`);
    const second = await run(delivery(1, 20, 'coverage: delta\nsuffix: "!"\n'));
    expect(second.message).toBe(
      `loaded as run ${second.id}: thing 0 added, 20 changed; profile now version 2: coverage: "windowed" → "delta", suffix: – → "!"`,
    );
    expect(await inForce()).toEqual([2, { coverage: "delta", suffix: "!" }]);
  });

  it("is no version of its own when it says the same in other words", async () => {
    await run(delivery(1, 20, "coverage: windowed\nsuffix: x\n"));
    await run(delivery(1, 19, "# as before\nsuffix: x\ncoverage: windowed\n"));
    expect(await inForce()).toEqual([1, { coverage: "windowed", suffix: "x" }]);
  });

  it("leaves how deliveries come in as it is, unless it says so itself", async () => {
    await put(OPERATED);
    const left = { drop: { settleSeconds: 60 }, rhythm: { every: "week" } };
    await run(delivery(1, 20, "coverage: delta\n"));
    expect(await inForce()).toEqual([2, { coverage: "delta", ...left }]);
    expect(await run(delivery(1, 20, "coverage: delta\n"))).toMatchObject({ state: "unchanged" });
    expect(await run(delivery(1, 20))).toMatchObject({ state: "unchanged" });
    const said = await run(delivery(1, 20, "coverage: delta\nrhythm: { every: day }\n"));
    expect(said.message).toContain("profile now version 3: rhythm");
    expect(await inForce()).toEqual([3, { coverage: "delta", ...left, rhythm: { every: "day" } }]);
  });
});

describe("a profile in force", () => {
  it.each([
    ["guard: { gone: { percent: 1 } }", '"guard": unknown key "gone"'],
    ["withhold: [thing.colour]", '"withhold.0"'],
    ["columns: { colour: shade }", '"columns": no column "colour"'],
    ["colour: red", '"colour": unknown'],
  ])("that says %j is judged when it is used, for the hub may have come to refuse it", async (said, place) => {
    await put(`${said}\n`);
    const { state, error, messageNl } = await run(delivery(1, 20));
    expect([state, error?.code]).toEqual(["refused", "PROFILE_INVALID"]);
    expect(error?.message).toContain(place);
    expect(error?.message).toMatch(/in force for source toy-csv: .*`hub profile put FILE --source toy-csv`\.$/);
    expect(messageNl).toMatch(
      /^PROFILE_INVALID: Profiel, sleutel .* Dit staat in het geldende profiel van bron toy-csv/,
    );
    expect(await run(delivery(1, 20, "coverage: delta\n"))).toMatchObject({ state: "loaded" });
  });
});

it("what a profile leaves to the operator is judged with it", async () => {
  await put("drop: { settleDays: 1 }\n");
  const { error } = await run(delivery(1, 20, "coverage: delta\n"));
  expect(error).toMatchObject({ code: "PROFILE_INVALID", message: expect.stringContaining('"drop": unknown key') });
  expect(await run(delivery(1, 20, "coverage: delta\ndrop: {}\n"))).toMatchObject({ state: "loaded" });
});

describe("a dry run", () => {
  const dryRun = { first: 10, after: 0 };

  it("tells what a profile would change that comes along, and changes nothing", async () => {
    await run(delivery(1, 20, "coverage: windowed\n"));
    const { message, messageNl } = await run(delivery(1, 20, "coverage: delta\n"), { dryRun });
    expect(message).toBe('loaded: thing 0 added, 20 unchanged; profile now version 2: coverage: "windowed" → "delta"');
    expect(messageNl).toBe('verwerkt: thing 0 erbij, 20 gelijk; profiel nu versie 2: coverage: "windowed" → "delta"');
    expect(await inForce()).toEqual([1, { coverage: "windowed" }]);
  });

  it("tells it of a run that would be held too: then it changes when the run is approved", async () => {
    await run(delivery(1, 20, "coverage: windowed\n"));
    const one = delivery(21, 40, "coverage: delta\n");
    const { message, messageNl } = await run(one, { ...limit, dryRun });
    const change = 'version 2: coverage: "windowed" → "delta"';
    expect(message).toMatch(/^held, /);
    expect(message).toContain(`; once approved, profile now ${change}`);
    expect(messageNl).toContain(`; na vrijgave: profiel nu ${change.replace("version", "versie")}`);
    const { id } = await run(one, limit);
    expect((await approve(id, { ...limit, dryRun })).message).toContain(`; profile now ${change}`);
    expect(await inForce()).toEqual([1, { coverage: "windowed" }]);
    expect((await approve(id, limit)).message).toContain(`; profile now ${change}`);
  });
});

describe("the profile of a held run", () => {
  const heldRun = async () => {
    await put(OPERATED);
    await run(delivery(1, 20));
    return run(delivery(21, 40, 'suffix: "!"\n'), limit);
  };

  it("changes nothing until it is approved, and then leaves what is the operator's", async () => {
    const held = await heldRun();
    expect(held).toMatchObject({ state: "held" });
    expect((await inForce())?.[0]).toBe(1);
    await put(OPERATED.replace("week", "day"));
    await query("update ingest.profile set created_at = '2020-01-01' where version = 2");
    const approved = await approve(held.id, limit);
    expect(approved.message).toContain('; profile now version 3: coverage: "windowed" → –, suffix: – → "!"');
    const left = { drop: { settleSeconds: 60 }, rhythm: { every: "day" } };
    expect(await inForce()).toEqual([3, { suffix: "!", ...left }]);
    expect(await query(`select brought_profile as waiting from ingest.run where id = ${held.id}`)).toEqual([
      { waiting: null },
    ]);
  });

  it("gives way to one that was put since", async () => {
    const held = await heldRun();
    await put("coverage: delta\n");
    const approved = await approve(held.id, limit);
    expect(approved.message).toContain("; its profile is left out: version 2 was put since");
    expect(await inForce()).toEqual([2, { coverage: "delta" }]);
  });

  it("goes with a run that another delivery has left behind", async () => {
    const held = await heldRun();
    await run(delivery(1, 19));
    await expect(approve(held.id)).rejects.toMatchObject({ code: "RUN_SUPERSEDED" });
    expect((await inForce())?.[0]).toBe(1);
  });
});
