import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { boardCaller } from "../../testing/callers.js";
import { bearing } from "../../testing/token-request.js";
import { signedText, testKey } from "../testing/signing.js";
import { type IssuingHub, type IssuingProcess, issuingHub } from "../testing/token-issuer.js";
import type { VerifyToken } from "../verify.js";
import { Directory } from "./directory.js";

const OTHER = "https://other.example";
const START = new Date();
const person = { ...boardCaller("99001"), issuer: OTHER, subject: "somebody" };
const verifyOther: VerifyToken = async () => ({ caller: person, expiresAt: START.getTime() + 3_600_000 });
let now = START;
let hub: IssuingHub;
let one: IssuingProcess;

beforeAll(async () => {
  hub = await issuingHub({ clock: () => now, others: new Map([[OTHER, verifyOther]]) });
  one = await hub.open();
});
afterAll(() => hub.close());
beforeEach(() => {
  now = new Date(now.getTime() + 60_000);
});

const pass = (ms: number) => {
  now = new Date(now.getTime() + ms);
};

/** A token of a new client, and what it is worth at a process. */
async function tokenOf(id: string) {
  const secret = await hub.client(id, { scopes: ["figures:read"], boards: ["99001"] });
  const { body } = await one.ask({ client_id: id, client_secret: secret });
  const request = bearing(`Bearer ${body.access_token}`);
  return { secret, worth: (at = one) => at.authenticate(request) };
}

const own = (set: string, id: string) => hub.run(`update access.client set ${set} where id = $1`, [id]);

describe("what an operator takes away", () => {
  it.each<[string, (id: string) => Promise<void>, object | undefined]>([
    ["a client", (id) => own("revoked_at = now()", id), undefined],
    ["a purpose", (id) => own("purposes = '{COUNT}'", id), undefined],
    ["coming without proof", (id) => own("sender = 'dpop'", id), undefined],
    ["a scope", (id) => own("scopes = '{}'", id), { scopes: [] }],
    ["a board", (id) => hub.run("delete from access.client_board where client_id = $1", [id]), { boards: [] }],
  ])("%s, is gone two seconds later, before the token ends", async (what, takeAway, left) => {
    const id = what.replaceAll(" ", "-");
    const { worth } = await tokenOf(id);
    const before = await worth();
    expect(before).toMatchObject({ scopes: ["figures:read"], boards: ["99001"] });
    await takeAway(id);
    pass(1_999);
    expect(await worth()).toBe(before);
    pass(2);
    if (left) expect(await worth()).toMatchObject(left);
    else await expect(worth()).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });

  it("a secret, gives no token any more", async () => {
    const { secret } = await tokenOf("leaky");
    await hub.run("update access.credential set not_after = $1 where client_id = 'leaky'", [now]);
    pass(2_001);
    expect((await one.ask({ client_id: "leaky", client_secret: secret })).body.error).toBe("invalid_client");
  });

  it("somebody of another issuer, is gone too until the block ends", async () => {
    const text = signedText({ alg: "ES256" }, { iss: OTHER }, { algorithm: "ES256", key: testKey("ES256").privateKey });
    const worth = () => one.authenticate(bearing(`Bearer ${text}`));
    expect(await worth()).toBe(person);
    const until = new Date(now.getTime() + 10_000);
    await hub.run("insert into access.block (issuer, subject, until) values ($1, 'somebody', $2)", [OTHER, until]);
    pass(2_001);
    await expect(worth()).rejects.toMatchObject({ code: "TOKEN_INVALID" });
    pass(8_000);
    expect(await worth()).toBe(person);
  });
});

it("a token of the hub's with a key that it does not have is refused", async () => {
  const { worth } = await tokenOf("somewhere");
  const elsewhere = await issuingHub({ clock: () => now });
  try {
    await expect(worth(await elsewhere.open())).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  } finally {
    await elsewhere.close();
  }
});

describe("the directory", () => {
  it("asks once for whoever comes at once, and reads all only when something changed", async () => {
    const texts: string[] = [];
    const db = {
      query: (text: string) => {
        texts.push(text);
        return one.pool.query(text);
      },
    } as unknown as typeof one.pool;
    const directory = new Directory(db, () => now);
    const [first, ...others] = await Promise.all([1, 2, 3].map(() => directory.current()));
    expect(others).toEqual([first, first]);
    expect(texts).toHaveLength(1);
    pass(2_001);
    expect(await directory.current()).toBe(first);
    expect(texts.at(-1)).toBe("select bump from access.version");
    await hub.client("newcomer");
    pass(2_001);
    expect((await directory.current()).clients.has("newcomer")).toBe(true);
  });

  it("holds for ten seconds when the database is silent, and comes back with it", async () => {
    let silent = false;
    const db = {
      query: (text: string) => (silent ? Promise.reject(new Error("gone")) : one.pool.query(text)),
    } as unknown as typeof one.pool;
    const directory = new Directory(db, () => now);
    const known = await directory.current();
    silent = true;
    pass(10_000);
    expect(await directory.current()).toBe(known);
    pass(1);
    await expect(directory.current()).rejects.toMatchObject({ code: "ISSUER_UNAVAILABLE" });
    expect(await directory.lastKnown()).toBe(known);
    silent = false;
    expect(await directory.current()).toBe(known);
  });
});
