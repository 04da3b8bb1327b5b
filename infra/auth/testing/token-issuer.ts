import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fastify, { type FastifyInstance } from "fastify";
import type { Pool } from "pg";
import { openPool, withClient } from "../../db/connect.js";
import { loginUrl } from "../../db/login.js";
import { prepareDatabase } from "../../db/prepare.js";
import { GATEWAY_LOGIN } from "../../db/roles.js";
import type { Log } from "../../log.js";
import { freshDatabase } from "../../testing/database.js";
import { byIssuer } from "../issuers/registry.js";
import { unlessBlocked } from "../server/blocks.js";
import { Directory } from "../server/directory.js";
import { openTokenIssuer } from "../server/open.js";
import { digestOf, newSecret } from "../server/secret.js";
import { addClient, asAccess, type ClientTerms, putBoards, replaceCredentials } from "../server/write-clients.js";
import { type Authenticate, authenticator, type VerifyToken } from "../verify.js";
import { testPolicy } from "./access.js";
import { signedText, type TestKey } from "./signing.js";

/** Under which name the hub of these tests issues tokens. */
export const HUB = "https://hub.example";
/** Where it is asked for them. */
export const TOKEN_URL = `${HUB}/oauth/token`;
/** What they are for. */
export const GRAPH_URL = `${HUB}/graphql`;

/** An answer of the token endpoint. */
export interface TokenResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: { readonly access_token?: string; readonly error?: string; readonly [member: string]: unknown };
}

/** One process of a hub that issues tokens. */
export interface IssuingProcess {
  readonly app: FastifyInstance;
  readonly pool: Pool;
  readonly authenticate: Authenticate;
  /** Asks for a token; `grant_type` goes without saying. */
  ask(form: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<TokenResponse>;
}

/** A hub that issues tokens, over as many processes as are opened. */
export interface IssuingHub {
  readonly url: string;
  /** Opens one more. */
  open(): Promise<IssuingProcess>;
  /** Adds a client that shows itself by a key, or by a secret, which is given. */
  client(id: string, terms?: Partial<ClientTerms>, key?: TestKey): Promise<string>;
  /** Does something to the database as its administrator. */
  run(sql: string, values?: unknown[]): Promise<void>;
  close(): Promise<void>;
}

/** What an issuing hub of a test differs in. */
export interface IssuingHubOptions {
  readonly clock?: () => Date;
  readonly log?: Log;
  /** Verifiers of other issuers, by the `iss` of their tokens. */
  readonly others?: ReadonlyMap<string, VerifyToken>;
}

const quiet: Log = { debug() {}, info() {}, warn() {}, error() {} };

/** A partner's client, unless a test says otherwise. */
const TERMS: ClientTerms = {
  name: "a portal",
  purposes: ["SHOW"],
  scopes: ["figures:read"],
  boards: null,
  regions: null,
  sender: "bearer",
  documents: "free",
  pairwise: 1,
  budget: null,
};

/** Starts a hub of a test: with a database and a home of its own, and the words of `testPolicy`. */
export async function issuingHub(options: IssuingHubOptions = {}): Promise<IssuingHub> {
  const database = await freshDatabase({
    name: "access",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, []))),
  });
  const { url } = database;
  const home = await mkdtemp(join(tmpdir(), "hub-issuing-"));
  const opened: IssuingProcess[] = [];
  return {
    url,
    async open() {
      const one = await openProcess(url, home, options);
      opened.push(one);
      return one;
    },
    async client(id, terms = {}, key) {
      const secret = newSecret();
      const all = { ...TERMS, ...terms };
      await withClient(url, (client) =>
        asAccess(client, async () => {
          await addClient(client, id, all);
          await putBoards(
            client,
            id,
            (all.boards ?? []).map((board) => ({ board, via: "board" })),
          );
          const credential = key ? { jwk: key.jwk } : { sha256: digestOf(secret) };
          await replaceCredentials(client, id, credential, new Date());
        }),
      );
      return secret;
    },
    run: (sql, values = []) => withClient(url, async (client) => void (await client.query(sql, values))),
    async close() {
      for (const { app, pool } of opened) {
        await app.close();
        await pool.end();
      }
      await database.drop();
      await rm(home, { recursive: true });
    },
  };
}

async function openProcess(
  url: string,
  home: string,
  { clock, log = quiet, others = new Map() }: IssuingHubOptions,
): Promise<IssuingProcess> {
  const pool = openPool({ url: loginUrl(url, GATEWAY_LOGIN) });
  const directory = new Directory(pool, clock);
  const issuer = await openTokenIssuer({
    home,
    publicUrl: HUB,
    pool,
    directory,
    policy: testPolicy,
    log,
    ...(clock && { clock }),
  });
  const app = fastify();
  await app.register(issuer.routes);
  const verify = unlessBlocked(directory, clock)(byIssuer(new Map([...others, [HUB, issuer.verify]])));
  return {
    app,
    pool,
    authenticate: authenticator(verify, clock, issuer.checkProof),
    async ask(form, headers = {}) {
      const response = await app.inject({
        method: "POST",
        url: "/oauth/token",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        payload: new URLSearchParams({ grant_type: "client_credentials", ...form }).toString(),
      });
      return { status: response.statusCode, headers: response.headers, body: response.json() };
    },
  };
}

/** A client's assertion: as it should be, but for what is given. */
export function assertionOf(client: string, key: TestKey, now: Date, claims: object = {}, header: object = {}): string {
  const iat = Math.floor(now.getTime() / 1_000);
  const all = { iss: client, sub: client, aud: HUB, iat, exp: iat + 60, jti: randomUUID(), ...claims };
  const algorithm = algorithmOf(key);
  return signedText({ alg: algorithm, ...header }, all, { algorithm, key: key.privateKey });
}

/** The parameters by which a client shows an assertion. */
export const asserting = (assertion: string): Record<string, string> => ({
  client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
  client_assertion: assertion,
});

/** A proof of a key for a request to `/graphql`: as it should be, but for what is given. */
export function proofOf(key: TestKey, now: Date, claims: object = {}, header: object = {}): string {
  const { kid: _kid, use: _use, alg: _alg, ...jwk } = key.jwk;
  const algorithm = algorithmOf(key);
  const iat = Math.floor(now.getTime() / 1_000);
  const all = { htm: "POST", htu: GRAPH_URL, iat, jti: randomUUID(), ...claims };
  return signedText({ typ: "dpop+jwt", alg: algorithm, jwk, ...header }, all, { algorithm, key: key.privateKey });
}

/** Tests' keys are named after what they are used with. */
const algorithmOf = ({ jwk: { kty, crv } }: TestKey): string =>
  kty === "RSA" ? "PS256" : kty === "OKP" ? "EdDSA" : crv === "P-384" ? "ES384" : "ES256";
