import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { loadKeys } from "@regiohub/infra/auth/keys";
import { ACCESS, callerVerifier } from "@regiohub/infra/auth/tokens";
import { authenticator } from "@regiohub/infra/auth/verify";
import { withClient } from "@regiohub/infra/db/connect";
import { bearing } from "@regiohub/infra/testing/token-request";
import { type FilledHub, filledHub, hub } from "../hub.js";
import { type Finished, type TypedHub, typedHub } from "./support/typed-hub.js";

let filled: FilledHub;
let typed: TypedHub;
let folder: string;

beforeAll(async () => {
  [filled, typed] = await Promise.all([filledHub(), typedHub()]);
  folder = await mkdtemp(join(tmpdir(), "hub cli "));
}, 120_000);
afterAll(async () => {
  await typed[Symbol.asyncDispose]();
  await filled.drop();
  await rm(folder, { recursive: true });
});

/** What a line is typed in: the test's database. */
const environment = () => ({
  PATH: process.env.PATH,
  DATABASE_URL: filled.url,
  HUB_HOME: filled.config.home,
  LOG_LEVEL: "silent",
});

/** Runs `hub` as a person does. */
const run = (args: readonly string[], more: Record<string, string> = {}) =>
  typed.run(args, { ...environment(), ...more });

/** As `run`, in a process of its own. */
async function runAlone(args: readonly string[]): Promise<Finished> {
  const command = ["infra/dist/cli/main.js", ...args];
  const child = spawn(process.execPath, command, { cwd: hub.rootPath, env: environment() });
  const [out, err] = [child.stdout, child.stderr].map((stream) => text(stream));
  const [status] = (await once(child, "close")) as [number | null];
  return { status, out: (await out) ?? "", err: (await err) ?? "" };
}

const lines = (json: string) =>
  json
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("hub", () => {
  it("tells its commands", async () => {
    const { status, out } = await runAlone(["help"]);
    expect(status).toBe(0);
    for (const name of ["start", "ingest", "runs", "rejections", "token", "serve", "demo-data"])
      expect(out).toContain(`hub ${name}`);
  });

  it.each([
    [["nothing"], 2, "USAGE"],
    [["runs", "--colour"], 2, "USAGE"],
    [["token", "board", "9900"], 2, "USAGE"],
    [["serve", "payroll"], 2, "USAGE"],
    [["serve", "--port", "70000"], 2, "USAGE"],
    [["serve", "gateway", "--supergraph", "/does/not/exist"], 3, "FILE_UNREADABLE"],
    [["ingest", "/does/not/exist.json", "--board", "99001"], 3, "FILE_UNREADABLE"],
    [["rejections", "999999"], 3, "RUN_UNKNOWN"],
  ])("%j ends with %i and says %s, with nothing on stdout", async (args, status, code) => {
    const finished = await run(args);
    expect(finished).toMatchObject({ status, out: "" });
    expect(finished.err).toContain(`${code}: `);
  });

  it("ends so by itself, in a process of its own", async () => {
    expect(await runAlone(["nothing"])).toEqual(await run(["nothing"]));
  });

  it("names a setting that is wrong", async () => {
    const { status, err } = await run(["runs"], { PORT: "http" });
    expect(status).toBe(2);
    expect(err).toContain("PORT: not a number. Expected a whole number from 0 to 65535.");
  });

  it("says that a database does not answer without telling its password", async () => {
    const { status, err } = await run(["runs"], { DATABASE_URL: "postgres://hub:s3cret@127.0.0.1:1/hub" });
    expect(status).toBe(5);
    expect(err).toContain("DATABASE_UNREACHABLE: Database: no connection (ECONNREFUSED).");
    expect(err).not.toContain("s3cret");
  });
});

describe("hub token", () => {
  it.each([
    [["board", "99001"], { kind: "board", boards: ["99001"] }],
    [["partner", "portal"], { kind: "partner", subject: "portal" }],
    [["operator"], { kind: "operator" }],
    [["region", "ARBEIDSMARKTREGIO", "12"], { kind: "region", regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "12" }] }],
    [
      ["partner", "portal", "--purpose", "MATCHING", "--scopes", "profiles:read"],
      { scopes: ["profiles:read"], purpose: "MATCHING" },
    ],
  ])("%j is alone on stdout and is taken by the gateway", async (who, caller) => {
    const { status, out } = await run(["token", ...who]);
    expect(status).toBe(0);
    expect(out.trimEnd()).not.toMatch(/\s/);
    const { issuer } = await loadKeys(filled.config.home);
    const authenticate = authenticator(callerVerifier(ACCESS, issuer.verifying));
    expect(await authenticate(bearing(`Bearer ${out.trim()}`))).toMatchObject(caller);
  });
});

it("hub token names what a kind of caller may hold", async () => {
  const { status, err } = await run(["token", "partner", "portal", "--scopes", "people:read"]);
  expect(status).toBe(2);
  expect(err).toContain("token: scope unknown, or not for a partner. Expected one of vacancies:read,");
});

describe("hub ingest", () => {
  it("holds other people under a board's numbers until it is approved; the second time changes nothing", async () => {
    const out = join(folder, "demo");
    expect(await run(["demo-data", "--boards", "1", "--staff", "60", "--seed", "5", "--out", out])).toMatchObject({
      status: 0,
    });
    const [board] = await readdir(out);
    const files = join(out, board ?? "");
    const first = await run(["ingest", files, "--board", board ?? "", "--json"]);
    expect(first.status).toBe(4);
    const [, held] = lines(first.out);
    expect(lines(first.out).map(({ state }) => state)).toEqual(["loaded", "held"]);
    expect((await run(["approve", String(held?.id), "--by", "tester"])).status).toBe(0);
    expect((await run(["ingest", files, "--board", board ?? ""])).status).toBe(0);
    const second = await run(["ingest", files, "--board", board ?? "", "--json"]);
    expect(second.status).toBe(0);
    expect(lines(second.out).map(({ state }) => state)).toEqual(["unchanged", "unchanged", "unchanged"]);
    const spoken = await run(["ingest", files, "--board", board ?? ""]);
    expect(spoken.out + spoken.err).toMatch(/already applied as run \d+/);
  });

  it("refuses a truncated export whole, with the place, and keeps the run to be read", async () => {
    const bad = join(folder, "T4E_HelloID_Users_v2.json");
    await writeFile(bad, '{"skip":0,"take":100,"rows":[{"Medewerker":"000001","Geboortenaam":"Jans');
    const { status, out, err } = await run(["ingest", bad, "--board", "99001"]);
    expect(status).toBe(3);
    expect(out).toContain("FILE_MISSING");
    expect(out + err).not.toContain("Jans");
    const runs = lines((await run(["runs", "--json", "--limit", "1"])).out);
    expect(runs[0]).toMatchObject({ board: "99001", state: "refused" });
  });
});

describe("hub conclude", () => {
  it("concludes what follows from a run that is loaded; the list of runs says that it is still to come", async () => {
    const runs = lines((await run(["runs", "--json", "--limit", "100"])).out);
    const loaded = runs.find(({ source, state }) => source === "afas" && state === "loaded");
    await withClient(filled.url, (client) =>
      client.query(
        `insert into ingest.unconcluded (run_id, board, coverage, day, kinds)
         select id, board, coverage, day, array['member', 'employment'] from ingest.run where id = $1`,
        [loaded?.id],
      ),
    );
    expect((await run(["runs", "--limit", "100"])).out).toMatch(/; what follows from it is still to come$/m);
    const { status, out } = await run(["conclude"]);
    expect([status, out]).toEqual([0, `Run ${loaded?.id}: what follows from it is there (board ${loaded?.board})\n`]);
    expect((await run(["runs", "--limit", "100"])).out).not.toContain("still to come");
    expect(await run(["conclude"])).toMatchObject({ status: 0, out: "" });
  });
});

describe("hub rejections", () => {
  it("gives file, line, column and what was expected, and never a cell", async () => {
    const runs = lines((await run(["runs", "--json", "--limit", "100"])).out);
    const faulty = runs.find(({ source, state }) => source === "afas" && state === "loaded");
    const { status, out } = await run(["rejections", String(faulty?.id), "--json"]);
    expect(status).toBe(0);
    const rejections = lines(out);
    expect(rejections.length).toBeGreaterThan(0);
    for (const rejection of rejections) {
      expect(rejection).toMatchObject({
        file: expect.any(String),
        line: expect.any(Number),
        expected: { en: expect.any(String), nl: expect.any(String) },
      });
      expect(rejection).toHaveProperty("column");
      expect(rejection).not.toHaveProperty("value");
    }
  });
});
