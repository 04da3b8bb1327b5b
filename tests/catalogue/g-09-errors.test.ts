import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { signedText, testKey } from "@regiohub/infra/auth/testing/signing";
import { withClient } from "@regiohub/infra/db/connect";
import { edgeRoutes } from "@regiohub/infra/edge/routes";
import { CODES, type ErrorCode } from "@regiohub/infra/errors";
import type { Log, LogFacts } from "@regiohub/infra/log";
import type { RunningServer } from "@regiohub/infra/serving";
import { boardCaller } from "@regiohub/schema/testing/callers";
import fastify, { type FastifyInstance } from "fastify";
import { type FilledHub, filledHub, hub, serveFilled } from "../hub.js";
import { type IllHub, illHub } from "./support/ill-subgraphs.js";
import { timeoutOf } from "./support/timeout.js";

const TIMEOUT = timeoutOf("G-09");
/** Stands wherever something is that nobody may be told: in addresses, tokens, variables, names, answers of subgraphs. */
const CANARY = "canary0x7e57";
/** What no answer may hold beside it: SQL, tables, roles, files, addresses of the machine, stacks. */
const TELLTALE =
  /canary|select |insert |staff\.|hub_staff|pg_|postgres|\/tmp\/|\.[jt]s:\d|node_modules|127\.0\.0\.1|ECONN/i;

const caller = { ...boardCaller("99001"), scopes: [...hub.access.scopes.board] };
const lines: string[] = [];
const keep = (message: string, facts: LogFacts = {}) => void lines.push(JSON.stringify({ message, ...facts }));
const log: Log = { debug: keep, info: keep, warn: keep, error: keep };

let filled: FilledHub;
let server: RunningServer;
let ill: IllHub;
let bearer: string;
/** The routes of deliveries, over a database that is not there. */
let unreachable: FastifyInstance;

beforeAll(async () => {
  filled = await filledHub();
  bearer = await filled.bearer(caller);
  const access = join(filled.config.home, "access.yaml");
  const rule = { kind: "partner", partner: "portal", purpose: "STATISTICS", scopes: ["figures:read"] };
  const gone = { issuer: GONE, audience: "hub", algorithms: ["ES256"], callers: [rule] };
  await writeFile(access, JSON.stringify({ developmentIssuer: true, issuers: [gone] }));
  server = await serveFilled({ ...filled, config: { ...filled.config, access } }, log);
  ill = await illHub(log, 300);
  unreachable = fastify();
  const url = `postgres://${CANARY}:${CANARY}@127.0.0.1:1/${CANARY}`;
  await unreachable.register(edgeRoutes({ hub, url, authenticate: async () => caller }));
}, TIMEOUT);
afterAll(async () => {
  await Promise.all([server.close(), ill.close(), unreachable.close()]);
  await filled.drop();
});

/** An issuer that nobody answers for. */
const GONE = "http://localhost:9";
const key = testKey("ES256");
/** A token of it. */
function goneToken(): string {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = { iss: GONE, aud: "hub", sub: CANARY, iat, exp: iat + 300 };
  return signedText({ alg: "ES256", typ: "at+jwt", kid: CANARY }, claims, { algorithm: "ES256", key: key.privateKey });
}

/** Everything that a client gets: status, headers, body. */
async function all(response: Response): Promise<string> {
  const { date: _, ...headers } = Object.fromEntries(response.headers);
  return `${response.status} ${JSON.stringify(headers)} ${await response.text()}`;
}
const graphql = (query: string, { at = server.url, token = bearer, variables = {} } = {}) =>
  fetch(`${at}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: token }) },
    body: JSON.stringify({ query, variables }),
  }).then(all);
const deliver = (path: string, method: string, body?: object) =>
  fetch(`${server.url}/ingest/v1${path}`, {
    method,
    headers: { authorization: bearer, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  }).then(all);
const ask =
  (query: string, variables = {}) =>
  () =>
    graphql(query, { variables });
const BOARDS = "{ boards { edges { node { name } } totalCount } }";
const illAnswer = (answer: () => unknown) => () => {
  ill.answer = answer;
  return graphql(BOARDS, { at: ill.url });
};
const failing = (code: string) =>
  illAnswer(() => {
    const extensions = { code, sql: `select ${CANARY}`, stacktrace: [CANARY], exception: { cells: CANARY } };
    return { data: { boards: null }, errors: [{ message: "As it is to be told.", path: ["boards"], extensions }] };
  });

/** How each code is provoked that a client may get: the hub's own, GraphQL's, and the mask over everything else. */
const PROVOKED: Readonly<Record<string, () => Promise<string>>> = {
  UNAUTHENTICATED: () => graphql(`{ board(number: "${CANARY}") { name } }`, { token: "" }),
  TOKEN_INVALID: () => graphql("{ __typename }", { token: `Bearer ${CANARY}` }),
  ISSUER_UNAVAILABLE: () => graphql("{ __typename }", { token: `Bearer ${goneToken()}` }),
  FORBIDDEN: ask('{ board(number: "99002") { staffMembers(first: 1) { totalCount } } }'),
  CURSOR_INVALID: ask(`{ boards(first: 1, after: "${CANARY}") { totalCount } }`),
  ARGUMENT_INVALID: ask("query ($n: String!) { board(number: $n) { name } }", { n: `${CANARY}\0` }),
  OPERATION_REFUSED: ask(`{ ${Array.from({ length: 200 }, (_, n) => `${CANARY}${n}: __typename`).join(" ")} }`),
  NULL_NOT_ALLOWED: illAnswer(() => ({ data: { boards: { edges: null, totalCount: null } } })),
  DOWNSTREAM_SERVICE_ERROR: illAnswer(() => `<h1>${CANARY}</h1> at 127.0.0.1, select ${CANARY}`),
  TIMED_OUT: illAnswer(() => new Promise(() => {})),
  READ_LOG_UNAVAILABLE: failing("READ_LOG_UNAVAILABLE"),
  INTERNAL: async () => {
    const asAdmin = (sql: string) => withClient(filled.url, (client) => client.query(sql));
    await asAdmin("revoke select on staff.region from hub_staff_read");
    const answer = await graphql(`{ region(scheme: ARBEIDSMARKTREGIO, name: "${CANARY}") { code } }`);
    await asAdmin("grant select on staff.region to hub_staff_read");
    return answer.replace('"INTERNAL_SERVER_ERROR"', '"INTERNAL"');
  },
  INTERNAL_SERVER_ERROR: failing("INTERNAL"),
  BAD_REQUEST: () =>
    fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { authorization: bearer, "content-type": "application/json" },
      body: `{"query":"${CANARY}`,
    }).then(all),
  BAD_USER_INPUT: ask("query ($s: RegionScheme!) { regions(scheme: $s) { code } }", { s: CANARY }),
  DATABASE_UNREACHABLE: async () => {
    const { statusCode, headers, body } = await unreachable.inject({ url: "/ingest/v1/99001/afas" });
    return `${statusCode} ${JSON.stringify(headers)} ${body.replace("(ECONNREFUSED)", "")}`;
  },
  BUDGET_EXHAUSTED: async () => {
    // Nothing is left, and the bucket does not fill before an hour is over.
    await withClient(filled.url, (client) =>
      client.query("insert into access.budget values ('board 99004', '99004', 0, now() + interval '1 hour')"),
    );
    const token = await filled.bearer(boardCaller("99004"));
    return graphql(`{ board(number: "${CANARY}") { name } }`, { token });
  },
  TOO_BUSY: async () => {
    ill.answer = () => new Promise(() => {});
    const answers = await Promise.all(Array.from({ length: 120 }, () => graphql(BOARDS, { at: ill.url })));
    return answers.find((answer) => answer.includes("TOO_BUSY")) ?? "none was refused";
  },
  DOCUMENT_UNKNOWN: () =>
    fetch(`${server.url}/graphql`, {
      method: "POST",
      headers: { authorization: bearer, "content-type": "application/json" },
      body: JSON.stringify({ documentId: `sha256:${CANARY}` }),
    }).then(all),
  SOURCE_UNKNOWN: () => deliver(`/99001/${CANARY}`, "GET"),
  UPLOAD_UNKNOWN: () => deliver(`/uploads/${CANARY}/finish`, "POST", { parts: 0, kinds: [] }),
  UPLOAD_INVALID: () => deliver(`/99001/afas/${"a".repeat(64)}`, "PUT", { [CANARY]: CANARY, boardName: [CANARY] }),
};

const AT_THE_SHELL = "said on the machine where a command or a server runs";
const IN_A_RUN = "a run's own outcome, in words made for it: the tests of the import provoke it";
const NOWHERE = "a bug of the planner or of a proxy for it: no document is known that gives it";

/** Codes that no client gets as an answer's error, and why. */
const UNSEEN: Partial<Record<ErrorCode, string>> = {
  USAGE: AT_THE_SHELL,
  CONFIG_INVALID: AT_THE_SHELL,
  DATABASE_TOO_OLD: AT_THE_SHELL,
  DATABASE_START_FAILED: AT_THE_SHELL,
  MIGRATION_CHANGED: AT_THE_SHELL,
  SUPERGRAPH_INVALID: AT_THE_SHELL,
  PORT_TAKEN: AT_THE_SHELL,
  READ_LOG_BROKEN: AT_THE_SHELL,
  SECRET_MISSING: AT_THE_SHELL,
  SOURCE_REFUSED: AT_THE_SHELL,
  SOURCE_UNAVAILABLE: AT_THE_SHELL,
  SOURCE_ANSWER_WRONG: AT_THE_SHELL,
  HUB_UNAVAILABLE: AT_THE_SHELL,
  HUB_ANSWER_WRONG: AT_THE_SHELL,
  RUN_UNKNOWN: AT_THE_SHELL,
  RUN_NOT_HELD: AT_THE_SHELL,
  RUN_SUPERSEDED: AT_THE_SHELL,
  RECORDS_GONE: AT_THE_SHELL,
  NOT_CONCLUDED: AT_THE_SHELL,
  PERSON_UNKNOWN: AT_THE_SHELL,
  HELD_BY_LAW: AT_THE_SHELL,
  CLIENT_UNKNOWN: AT_THE_SHELL,
  FILE_UNREADABLE: AT_THE_SHELL,
  BOARD_UNKNOWN: IN_A_RUN,
  FILE_MISSING: IN_A_RUN,
  FILE_EMPTY: IN_A_RUN,
  FILE_MALFORMED: IN_A_RUN,
  ROWS_REFUSED: IN_A_RUN,
  ENCODING_WRONG: IN_A_RUN,
  COLUMN_MISSING: IN_A_RUN,
  COLUMN_FORBIDDEN: IN_A_RUN,
  COLUMN_DRIFT: IN_A_RUN,
  PROFILE_INVALID: IN_A_RUN,
  CELL_INVALID: IN_A_RUN,
  KEY_CONFLICT: IN_A_RUN,
  RUN_HELD: IN_A_RUN,
  NO_QUERY_PLAN: NOWHERE,
};

it("G-09: every code has a line", () => {
  const known = new Set([...Object.keys(PROVOKED), ...Object.keys(UNSEEN)]);
  expect(Object.keys(CODES).filter((code) => !known.has(code))).toEqual([]);
});

it.each(Object.entries(PROVOKED))("G-09: %s says what it is, and nothing else", async (code, provoke) => {
  const logged = lines.length;
  const answer = await provoke();
  expect(answer).toContain(`"code":"${code}"`);
  expect(answer).not.toMatch(TELLTALE);
  expect(lines.slice(logged).join("\n")).not.toContain(CANARY);
  expect(await (await fetch(`${server.url}/metrics`)).text()).not.toContain(CANARY);
});
