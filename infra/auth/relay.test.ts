import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { boardCaller } from "../testing/callers.js";
import { bearing } from "../testing/token-request.js";
import { type KeyRing, openRing, rotateRing } from "./key-ring.js";
import { relaySigner, relayVerifier } from "./relay.js";
import { LONGEST_TOKEN } from "./strict.js";
import { authenticator } from "./verify.js";

const board = boardCaller("99001");
const now = new Date("2026-10-01T12:00:00Z");

let folder: string;
let ring: KeyRing;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-ring-"));
  ring = await openRing(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const at = (subgraph: string, keys = ring) => authenticator(relayVerifier(subgraph, keys.verifying), () => now);

it("a caller arrives as it was sent, at the subgraph that it was signed for and at no other", async () => {
  const request = bearing(`Bearer ${await relaySigner(ring, () => now)(board, "staff")}`);
  expect(await at("staff")(request)).toEqual(board);
  await expect(at("vacancies")(request)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  await expect(at("staff ")(request)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
});

it("a caller is signed anew at half the life of the token, for each subgraph", async () => {
  let time = now;
  const sign = relaySigner(ring, () => time);
  const first = await sign(board, "staff");
  expect(await sign(board, "staff")).toBe(first);
  expect(await sign(board, "vacancies")).not.toBe(first);
  time = new Date(now.getTime() + 30_000);
  expect(await sign(board, "staff")).not.toBe(first);
});

it("callers that differ are signed apart", async () => {
  const sign = relaySigner(ring, () => now);
  expect(await sign({ ...board, boards: ["99002"] }, "staff")).not.toBe(await sign(board, "staff"));
});

it("the former key holds beside a new one, and the one before that no longer", async () => {
  const sign = relaySigner(ring, () => now);
  const request = bearing(`Bearer ${await sign(board, "staff")}`);
  const second = await rotateRing(folder);
  expect(second.signing.kid).not.toBe(ring.signing.kid);
  expect(await at("staff", second)(request)).toEqual(board);
  const third = await rotateRing(folder);
  await expect(at("staff", third)(request)).rejects.toMatchObject({ code: "TOKEN_INVALID" });
});

it("a caller of as many boards as there may be fits into a token", async () => {
  const many = boardCaller(...Array.from({ length: 500 }, (_, number) => String(10_000 + number)));
  const token = await relaySigner(ring, () => now)({ ...many, subject: "x".repeat(200) }, "staff");
  expect(token.length).toBeLessThan(LONGEST_TOKEN);
  expect(await at("staff")(bearing(`Bearer ${token}`))).toMatchObject({ boards: many.boards });
});
