import { describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { packPart } from "@regiohub/infra/edge/parts";
import { byHand, counted, FILES, HASH, manifest, recordOf } from "./support/edge-by-hand.js";
import { BOARD, edgeHub } from "./support/edge-hub.js";

const edge = edgeHub();
const { ask, begin, put, putBytes, finish } = byHand(edge);

describe("the hub, of what a sender may make up,", () => {
  const person = recordOf("member", { memberNumber: "x1", birthName: "Test" });
  const job = recordOf("employment", {
    memberNumber: "x1",
    employmentNumber: "1",
    lineNumber: "1",
    contractKind: "PERMANENT",
    contractStartsOn: "2024-08-01",
    startsOn: "2024-08-01",
  });

  it("takes parts in any order, and loads kinds in the order of the source", async () => {
    const upload = await begin();
    expect((await put(upload, 2, person.head, [person.row])).status).toBe(204);
    expect((await put(upload, 1, job.head, [job.row])).status).toBe(204);
    const kinds = [counted("employment"), counted("member")];
    const { answer } = await finish(upload, { parts: 2, kinds });
    expect(answer).toMatchObject({ state: "loaded", counts: { employment: { added: 1 } }, error: null });
  });

  it("refuses a kind that stands twice, and a part that never came, as a run of its own", async () => {
    const upload = await begin();
    await put(upload, 1, person.head, [person.row]);
    const twice = [counted("member"), counted("member")];
    for (const wrong of [
      { parts: 1, kinds: twice },
      { parts: 2, kinds: [counted("member")] },
    ]) {
      const { status, answer } = await finish(upload, wrong);
      expect([status, answer.state]).toEqual([200, "refused"]);
      expect(answer.error).toMatchObject({ code: "UPLOAD_INVALID" });
    }
  });

  it("keeps no text that its database has no room for, and fails on none", async () => {
    const file = { name: "a\u0000b", sha256: HASH, bytes: 1, declaredAs: FILES[0], headers: ["\ud800", "x\u0000"] };
    const odd = manifest({ files: [file], boardName: "a\u0000b" });
    expect((await ask(`/${BOARD}/afas/${HASH}`, "PUT", odd)).status).toBe(200);
    const upload = await begin();
    const rejection = ["a\u0000b", 1, "c\ud800", "CELL_INVALID", "cell", "e\u0000", "n"];
    await put(upload, 1, { of: "rejections" }, [rejection]);
    await put(upload, 2, person.head, [person.row]);
    const finished = await finish(upload, { parts: 2, kinds: [counted("member")] });
    expect(finished.answer).toMatchObject({ state: "loaded", rejections: 1 });
  });

  it.each([
    ["another board's folder", `/${BOARD}%2F..%2F99002/afas`, 403],
    ["a folder above", "/..%2F..%2Fgraphql/afas", 403],
    ["a board with a NUL", `/${BOARD}%00/afas`, 403],
    ["a source that is a property of all objects", `/${BOARD}/__proto__`, 404],
    ["a source in another folder", `/${BOARD}/..%2Fafas`, 404],
    ["a hash that is none", `/${BOARD}/afas/${"A".repeat(64)}`, 422],
    ["a hash with more behind it", `/${BOARD}/afas/${"a".repeat(64)}%0A`, 422],
  ])("does not follow %s", async (_, path, status) => {
    const method = path.split("/").length > 3 ? "PUT" : "GET";
    expect((await ask(path, method, method === "PUT" ? manifest() : undefined)).status).toBe(status);
  });

  it.each([
    ["a manifest beyond all bounds", manifest({ profile: "x".repeat(5_000_000) }), 413],
    ["a profile that is too long", manifest({ profile: "x".repeat(600_000) }), 422],
    ["no files", manifest({ files: [] }), 422],
    ["more than was asked for", manifest({ more: true }), 422],
  ])("refuses %s", async (_, body, status) => {
    expect((await ask(`/${BOARD}/afas/${HASH}`, "PUT", body)).status).toBe(status);
  });

  it("refuses parts that are not what they say: their hash, their size, their number, their form", async () => {
    const upload = await begin();
    const { body, sha256 } = await packPart(person.head, [JSON.stringify(person.row)]);
    const bomb = await packPart({ of: "refused", kind: "member" }, ["[]\n".repeat(12_000_000)]);
    expect((await putBytes(upload, "1", body, HASH)).status).toBe(422);
    expect((await putBytes(upload, "0", body, sha256)).status).toBe(422);
    expect((await putBytes(upload, "1e3", body, sha256)).status).toBe(422);
    expect((await putBytes(upload, "1", Buffer.alloc(9 * 1024 * 1024), HASH)).status).toBe(413);
    expect((await putBytes(upload, "1", bomb.body, bomb.sha256)).status).toBe(204);
    const finished = await finish(upload, { parts: 1, kinds: [counted("member")] });
    expect(finished.answer.error).toMatchObject({ code: "UPLOAD_INVALID" });
  });

  it("keeps the newest uploads of a board that never finishes one", async () => {
    for (let n = 0; n < 25; n += 1) await ask(`/${BOARD}/afas/${String(n).padStart(64, "0")}`, "PUT", manifest());
    const { rows } = await withClient(edge.databaseUrl(), (client) =>
      client.query("select count(*), min(content_sha256) as first from ingest.upload"),
    );
    expect(rows).toEqual([{ count: 20, first: "5".padStart(64, "0") }]);
  });
});
