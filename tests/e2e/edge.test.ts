import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { writeDemo } from "@regiohub/adapters";
import { serveAll } from "@regiohub/infra/cli/commands/serve";
import { withClient } from "@regiohub/infra/db/connect";
import { packPart } from "@regiohub/infra/edge/parts";
import type { PartHead } from "@regiohub/infra/edge/protocol";
import { type SendOptions, send } from "@regiohub/infra/edge/send";
import { sweepUploads } from "@regiohub/infra/edge/uploads";
import type { RunningServer } from "@regiohub/infra/hub";
import { ingest, listRejections } from "@regiohub/infra/ingest/ingest";
import type { Rejection } from "@regiohub/infra/ingest/rejection";
import { approve } from "@regiohub/infra/ingest/release";
import { boardCaller, operator, partner } from "@regiohub/infra/testing/callers";
import { type FilledHub, filledHub, hub, quiet } from "../hub.js";

const BOARD = "99001";
const EMPLOYMENTS = "T4E_HelloID_Employments_v2.json";
const USERS = "T4E_HelloID_Users_v2.json";

let filled: FilledHub;
let server: RunningServer;
let folder: string;
/** The board's AFAS files, other people than those that the hub was filled with. */
let files: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-edge-"));
  const [delivery] = await writeDemo({ boards: 1, staff: 400, seed: 7, out: folder });
  files = (delivery?.files ?? []).filter((file) => /T4E_|profile/.test(basename(file)));
}, 60_000);
beforeEach(async () => {
  filled = await filledHub();
  const database = { url: filled.url, embedded: false, release: () => filled.drop() };
  server = await serveAll({ hub, config: filled.config, log: quiet, database, port: 0, host: "127.0.0.1" });
}, 120_000);
afterEach(() => server.close());
afterAll(() => rm(folder, { recursive: true }));

const bearer = async (caller = boardCaller(BOARD) as Parameters<FilledHub["bearer"]>[0]) =>
  (await filled.bearer(caller)).slice("Bearer ".length);

async function sent(options: Partial<SendOptions> = {}) {
  const rejections: Rejection[] = [];
  const [one] = await send({
    adapters: hub.adapters,
    files,
    board: BOARD,
    to: server.url,
    token: await bearer(),
    signal: new AbortController().signal,
    wait: (ms) => sleep(Math.min(ms, 5)),
    reject: (rejection) => void rejections.push(rejection),
    ...options,
  });
  if (!one) throw new Error("nothing was sent");
  return { ...one, rejections };
}

const query = <Row extends object>(sql: string) =>
  withClient(filled.url, async (client) => (await client.query<Row>(sql)).rows);

/** What a board's people and lines are, without what differs from one load to the next. */
const people = () =>
  query<{ one: string }>(`
    select md5(string_agg(one, ',' order by one)) as one, count(*) from (
      select (to_jsonb(a) - 'member_id' - 'run_id')::text || m.number || coalesce(m.birth_name, '') || e.contract_kind as one
      from staff.assignment a
      join staff.member m on m.board_no = a.board_no and m.id = a.member_id
      join staff.employment e on e.board_no = a.board_no and e.member_id = a.member_id and e.number = a.employment_number
      where a.board_no = '${BOARD}') lines`);

/** A profile that nothing is held by. */
async function unguarded(): Promise<string[]> {
  const profile = files.find((file) => /profile/.test(file)) ?? "";
  const free = "{ percent: null, count: null }";
  const text = `${await readFile(profile, "utf8")}\nguard: { left: ${free}, changed: ${free}, fte: ${free}, sites: ${free} }\n`;
  const own = join(folder, "unguarded.yaml");
  await writeFile(own, text);
  return [...files.filter((file) => file !== profile), own];
}

describe("hub ingest --to", () => {
  it("gives the tables that a local ingest of the same files gives, and either way says that it is done", async () => {
    const [own, profile] = [await unguarded(), join(folder, "unguarded.yaml")];
    await query("truncate staff.member, staff.employment, staff.assignment");
    const over = await sent({ files: own.slice(0, -1), profile });
    expect(over.run).toMatchObject({ state: "loaded", error: null, board: BOARD, source: "afas" });
    const byEdge = await people();
    const [local] = await ingest({ hub, url: filled.url, board: BOARD, files: own.slice(0, -1), profile });
    expect(local).toMatchObject({ state: "unchanged", message: `already applied as run ${over.run.id}` });
    const again = { state: "unchanged", message: `already applied as run ${over.run.id}` };
    expect(await sent({ files: own.slice(0, -1), profile })).toMatchObject({ parts: 0, run: again });
    await query("truncate staff.member, staff.employment, staff.assignment");
    await query("delete from ingest.run");
    await ingest({ hub, url: filled.url, board: BOARD, files: own.slice(0, -1), profile });
    expect(await people()).toEqual(byEdge);
  });

  it("keeps refused rows on the board's machine, and tells the hub where they are and why", async () => {
    const own = await unguarded();
    const { run, rejections } = await sent({ files: own.slice(0, -1), profile: join(folder, "unguarded.yaml") });
    const known = await withClient(filled.url, (client) => listRejections(client, run.id));
    const places = known.map(({ file, line, code }) => `${file}:${line} ${code}`);
    expect(rejections.length).toBeGreaterThan(5);
    expect(places).toEqual(expect.arrayContaining(rejections.map(({ file, line, code }) => `${file}:${line} ${code}`)));
    expect(known.filter(({ line, cells }) => cells && rejections.some((one) => one.line === line))).toEqual([]);
    expect(rejections.some(({ cells }) => Object.keys(cells ?? {}).length > 0)).toBe(true);
  });

  it("is held by the guard as a local delivery is, and approved from what was sent", async () => {
    const before = await people();
    const { run } = await sent();
    expect(run).toMatchObject({ state: "held", error: { code: "RUN_HELD" } });
    expect(await people()).toEqual(before);
    expect(await approve({ hub, url: filled.url, runId: run.id, by: "tester" })).toMatchObject({ state: "loaded" });
    expect(await people()).not.toEqual(before);
    expect(await query("select from ingest.upload_part")).toEqual([]);
  });

  it("goes on where a cut left it: what is there is not sent again", async () => {
    const controller = new AbortController();
    const progress = ({ name }: { name: string }) => {
      if (name === EMPLOYMENTS) controller.abort();
    };
    await expect(sent({ signal: controller.signal, progress })).rejects.toMatchObject({ name: "AbortError" });
    const [{ count } = { count: 0 }] = await query<{ count: number }>("select count(*) from ingest.upload_part");
    expect(count).toBeGreaterThan(0);
    const { run, parts } = await sent();
    const whole = Number(
      (
        await query<{ parts: number }>(
          `select count(distinct kind) as parts from ingest.record_part where run_id = ${run.id}`,
        )
      )[0]?.parts,
    );
    expect(run.state).toBe("held");
    expect(parts).toBeGreaterThanOrEqual(1);
    expect(parts).toBeLessThan(whole + 5);
  });

  it("sends no records of kinds, and no fields, that the profile withholds", async () => {
    const own = await unguarded();
    const profile = join(folder, "unguarded.yaml");
    await writeFile(profile, `${await readFile(profile, "utf8")}withhold: [unit, member.email, member.callName]\n`);
    const { run } = await sent({ files: own.slice(0, -1), profile });
    expect(Object.keys(run.counts).sort()).toEqual(["employment", "member"]);
    expect(
      await query(`select from staff.member where run_id = ${run.id} and (email is not null or call_name is not null)`),
    ).toEqual([]);
  });

  it("refuses a file that is cut off before anything of it counts", async () => {
    const users = join(folder, "cut", USERS);
    await rm(join(folder, "cut"), { recursive: true, force: true });
    await (await import("node:fs/promises")).mkdir(join(folder, "cut"));
    const text = await readFile(files.find((file) => basename(file) === USERS) ?? "", "utf8");
    await writeFile(users, text.slice(0, text.length / 2));
    const own = [users, ...files.filter((file) => basename(file) !== USERS)];
    await expect(sent({ files: own })).rejects.toMatchObject({ code: "FILE_MALFORMED" });
    expect((await query<{ state: string }>(`select state from ingest.run where state = 'held'`)).length).toBe(0);
  });
});

describe("the hub's side", () => {
  const to = (path: string, method: string, token: string, body?: Buffer | object, more: Record<string, string> = {}) =>
    fetch(`${server.url}/ingest/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { "content-type": Buffer.isBuffer(body) ? "application/zstd" : "application/json" }),
        ...more,
      },
      ...(body && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
  const codeOf = async (response: Response) =>
    ((await response.json()) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code;

  const manifest = {
    coverage: "windowed",
    boardName: null,
    profile: null,
    files: [{ name: USERS, sha256: "0".repeat(64), bytes: 1, declaredAs: USERS }],
  };
  const HASH = "a".repeat(64);
  const begin = async () => {
    const response = await to(`/${BOARD}/afas/${HASH}`, "PUT", await bearer(), manifest);
    return ((await response.json()) as { upload: string }).upload;
  };
  const member = { memberNumber: "1", initials: null, callName: null, birthPrefix: null, birthName: "Test" };
  const fields = [...Object.keys(hub.records.find(({ kind }) => kind === "member")?.fields ?? {})];
  const row = (change: Record<string, unknown> = {}) => [
    0,
    1,
    ...fields.map((field) => ({ ...member, ...change })[field] ?? null),
  ];

  /** Sends one part with these lines, and finishes. */
  async function finished(head: PartHead, lines: readonly unknown[], records = lines.length) {
    const upload = await begin();
    const part = await packPart(
      head,
      lines.map((line) => JSON.stringify(line)),
    );
    const put = await to(`/uploads/${upload}/parts/1`, "PUT", await bearer(), part.body, {
      "x-content-sha256": part.sha256,
    });
    expect(put.status).toBe(204);
    const kinds = [{ kind: "member", origin: USERS, read: 1, refused: 0, passed: 0, records }];
    const response = await to(`/uploads/${upload}/finish`, "POST", await bearer(), { parts: 1, kinds });
    return (await response.json()) as { state?: string; error?: { code: string; message: string } | null };
  }
  const head = { of: "records", kind: "member", fields } as const;

  it("takes deliveries of a board's own token alone", async () => {
    const path = `/${BOARD}/afas`;
    for (const caller of [boardCaller("99002"), partner, operator]) {
      expect(await codeOf(await to(path, "GET", await bearer(caller)))).toBe("FORBIDDEN");
    }
    expect((await to(path, "GET", "nonsense")).status).toBe(401);
    expect((await fetch(`${server.url}/ingest/v1${path}`)).status).toBe(401);
    const upload = await begin();
    const other = await to(`/uploads/${upload}/finish`, "POST", await bearer(boardCaller("99002")), {
      parts: 0,
      kinds: [],
    });
    expect(await codeOf(other)).toBe("UPLOAD_UNKNOWN");
  });

  it("loads records that are what they say", async () => {
    expect(await finished(head, [row()])).toMatchObject({ state: "loaded", error: null });
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
    const { state, error } = await finished(head, [row(), row({ ...change })]);
    expect(state).toBe("refused");
    expect(error?.code).toBe("UPLOAD_INVALID");
    expect(error?.message).toContain("part 1 line 3");
    const shown = Object.values(change).filter((value) => typeof value === "string" && value.length > 3);
    for (const value of shown) expect(error?.message).not.toContain(value);
    expect(await query("select from staff.member where number = '1'")).toEqual([]);
  });

  it("refuses other fields, other kinds and other counts than it was told", async () => {
    expect((await finished({ ...head, fields: fields.slice(1) }, [row().slice(1)])).error?.code).toBe("UPLOAD_INVALID");
    expect((await finished(head, [row()], 2)).error?.code).toBe("UPLOAD_INVALID");
    expect((await finished({ of: "records", kind: "employment", fields: [] }, [])).error?.code).toBe("UPLOAD_INVALID");
  });

  it("refuses a part that is not what its hash says, or grows beyond what a part may be", async () => {
    const upload = await begin();
    const part = await packPart(head, ["[]"]);
    const wrong = await to(`/uploads/${upload}/parts/1`, "PUT", await bearer(), part.body, {
      "x-content-sha256": HASH,
    });
    expect(wrong.status).toBe(422);
    const bomb = await packPart(head, [`["${"0".repeat(33 * 1024 * 1024)}"]`]);
    const put = await to(`/uploads/${upload}/parts/1`, "PUT", await bearer(), bomb.body, {
      "x-content-sha256": bomb.sha256,
    });
    expect(put.status).toBe(204);
    const kinds = [{ kind: "member", origin: USERS, read: 1, refused: 0, passed: 0, records: 1 }];
    const answer = await to(`/uploads/${upload}/finish`, "POST", await bearer(), { parts: 1, kinds });
    expect(((await answer.json()) as { error: { code: string } }).error.code).toBe("UPLOAD_INVALID");
  });

  it("forgets an upload that nobody has gone on with for a day", async () => {
    await begin();
    const sweep = (at: number) =>
      withClient(filled.url, async (client) => {
        await client.query("begin");
        const swept = await sweepUploads(client, new Date(at));
        await client.query("commit");
        return swept;
      });
    expect(await sweep(Date.now())).toBe(0);
    expect(await sweep(Date.now() + 25 * 3_600_000)).toBe(1);
  });
});
