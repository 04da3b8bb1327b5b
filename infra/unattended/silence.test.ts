import { describe, expect, it } from "@jest/globals";
import { plan } from "./plan.js";
import { findSilences, warnOfSilence } from "./silence.js";
import { unattendedHub } from "./testing/toy-hub.js";
import { useUnattended } from "./testing/unattended.js";

const current = useUnattended();

const silences = () => current().ask((client) => findSilences(client, current().work()));

/** A run that is over now, of board 99001. */
const run = (state: string, replayOf: number | null = null) =>
  current().query(
    `insert into ingest.run (board, source, state, content_sha256, files, finished_at, replay_of)
     values ('99001', 'toy-csv', $1, repeat('0', 64), '[]', $2, $3)`,
    [state, current().now, replayOf],
  );

describe("a board", () => {
  it("is silent when nothing has come for longer than its rhythm", async () => {
    const test = current();
    await test.put("rhythm: { every: day }\n");
    await run("loaded");
    test.pass({ hours: 36 });
    expect(await silences()).toEqual([]);
    test.pass({ hours: 1 });
    const silence = { board: "99001", source: "toy-csv", lastRun: 1, hours: 37, allowedHours: 36 };
    expect(await silences()).toEqual([{ ...silence, since: "2026-11-02T08:00:00.000Z" }]);
    await test.ask((client) => warnOfSilence(client, test.work()));
    expect(test.lines).toEqual([
      { ...silence, level: "warn", message: "board is silent", since: "2026-11-02T08:00:00.000Z" },
    ]);
  });

  it.each([
    ["loaded", null, 0],
    ["unchanged", null, 0],
    ["held", null, 0],
    ["refused", null, 1],
    ["failed", null, 1],
    ["loaded", 1, 1],
  ])("after a run %s, replay of %p, is silent: %i", async (state, replayOf, count) => {
    const test = current();
    await test.put("rhythm: { every: week }\n");
    await run("loaded");
    test.pass({ hours: 190 });
    await run(state, replayOf);
    test.pass({ hours: 10 });
    expect(await silences()).toHaveLength(count);
  });

  it("that never delivered is silent since its profile was put; one without a rhythm never is", async () => {
    const test = current();
    await test.put('rhythm: { every: "0 5 * * *", silentAfterHours: 5 }\n');
    test.pass({ hours: 6 });
    expect(await silences()).toMatchObject([{ lastRun: null, hours: 6, allowedHours: 5 }]);
    await test.put("drop: {}\n");
    test.pass({ hours: 10_000 });
    expect(await silences()).toEqual([]);
  });
});

describe("a plan", () => {
  const planned = async () => {
    const test = current();
    return (await test.ask((client) => plan(client, test.work()))).map(({ way }) => way);
  };

  it("has the folders and servers of the profile at each time, and a source when it is due", async () => {
    const test = current();
    await test.put('drop: {}\npull: { rows: "1;one;;" }\nrhythm: { at: "05:30" }\n');
    expect(await planned()).toEqual(["drop"]);
    test.pass({ hours: 24 });
    expect(await planned()).toEqual(["drop", "pull"]);
    await test.takeIn("pull");
    expect(await planned()).toEqual(["drop"]);
  });

  it("passes over a profile that cannot be read any more, and says so", async () => {
    const test = current();
    await test.put("drop: {}\nsuffix: x\n");
    const hub = { ...unattendedHub(), adapters: [] };
    expect(await test.ask((client) => plan(client, test.work(hub)))).toEqual([]);
    expect(test.lines).toMatchObject([{ level: "warn", board: "99001", source: "toy-csv", code: "SOURCE_UNKNOWN" }]);
  });
});
