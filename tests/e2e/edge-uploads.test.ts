import { describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { inTransaction } from "@regiohub/infra/db/transaction";
import { packPart } from "@regiohub/infra/edge/parts";
import type { PartHead } from "@regiohub/infra/edge/protocol";
import { sweepUploads } from "@regiohub/infra/edge/uploads";
import { boardCaller, operator, partner } from "@regiohub/schema/testing/callers";
import { byHand, counted, HASH, recordOf } from "./support/edge-by-hand.js";
import { BOARD, edgeHub } from "./support/edge-hub.js";

const edge = edgeHub();
const { ask, begin, put, putBytes, finish } = byHand(edge);

const person = (change: Readonly<Record<string, unknown>> = {}) =>
  recordOf("member", { memberNumber: "1", birthName: "Test", ...change });
const { head, row } = person();

/** Sends one part with these rows, finishes, and gives the run that it became. */
async function finished(rows: readonly unknown[], { part = head as PartHead, records = rows.length } = {}) {
  const upload = await begin();
  expect((await put(upload, 1, part, rows)).status).toBe(204);
  const { answer } = await finish(upload, { parts: 1, kinds: [counted("member", records)] });
  return answer as { state?: string; error?: { code: string; message: string } | null };
}

describe("the hub's side of hub ingest --to", () => {
  it("takes deliveries of a board's own token alone", async () => {
    for (const caller of [boardCaller("99002"), partner, operator]) {
      expect(await ask(`/${BOARD}/afas`, "GET", undefined, { token: await edge.token(caller) })).toMatchObject({
        code: "FORBIDDEN",
      });
    }
    for (const token of ["nonsense", null]) {
      expect(await ask(`/${BOARD}/afas`, "GET", undefined, { token })).toMatchObject({ status: 401 });
    }
    const upload = await begin();
    const other = { token: await edge.token(boardCaller("99002")) };
    expect(await ask(`/uploads/${upload}/finish`, "POST", { parts: 0, kinds: [] }, other)).toMatchObject({
      code: "UPLOAD_UNKNOWN",
    });
  });

  it("takes none of a token without the scope", async () => {
    const reader = { ...boardCaller(BOARD), scopes: ["people:read", "figures:read"] };
    const how = { token: await edge.token(reader) };
    const upload = await begin();
    for (const [path, method] of [
      [`/${BOARD}/afas`, "GET"],
      [`/${BOARD}/afas/${HASH}`, "PUT"],
      [`/uploads/${upload}/parts/1`, "PUT"],
      [`/uploads/${upload}/finish`, "POST"],
    ] as const)
      expect(await ask(path, method, undefined, how)).toMatchObject({ status: 403, code: "FORBIDDEN" });
  });

  it("loads records that are what they say", async () => {
    expect(await finished([row])).toMatchObject({ state: "loaded", error: null });
  });

  it.each([
    ["a number with the form of a citizen service number", { callName: "999990019" }],
    ["a day that does not exist", { bornOn: "2025-02-30" }],
    ["a word that is no code", { sex: "M" }],
    ["a number in the place of a text", { birthName: 5 }],
    ["an empty key", { memberNumber: "" }],
    ["no key", { memberNumber: null }],
    ["a key that no index holds", { memberNumber: "9".repeat(201) }],
    ["text that is not normalised", { birthName: "O\u0308zdemir" }],
    ["a control character", { birthName: "a\u0000b" }],
  ])("refuses the whole delivery for %s, and says where, not what", async (_, change) => {
    const { state, error } = await finished([row, person(change).row]);
    expect(state).toBe("refused");
    expect(error?.code).toBe("UPLOAD_INVALID");
    expect(error?.message).toContain("part 1 line 3");
    const shown = Object.values(change).filter((value) => typeof value === "string" && value.length > 3);
    for (const value of shown) expect(error?.message).not.toContain(value);
    expect(await edge.query("select from staff.member where number = '1'")).toEqual([]);
  });

  it("refuses other fields, other kinds and other counts than it was told", async () => {
    const other = { ...head, fields: head.fields.slice(1) };
    expect((await finished([row.slice(1)], { part: other })).error?.code).toBe("UPLOAD_INVALID");
    expect((await finished([row], { records: 2 })).error?.code).toBe("UPLOAD_INVALID");
    const employment: PartHead = { of: "records", kind: "employment", fields: [] };
    expect((await finished([], { part: employment })).error?.code).toBe("UPLOAD_INVALID");
  });

  it("refuses a part that is not what its hash says, or grows beyond what a part may be", async () => {
    const upload = await begin();
    const part = await packPart(head, ["[]"]);
    expect((await putBytes(upload, 1, part.body, HASH)).status).toBe(422);
    const bomb = await packPart(head, [`["${"0".repeat(33 * 1024 * 1024)}"]`]);
    expect((await putBytes(upload, 1, bomb.body, bomb.sha256)).status).toBe(204);
    const { answer } = await finish(upload, { parts: 1, kinds: [counted("member")] });
    expect(answer.error).toMatchObject({ code: "UPLOAD_INVALID" });
  });

  it("forgets an upload that nobody has gone on with for a day", async () => {
    await begin();
    const sweep = (at: number) =>
      withClient(edge.databaseUrl(), (client) => inTransaction(client, () => sweepUploads(client, new Date(at))));
    expect(await sweep(Date.now())).toBe(0);
    expect(await sweep(Date.now() + 25 * 3_600_000)).toBe(1);
  });
});
