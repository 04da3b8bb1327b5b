import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { addDocument, retireDocument } from "@regiohub/infra/auth/documents";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { GATEWAY_LOGIN } from "@regiohub/infra/db/roles";
import type { LogFacts } from "@regiohub/infra/log";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import type { Pool } from "pg";
import { quiet } from "../hub.js";
import { openSurface, type Reply, type Surface, send } from "./support/surface.js";

/** Who asks: its client, and whether it may send registered documents only. A board's own user has no client. */
const ASKERS = {
  "portal-a": { caller: { ...partner, client: "portal-a" }, isTrusted: true },
  "portal-b": { caller: { ...partner, client: "portal-b" }, isTrusted: true },
  "portal-c": { caller: { ...partner, client: "portal-c" }, isTrusted: false },
  nobody: { caller: boardCaller("99001"), isTrusted: false },
} as const;
type Asker = keyof typeof ASKERS;

/** Whose each document is, and whether it has been retired. */
const DOCUMENTS = {
  "of a": { owner: "portal-a", isRetired: false },
  "of a, retired": { owner: "portal-a", isRetired: true },
  "of b": { owner: "portal-b", isRetired: false },
  "of c": { owner: "portal-c", isRetired: false },
  "of none": { owner: undefined, isRetired: false },
} as const;
type Document = keyof typeof DOCUMENTS;

const textOf = (document: Document) => `{ board(number: "99001") { name } } # ${document}`;
const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } });

/** How a document is sent: with its text, its hash, or both; and whether they are of the same document. */
const FORMS = {
  text: { body: (text) => ({ query: text }), hasText: true, hasHash: false },
  id: { body: (text) => ({ documentId: `sha256:${hashOf(text)}` }), hasText: false, hasHash: true },
  "id and text": {
    body: (text) => ({ documentId: `sha256:${hashOf(text)}`, query: text }),
    hasText: true,
    hasHash: true,
  },
  "id and another text": {
    body: (text) => ({ documentId: `sha256:${hashOf(text)}`, query: `${text} ` }),
    differs: true,
  },
  "hash of Apollo's": { body: (text) => ({ extensions: persisted(hashOf(text)) }), hasText: false, hasHash: true },
  "hash of Apollo's and text": {
    body: (text) => ({ extensions: persisted(hashOf(text)), query: text }),
    hasText: true,
    hasHash: true,
  },
  "hash of Apollo's and another text": {
    body: (text) => ({ extensions: persisted(hashOf(text)), query: `${text} ` }),
    differs: true,
  },
  "id of another kind": { body: (text) => ({ documentId: hashOf(text), query: text }), differs: true },
  "id that is none": { body: () => ({ documentId: "sha256:../../etc" }), differs: true },
} as const satisfies Record<string, { body: (text: string) => object; [key: string]: unknown }>;
type Form = keyof typeof FORMS;

/** What has to happen, by the rules as they are written down and not by how they are built. */
function isTaken(asker: Asker, document: Document, form: Form): boolean {
  const how: { differs?: boolean; hasText?: boolean } = FORMS[form];
  if (how.differs) return false;
  const { owner, isRetired } = DOCUMENTS[document];
  const isOwn = owner === asker && !isRetired;
  return isOwn || (!ASKERS[asker].isTrusted && how.hasText === true);
}

const warnings: LogFacts[] = [];
let database: FreshDatabase;
let pool: Pool;
let surface: Surface;
beforeAll(async () => {
  database = await freshDatabase({
    name: "kit",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, []))),
  });
  await withClient(database.url, async (db) => {
    for (const [name, { owner, isRetired }] of Object.entries(DOCUMENTS)) {
      if (!owner) continue;
      const sha256 = await addDocument(db, owner, textOf(name as Document));
      if (isRetired) await retireDocument(db, owner, sha256);
    }
  });
  pool = openPool({ url: loginUrl(database.url, GATEWAY_LOGIN) });
  surface = await openSurface({
    pool,
    authenticate: async ({ authorization }) => ASKERS[authorization?.slice("Bearer ".length) as Asker]?.caller,
    clientSettings: async ({ client }) => ({
      documents: client !== null && ASKERS[client as Asker].isTrusted ? "trusted" : "free",
      budget: null,
    }),
    log: { ...quiet, warn: (_message, facts = {}) => void warnings.push(facts) },
  });
});
afterAll(async () => {
  await surface.close();
  await pool.end();
  await database.drop();
});

const accept = "application/graphql-response+json";

const post = (asker: Asker, body: object): Promise<Reply> =>
  send(surface.url, {
    method: "POST",
    headers: { authorization: `Bearer ${asker}`, "content-type": "application/json", accept },
    body: JSON.stringify(body),
  });

function get(asker: Asker, body: object): Promise<Reply> {
  const texts = Object.entries(body).map(([name, value]): [string, string] => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ]);
  const headers = { authorization: `Bearer ${asker}`, "apollo-require-preflight": "1", accept };
  return send(`${surface.url}?${new URLSearchParams(texts)}`, { headers });
}

describe.each(Object.keys(ASKERS) as Asker[])("G-11: %s", (asker) => {
  describe.each(Object.keys(DOCUMENTS) as Document[])("with the document %s", (document) => {
    it.each(Object.keys(FORMS) as Form[])("as %s gets what it may have, over POST and GET", async (form) => {
      const body = FORMS[form].body(textOf(document));
      for (const way of [post, get]) {
        const [asked, warned] = [surface.asked(), warnings.length];
        const reply = await way(asker, body);
        const seen = {
          status: reply.status,
          code: reply.body?.errors?.[0]?.extensions?.code,
          asked: surface.asked() - asked,
          logged: warnings.length - warned,
        };
        const taken = { status: 200, code: undefined, asked: 1, logged: 0 };
        const refused = { status: 400, code: "DOCUMENT_UNKNOWN", asked: 0, logged: 1 };
        expect(seen).toEqual(isTaken(asker, document, form) ? taken : refused);
      }
    });
  });
});

describe("G-11: what is refused", () => {
  it("tells its sender nothing of whose it is, and the log why", async () => {
    const replies = await Promise.all(
      (["of a, retired", "of b", "of none"] as const).map((document) =>
        post("portal-a", FORMS.id.body(textOf(document))),
      ),
    );
    const messages = replies.map(({ body }) => body?.errors?.[0]?.message);
    expect(new Set(messages).size).toBe(1);
    const reasons = warnings.slice(-3).map(({ client, reason }) => [client, reason]);
    expect(reasons.sort()).toEqual([
      ["portal-a", "not registered"],
      ["portal-a", "not registered"],
      ["portal-a", "retired"],
    ]);
  });

  it("is everything else of a client that has to register: also what asks about the schema", async () => {
    const reply = await post("portal-a", { query: "{ __typename }" });
    expect([reply.status, reply.body?.errors?.[0]?.extensions?.code]).toEqual([400, "DOCUMENT_UNKNOWN"]);
    expect((await post("portal-a", {})).status).toBe(400);
  });
});

describe("G-11: a registered document", () => {
  it("is used with variables and an operation's name of the day", async () => {
    const text = "query One($n: String!) { board(number: $n) { name } } query Two { subsidySchemes { code } }";
    const sha256 = await withClient(database.url, (db) => addDocument(db, "portal-a", text));
    const body = { documentId: `sha256:${sha256}`, variables: { n: "99001" }, operationName: "One" };
    for (const way of [post, get]) {
      const reply = await way("portal-a", body);
      expect([reply.status, reply.body?.data]).toEqual([200, { board: null }]);
    }
  });

  it("that was retired can be registered again", async () => {
    const text = '{ board(number: "99001") { sector } }';
    await withClient(database.url, async (db) => {
      await retireDocument(db, "portal-b", await addDocument(db, "portal-b", text));
      await expect(retireDocument(db, "portal-b", hashOf(text))).rejects.toMatchObject({ code: "DOCUMENT_UNKNOWN" });
      await addDocument(db, "portal-b", text);
    });
    expect((await post("portal-b", { query: text })).status).toBe(200);
  });
});
