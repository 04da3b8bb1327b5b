import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { writeDemo } from "@regiohub/adapters";
import { serveAll } from "@regiohub/infra/cli/commands/serve";
import { withClient } from "@regiohub/infra/db/connect";
import { packPart } from "@regiohub/infra/edge/parts";
import type { PartHead } from "@regiohub/infra/edge/protocol";
import { type SendOptions, send } from "@regiohub/infra/edge/send";
import { type LocalServer, localServer } from "@regiohub/infra/http/testing/local-server";
import type { RunningServer } from "@regiohub/infra/hub";
import { boardCaller } from "@regiohub/infra/testing/callers";
import { type FilledHub, filledHub, hub, quiet } from "../hub.js";

const BOARD = "99001";

let filled: FilledHub;
let server: RunningServer;
let folder: string;
let files: string[];
const lines: LocalServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-edge-line-"));
  const [delivery] = await writeDemo({ boards: 1, staff: 60, seed: 7, out: folder });
  const own = (delivery?.files ?? []).filter((file) => /T4E_|profile/.test(basename(file)));
  const profile = own.find((file) => /profile/.test(file)) ?? "";
  const free = "{ percent: null, count: null }";
  await writeFile(
    profile,
    `${await readFile(profile, "utf8")}\nguard: { left: ${free}, changed: ${free}, fte: ${free}, sites: ${free} }\n`,
  );
  files = own;
}, 60_000);
beforeEach(async () => {
  filled = await filledHub();
  const database = { url: filled.url, embedded: false, release: () => filled.drop() };
  server = await serveAll({ hub, config: filled.config, log: quiet, database, port: 0, host: "127.0.0.1" });
}, 120_000);
afterEach(async () => {
  await Promise.all(lines.splice(0).map((line) => line.close()));
  await server.close();
});
afterAll(() => rm(folder, { recursive: true }));

const token = async () => (await filled.bearer(boardCaller(BOARD))).slice("Bearer ".length);

async function sent(options: Partial<SendOptions> = {}) {
  const [one] = await send({
    adapters: hub.adapters,
    files,
    board: BOARD,
    to: server.url,
    token: await token(),
    signal: new AbortController().signal,
    wait: () => Promise.resolve(),
    reject: () => {},
    ...options,
  });
  return one;
}

const runs = () =>
  withClient(filled.url, async (client) => {
    const { rows } = await client.query<{ state: string }>(
      "select state from ingest.run where board = $1 and source = 'afas' order by id",
      [BOARD],
    );
    return rows.map(({ state }) => state).slice(1); // the first one filled the hub
  });

/** What a line does with a question: hands it on unless it has dealt with it itself. */
type Fault = (request: IncomingMessage, response: ServerResponse) => boolean;

/** A line to the hub that breaks; `lose` names the questions whose answers are lost, the first time. */
async function line({ fault = () => false, lose }: { fault?: Fault; lose?: RegExp }): Promise<string> {
  const lost = new Set<string>();
  const own = await localServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    if (fault(request, response)) return;
    const { url = "", method = "GET", headers } = request;
    const answer = await fetch(`${server.url}${url.replace(/^\/hub/, "")}`, {
      method,
      headers: Object.entries(headers).flatMap(([name, value]) =>
        typeof value === "string" && /^(authorization|content-type|x-content-sha256)$/.test(name)
          ? [[name, value]]
          : [],
      ) as [string, string][],
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const text = await answer.text();
    if (lose?.test(url) && !lost.has(url)) {
      lost.add(url);
      request.socket.destroy();
    } else response.writeHead(answer.status).end(text);
  });
  lines.push(own);
  return own.origin;
}

describe("a line that breaks", () => {
  it.each([
    ["its finish", /finish$/],
    ["its parts", /parts/],
    ["all there is", /./],
  ])("gives exactly one run when the answers to %s are lost", async (_, lose) => {
    expect(await sent({ to: await line({ lose }) })).toMatchObject({ run: { state: "loaded", error: null } });
    expect(await runs()).toEqual(["loaded"]);
  });

  it("is tried again when something on the way answers 502, once for each question", async () => {
    const seen = new Set<string>();
    const fault: Fault = ({ url = "" }, response) => {
      if (seen.has(url)) return false;
      seen.add(url);
      response.writeHead(502).end("<html>bad gateway</html>");
      return true;
    };
    expect(await sent({ to: await line({ fault }) })).toMatchObject({ run: { state: "loaded" } });
    expect(await runs()).toEqual(["loaded"]);
  });

  it("that never comes back leaves no run, and no message that shows the token", async () => {
    const secret = await token();
    const fault: Fault = ({ url = "", socket }) => {
      if (/parts/.test(url)) socket.destroy();
      return /parts/.test(url);
    };
    const failure = await sent({ to: await line({ fault }) }).catch((error: Error) => error);
    expect(failure).toMatchObject({ code: "SOURCE_UNAVAILABLE" });
    expect(JSON.stringify([failure, (failure as Error).stack])).not.toContain(secret);
    expect(await runs()).toEqual([]);
  });

  it("may lead through a folder of another server", async () => {
    expect(await sent({ to: `${await line({})}/hub/` })).toMatchObject({ run: { state: "loaded" } });
  });

  it("to something else than a hub is refused, in the hub's own words", async () => {
    const page: Fault = (_, response) => {
      response.writeHead(200).end("<html>log in first</html>");
      return true;
    };
    await expect(sent({ to: await line({ fault: page }) })).rejects.toMatchObject({ code: "SOURCE_ANSWER_WRONG" });
    for (const to of ["hub.example:4000", "hub", "ftp://hub.example"])
      await expect(sent({ to })).rejects.toMatchObject({ code: "USAGE" });
  });
});

it("gives one run to two senders of the same delivery at once, and says it is done to the next", async () => {
  const both = await Promise.all([sent(), sent()]);
  expect(both.map((one) => one?.run.error)).toEqual([null, null]);
  expect(await runs()).toEqual(["loaded"]);
  expect((await sent())?.run).toMatchObject({ state: "unchanged" });
  expect(await runs()).toEqual(["loaded", "unchanged"]);
});

it("says again that a delivery is held", async () => {
  const own = files.map((file) => (/profile/.test(file) ? join(folder, "held.yaml") : file));
  const profile = await readFile(files.find((file) => /profile/.test(file)) ?? "", "utf8");
  await writeFile(join(folder, "held.yaml"), profile.replace(/guard:.*/, "guard: { left: { count: 0 } }"));
  const options = { files: own.filter((file) => !/yaml$/.test(file)), profile: join(folder, "held.yaml") };
  const first = await sent(options);
  expect(first?.run).toMatchObject({ state: "held", error: { code: "RUN_HELD" } });
  expect(await sent(options)).toMatchObject({ parts: 0, run: { id: first?.run.id, error: { code: "RUN_HELD" } } });
});

describe("the hub's side", () => {
  const HASH = "a".repeat(64);
  const [USERS, EMPLOYMENTS] = ["T4E_HelloID_Users_v2.json", "T4E_HelloID_Employments_v2.json"];
  const manifest = (more: object = {}) => ({
    coverage: "windowed",
    boardName: null,
    profile: null,
    files: [USERS, EMPLOYMENTS].map((name) => ({ name, sha256: HASH, bytes: 1, declaredAs: name })),
    ...more,
  });
  const to = async (path: string, method: string, body?: Buffer | object, more: Record<string, string> = {}) => {
    const type = Buffer.isBuffer(body) ? "application/zstd" : "application/json";
    const response = await fetch(`${server.url}/ingest/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${await token()}`, ...(body && { "content-type": type }), ...more },
      ...(body && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, answer: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown> };
  };
  const begin = async () => String((await to(`/${BOARD}/afas/${HASH}`, "PUT", manifest())).answer.upload);
  const put = async (upload: string, number: number, head: PartHead, rows: readonly unknown[]) => {
    const part = await packPart(
      head,
      rows.map((row) => JSON.stringify(row)),
    );
    return to(`/uploads/${upload}/parts/${number}`, "PUT", part.body, { "x-content-sha256": part.sha256 });
  };
  const recordsOf = (kind: string, known: Readonly<Record<string, unknown>>) => {
    const fields = Object.keys(hub.records.find((one) => one.kind === kind)?.fields ?? {});
    const head = { of: "records", kind, fields } as const;
    return { head, row: [0, 1, ...fields.map((field) => known[field] ?? null)] };
  };
  const person = recordsOf("member", { memberNumber: "x1", birthName: "Test" });
  const job = recordsOf("employment", {
    memberNumber: "x1",
    employmentNumber: "1",
    lineNumber: "1",
    contractKind: "PERMANENT",
    contractStartsOn: "2024-08-01",
    startsOn: "2024-08-01",
  });
  const counted = (kind: string, records = 1) => ({
    kind,
    origin: USERS,
    read: records,
    refused: 0,
    passed: 0,
    records,
  });

  it("takes parts in any order, and loads kinds in the order of the source", async () => {
    const upload = await begin();
    expect((await put(upload, 2, person.head, [person.row])).status).toBe(204);
    expect((await put(upload, 1, job.head, [job.row])).status).toBe(204);
    const kinds = [counted("employment"), counted("member")];
    const { answer } = await to(`/uploads/${upload}/finish`, "POST", { parts: 2, kinds });
    expect(answer).toMatchObject({ state: "loaded", counts: { employment: { added: 1 } }, error: null });
  });

  it("refuses a kind that stands twice, and a part that never came, as a run of its own", async () => {
    const upload = await begin();
    await put(upload, 1, person.head, [person.row]);
    const twice = [counted("member"), counted("member")];
    for (const finish of [
      { parts: 1, kinds: twice },
      { parts: 2, kinds: [counted("member")] },
    ]) {
      const { status, answer } = await to(`/uploads/${upload}/finish`, "POST", finish);
      expect([status, answer.state]).toEqual([200, "refused"]);
      expect(answer.error).toMatchObject({ code: "UPLOAD_INVALID" });
    }
  });

  it("keeps no text that its database has no room for, and fails on none", async () => {
    const file = { name: "a\u0000b", sha256: HASH, bytes: 1, declaredAs: USERS, headers: ["\ud800", "x\u0000"] };
    const odd = manifest({ files: [file], boardName: "a\u0000b" });
    expect((await to(`/${BOARD}/afas/${HASH}`, "PUT", odd)).status).toBe(200);
    const upload = await begin();
    const rejection = ["a\u0000b", 1, "c\ud800", "CELL_INVALID", "cell", "e\u0000", "n"];
    await put(upload, 1, { of: "rejections" }, [rejection]);
    await put(upload, 2, person.head, [person.row]);
    const finished = await to(`/uploads/${upload}/finish`, "POST", { parts: 2, kinds: [counted("member")] });
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
    expect((await to(path, method, method === "PUT" ? manifest() : undefined)).status).toBe(status);
  });

  it.each([
    ["a manifest beyond all bounds", manifest({ profile: "x".repeat(5_000_000) }), 413],
    ["a profile that is too long", manifest({ profile: "x".repeat(600_000) }), 422],
    ["no files", manifest({ files: [] }), 422],
    ["more than was asked for", manifest({ more: true }), 422],
  ])("refuses %s", async (_, body, status) => {
    expect((await to(`/${BOARD}/afas/${HASH}`, "PUT", body)).status).toBe(status);
  });

  it("refuses parts that are not what they say: their hash, their size, their number, their form", async () => {
    const upload = await begin();
    const { body, sha256 } = await packPart(person.head, [JSON.stringify(person.row)]);
    const bomb = await packPart({ of: "refused", kind: "member" }, ["[]\n".repeat(12_000_000)]);
    const send = (number: string, bytes: Buffer, hash: string) =>
      to(`/uploads/${upload}/parts/${number}`, "PUT", bytes, { "x-content-sha256": hash });
    expect((await send("1", body, HASH)).status).toBe(422);
    expect((await send("0", body, sha256)).status).toBe(422);
    expect((await send("1e3", body, sha256)).status).toBe(422);
    expect((await send("1", Buffer.alloc(9 * 1024 * 1024), HASH)).status).toBe(413);
    expect((await send("1", bomb.body, bomb.sha256)).status).toBe(204);
    const finished = await to(`/uploads/${upload}/finish`, "POST", { parts: 1, kinds: [counted("member")] });
    expect(finished.answer.error).toMatchObject({ code: "UPLOAD_INVALID" });
  });

  it("keeps the newest uploads of a board that never finishes one", async () => {
    for (let n = 0; n < 25; n += 1) await to(`/${BOARD}/afas/${String(n).padStart(64, "0")}`, "PUT", manifest());
    const { rows } = await withClient(filled.url, (client) =>
      client.query("select count(*), min(content_sha256) as first from ingest.upload"),
    );
    expect(rows).toEqual([{ count: 20, first: "5".padStart(64, "0") }]);
  });
});
