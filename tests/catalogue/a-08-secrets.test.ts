import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { loadKeys } from "@regiohub/infra/auth/keys";
import { ACCESS, signCaller } from "@regiohub/infra/auth/tokens";
import { size } from "@regiohub/infra/testing/size";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { hub } from "../hub.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("A-08");
const ROUNDS = size("A-08", { commit: 1, long: 5 });
/** Ways to fail: each is a process that has to start. */
const FAILURES = size("A-08", { commit: 3, long: 7 });
const MAIN = fileURLToPath(new URL("infra/dist/cli/main.js", hub.root));

/** Where each canary stands as a secret. */
const CANARIES = {
  address: "canaryOfTheAddress",
  part: "canaryOfThePart",
  password: "canaryOfPostgres",
  board: "canaryOfTheBoard",
  link: Buffer.from("canaryOfTheLinkKeysOfARegionTogether").toString("base64"),
  bearer: "canary.of.the-bearer",
  file: "canaryOfTheFile",
};

let home: string;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), "hub-secrets-"));
  await writeFile(join(home, "address"), `postgres://hub:${CANARIES.file}@127.0.0.1:1/hub`);
  await chmod(join(home, "address"), 0o600);
});
afterAll(() => rm(home, { recursive: true }));

const secrets = {
  HUB_TOKEN: CANARIES.board,
  HUB_LINK_KEY: `v1 ${CANARIES.link}`,
  HUB_STAFF_DATABASE_URL: `postgres://hub:${CANARIES.part}@127.0.0.1:1/hub`,
  PGPASSWORD: CANARIES.password,
};

/** A command of the hub with secrets in its environment, and all that it says. */
function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...args], {
    env: { PATH: process.env.PATH, HUB_HOME: home, LOG_LEVEL: "debug", ...secrets, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => said.push(String(text)));
  return { child, said: () => said.join("") };
}
async function run(args: readonly string[], env: NodeJS.ProcessEnv) {
  const { child, said } = start(args, env);
  const [status] = (await once(child, "close")) as [number | null];
  return { status, said: said() };
}

const leaksIn = (text: string): string[] =>
  Object.entries(CANARIES).flatMap(([name, canary]) => (text.includes(canary) ? [name] : []));

/** Titles of all processes of the machine, and the environments of all but one: it cannot change what it was given. */
async function processes(but: ChildProcess): Promise<string> {
  const all = (await readdir("/proc").catch(() => [])).filter((name) => /^\d+$/.test(name));
  const files = all.flatMap((id) => [`${id}/cmdline`, ...(Number(id) === but.pid ? [] : [`${id}/environ`])]);
  const texts = await Promise.all(files.map((file) => readFile(join("/proc", file), "latin1").catch(() => "")));
  return texts.join("\n");
}

/** What stands in the home that is no key, no database, and not the file that was put there. */
async function files(): Promise<string> {
  const all = await readdir(home, { recursive: true, withFileTypes: true });
  const paths = all.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const looked = paths.filter((path) => !/^(keys\/|pg\/|pg.password$|address$)/.test(relative(home, path)));
  return (await Promise.all(looked.map((path) => readFile(path, "latin1")))).join("\n");
}

async function serving(said: () => string, child: ChildProcess): Promise<string> {
  for (;;) {
    const url = /serving on (\S+)/.exec(said())?.[1];
    if (url) return url;
    if (child.exitCode !== null) throw new Error("the hub did not start");
    await Promise.race([once(child.stderr as NodeJS.ReadableStream, "data"), once(child, "close")]);
  }
}

async function ask(url: string, authorization: string): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization, cookie: `session=${CANARIES.bearer}` },
    body: JSON.stringify({ query: '{ board(number: "99001") { name staffMembers(first: 1) { totalCount } } }' }),
  });
  return `${JSON.stringify([...response.headers])} ${await response.text()}`;
}

it(
  "A-08: a hub that serves keeps its secrets, in logs, answers, figures, titles, environments of its children, files",
  async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      const { child, said } = start(["serve", "--port", "0"]);
      const url = await serving(said, child);
      const keys = await loadKeys(home);
      const caller = { ...boardCaller("99001"), scopes: [...hub.access.scopes.board] };
      const good = await signCaller(caller, ACCESS, keys.issuer, new Date());
      const answers = [await ask(url, `Bearer ${CANARIES.bearer}`), await ask(url, `Bearer ${good}`)];
      const metrics = await (await fetch(`${url}/metrics`)).text();
      const beside = await processes(child);
      child.kill("SIGTERM");
      await once(child, "close");
      const password = (await readFile(join(home, "pg.password"), "utf8")).trim();
      const everything = [said(), ...answers, metrics, beside, await files()].join("\n");
      expect(leaksIn(everything)).toEqual([]);
      expect(everything).not.toContain(good);
      expect(everything).not.toContain(password);
      expect(said()).toContain('"msg":"request"');
    }
  },
  TIMEOUT,
);

/** A server that answers everybody with what is none of PostgreSQL's words, the address among it. */
async function babbling() {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.end(`Z${CANARIES.address} postgres://hub:${CANARIES.address}@host`);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

it(
  "A-08: a hub that fails or breaks says why without them",
  async () => {
    const server = await babbling();
    const at = (place: string) => `postgres://hub:${CANARIES.address}@${place}/hub`;
    const { port } = server.address() as { port: number };
    const failures: readonly (readonly [args: readonly string[], env: NodeJS.ProcessEnv])[] = [
      [["runs"], { DATABASE_URL: at(`127.0.0.1:${port}`) }],
      [["runs"], { DATABASE_URL: at("not a place") }],
      [["serve", "staff"], { DATABASE_URL_FILE: join(home, "address") }],
      [["runs"], { DATABASE_URL_FILE: join(home, "address"), DATABASE_URL: at("db.example") }],
      [["runs"], { DATABASE_URL: `${at("db.example")}?sslmode=${CANARIES.address}` }],
      [["runs"], { DATABASE_URL: at("127.0.0.1:1") }],
      [["ingest", "--to", "nowhere", "--board", "99001", join(home, "address")], {}],
    ];
    const said = await Promise.all(failures.slice(0, FAILURES).map(([args, env]) => run(args, env)));
    server.close();
    expect(said.filter(({ status }) => status === 0)).toEqual([]);
    expect(leaksIn(said.map((one) => one.said).join("\n"))).toEqual([]);
  },
  TIMEOUT,
);
