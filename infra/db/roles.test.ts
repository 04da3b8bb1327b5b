import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type FreshDatabase, freshDatabase } from "../testing/database.js";
import { withClient } from "./connect.js";
import { loginUrl, passwordIn } from "./login.js";
import { prepareRoles } from "./roles.js";

const empty = () => freshDatabase({ name: "empty", version: "1", run: async () => {} });
/** Roles are the whole server's: these are this test's alone. */
const [OWNER, WORKER, LOGIN, ADMIN] = ["owner", "worker", "login", "admin"].map(
  (role) => `hub_test_${role}_${randomBytes(4).toString("hex")}`,
);
const roles = { owners: [OWNER as string], workers: [WORKER as string], logins: [LOGIN as string] };

let databases: FreshDatabase[];
beforeAll(async () => {
  databases = [await empty(), await empty()];
});
afterAll(async () => {
  const [first, second] = databases as [FreshDatabase, FreshDatabase];
  await withClient(first.url, async (client) => {
    for (const { url } of [first, second]) {
      await client.query(`revoke temporary on database ${new URL(url).pathname.slice(1)} from ${OWNER}, ${WORKER}`);
    }
    for (const role of [OWNER, WORKER, LOGIN, ADMIN]) await client.query(`drop role if exists ${role}`);
  });
  for (const database of databases) await database.drop();
});

const urlOf = (at: number) => (databases[at] as FreshDatabase).url;
const prepare = (url: string) => withClient(url, (client) => prepareRoles(client, roles));
const as = (url: string) => loginUrl(url, LOGIN as string);
const whoIs = (url: string) =>
  withClient(url, async (client) => (await client.query("select current_user as who")).rows[0].who as string);

describe("the roles of a hub", () => {
  it("are made by two databases of one server at once, and again without a change", async () => {
    await Promise.all([0, 1, 0, 1].map((at) => prepare(urlOf(at))));
    expect(await whoIs(as(urlOf(0)))).toBe(LOGIN);
    expect(await whoIs(as(urlOf(1)))).toBe(LOGIN);
  });

  it("let nobody in with another password", async () => {
    const wrong = new URL(as(urlOf(0)));
    wrong.password = "wrong";
    await expect(whoIs(wrong.href)).rejects.toMatchObject({ code: "DATABASE_UNREACHABLE" });
  });

  it("own nothing, make nothing, and become nobody else", async () => {
    await withClient(as(urlOf(0)), async (client) => {
      const { rows } = await client.query(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit from pg_roles where rolname = current_user`,
      );
      expect(new Set(Object.values(rows[0] as object))).toEqual(new Set([false]));
      for (const attempt of [
        "create temp table t ()",
        "create table public.t ()",
        "create schema s",
        `set role ${OWNER}`,
        `set role ${WORKER}`,
        "reset role; set session authorization default; create table public.t ()",
      ]) {
        await expect(client.query(attempt)).rejects.toMatchObject({ code: "42501" });
      }
    });
  });

  it("leave temporary tables to those who load", async () => {
    await withClient(urlOf(0), async (client) => {
      for (const role of [OWNER, WORKER]) {
        await client.query(`begin; set local role ${role}; create temp table t () on commit drop; rollback`);
      }
    });
  });

  it("follow the administrator's password when it changes", async () => {
    const password = randomBytes(8).toString("hex");
    await withClient(urlOf(0), (client) => client.query(`create role ${ADMIN} superuser login password '${password}'`));
    const other = new URL(urlOf(0));
    Object.assign(other, { username: ADMIN, password });
    const before = as(urlOf(0));
    expect(as(other.href)).not.toBe(before);
    await prepare(other.href);
    expect(await whoIs(as(other.href))).toBe(LOGIN);
    await expect(whoIs(before)).rejects.toMatchObject({ code: "DATABASE_UNREACHABLE" });
    await prepare(urlOf(0));
    expect(await whoIs(before)).toBe(LOGIN);
  });
});

describe("the address of a login", () => {
  it("is the administrator's with another user, everything else kept", () => {
    const url = new URL(
      loginUrl("postgres://admin:secret@db.example:6432/hub?sslmode=verify-full&application_name=x", "reader"),
    );
    expect(url.host + url.pathname + url.search).toBe("db.example:6432/hub?sslmode=verify-full&application_name=x");
    expect(url.username).toBe("reader");
    expect(url.password).toHaveLength(43);
    expect(url.href).not.toContain("secret");
  });

  it("takes the user and password of the query away, and keeps a socket", () => {
    const url = new URL(loginUrl("postgres:///hub?host=/run/postgres&user=admin&password=secret", "reader"));
    expect([url.username, url.pathname, url.searchParams.get("host")]).toEqual(["reader", "/hub", "/run/postgres"]);
    expect([url.searchParams.has("user"), url.searchParams.has("password")]).toEqual([false, false]);
    expect(url.password).toHaveLength(43);
  });

  it("has no password where the administrator has none", () => {
    expect(passwordIn("postgres://admin@db.example/hub")).toBeUndefined();
    expect(new URL(loginUrl("postgres://admin@db.example/hub", "reader")).password).toBe("");
  });
});
