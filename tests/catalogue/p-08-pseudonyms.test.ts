import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { loadKeys, pseudonymRing } from "@regiohub/infra/auth/keys";
import { addSecret } from "@regiohub/infra/auth/secret-ring";
import { sealsFor } from "@regiohub/infra/graphql/seals";
import { size } from "@regiohub/infra/testing/size";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("P-08");
const PEOPLE = Math.ceil(size("P-08", { commit: 100_000, long: 1_000_000 }) / 4);

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-keys-"));
});
afterAll(() => rm(home, { recursive: true }));

const portals = ["portal", "pool", "agency"].map((name) => ({ ...partner, partner: name }));
const audiences: readonly Caller[] = [...portals, boardCaller("99001")];
/** People of many boards, numbered as payroll systems do. */
const personOf = (index: number): [string, string] => [String(10_000 + (index % 700)), String(Math.floor(index / 700))];
const idsFor = async (caller: Caller) => sealsFor((await loadKeys(home)).seals, caller).ids;

it(
  "are no two the same: not of two people, and not of one person for two partners",
  async () => {
    const all = await Promise.all(audiences.map(idsFor));
    const seen = new Set<string>();
    for (let index = 0; index < PEOPLE; index += 1) {
      for (const ids of all) seen.add(ids.write("StaffMember", ...personOf(index)));
    }
    expect(seen.size).toBe(PEOPLE * all.length);
  },
  TIMEOUT,
);

it("say nothing to who has them, and are nobody's in another's hands", async () => {
  const person = ["99001", "00451234"] as const;
  const [own, others, hub] = [
    await idsFor(portals[0] as Caller),
    await idsFor(portals[1] as Caller),
    await idsFor(boardCaller("99001")),
  ];
  const id = own.write("StaffMember", ...person);
  for (const text of [id, Buffer.from(id, "base64url").toString("latin1")]) {
    for (const part of person) expect(text).not.toContain(part);
  }
  expect(own.read("StaffMember", id)).toEqual(person);
  expect(others.read("StaffMember", id)).toBeUndefined();
  expect(hub.read("StaffMember", id)).toBeUndefined();
  expect(own.read("Employment", id)).toBeUndefined();
});

it("stay a partner's own when keys rotate; partners who come later get other ones, and boards read old and new", async () => {
  const person = ["99001", "1"] as const;
  const [caller, board] = [portals[0] as typeof partner, boardCaller("99001")];
  const [before, boardBefore] = [
    (await idsFor(caller)).write("StaffMember", ...person),
    (await idsFor(board)).write("StaffMember", ...person),
  ];
  await addSecret(pseudonymRing(home));
  expect((await idsFor(caller)).write("StaffMember", ...person)).toBe(before);
  const later = await idsFor({ ...caller, pairwise: 2 });
  expect(later.write("StaffMember", ...person)).not.toBe(before);
  expect(later.read("StaffMember", before)).toBeUndefined();
  const boards = await idsFor(board);
  expect(boards.write("StaffMember", ...person)).not.toBe(boardBefore);
  for (const id of [boardBefore, boards.write("StaffMember", ...person)]) {
    expect(boards.read("StaffMember", id)).toEqual(person);
  }
  await expect(idsFor({ ...caller, pairwise: 3 })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
});
