import { describe, expect, it } from "@jest/globals";
import { HubError } from "../errors.js";
import { listProfiles } from "../ingest/profile-store.js";
import { same } from "../words.js";
import { changeText, profileChanges } from "./profile-changes.js";
import { putProfile } from "./put-profile.js";
import { unattendedHub } from "./testing/toy-hub.js";
import { useUnattended } from "./testing/unattended.js";

const current = useUnattended();

const put = (text: string, source?: string, hub = unattendedHub()) =>
  current().ask((client) => putProfile(client, hub, { board: "99001", source, text }));

describe("a profile that is put", () => {
  it("is a version of its own when it says something else, and tells what", async () => {
    expect(await put("source: toy-csv\nsuffix: x\n")).toEqual({
      source: "toy-csv",
      version: 1,
      changes: [
        { key: "source", from: undefined, to: '"toy-csv"' },
        { key: "suffix", from: undefined, to: '"x"' },
      ],
    });
    expect(await put("# the same\nsuffix: x\nsource: toy-csv\n")).toMatchObject({ version: 1, changes: [] });
    expect(await put("suffix: y\n", "toy-csv")).toMatchObject({
      version: 2,
      changes: [{ key: "source" }, { key: "suffix", from: '"x"', to: '"y"' }],
    });
    const profiles = await current().ask((client) => listProfiles(client));
    expect(profiles).toMatchObject([{ board: "99001", source: "toy-csv", version: 2, document: "suffix: y\n" }]);
  });

  it.each([
    ["suffix: 1\n", "toy-csv", "PROFILE_INVALID"],
    ["colour: red\n", "toy-csv", "PROFILE_INVALID"],
    ["suffix: x\n", undefined, "PROFILE_INVALID"],
    ["suffix: x\n", "afas", "SOURCE_UNKNOWN"],
    ['board: "99002"\n', "toy-csv", "PROFILE_INVALID"],
    ["source: toy-json\n", "toy-csv", "PROFILE_INVALID"],
    ["pull: { row: x }\n", "toy-csv", "PROFILE_INVALID"],
  ])("as %j for %s is refused with %s", async (text, source, code) => {
    await expect(put(text, source)).rejects.toMatchObject({ code });
    expect(await current().ask((client) => listProfiles(client))).toEqual([]);
  });

  it("is of a board that the hub knows", async () => {
    const requireBoard = () => Promise.reject(new HubError("BOARD_UNKNOWN", same("Board: not in the register.")));
    await expect(put("drop: {}\n", "toy-csv", unattendedHub({ requireBoard }))).rejects.toMatchObject({
      code: "BOARD_UNKNOWN",
    });
  });
});

it("tells changes by key, with lists as one thing", () => {
  const before = { drop: { settleSeconds: 30 }, withhold: ["a"], units: {} };
  const after = { drop: { settleSeconds: 60, marker: "klaar.txt" }, withhold: ["a", "b"] };
  expect(profileChanges(before, after).map(changeText)).toEqual([
    'drop.marker: – → "klaar.txt"',
    "drop.settleSeconds: 30 → 60",
    "units: {} → –",
    'withhold: ["a"] → ["a","b"]',
  ]);
});
