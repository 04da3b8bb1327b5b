import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { type FreshDatabase, freshDatabase } from "@regiohub/infra/testing/database";
import { hub } from "../hub.js";
import { COUNTED, OPEN, RELEASED, SEEN_WHOLE, WRITTEN } from "./support/reach.js";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ name: "roles", version: "1", run: async () => {} });
  // Not from a template: what a database grants to everyone is not copied with it.
  await withClient(database.url, (client) => prepareDatabase(client, hub.subgraphs));
});
afterAll(() => database.drop());

/** Schemas with what boards deliver; `public` has the numbers of migrations alone, `hub` has functions alone. */
const SCHEMAS = ["ingest", ...hub.subgraphs.map(({ name }) => name)];
const list = (sql: string, values: unknown[] = []): Promise<string[]> =>
  withClient(database.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(sql, values);
    return rows.map(({ name }) => name);
  });

const TABLES = `select c.oid, c.oid::regclass::text as name, relowner, relkind, relnamespace, relrowsecurity, relforcerowsecurity from pg_class c
  where relnamespace::regnamespace::text = any ($1) and relkind in ('r', 'p', 'm', 'f', 'v')`;
/** Logins that questions are asked under. */
const LOGINS = "select oid, rolname from pg_roles where rolname ~ '^hub_[a-z]+_(read|figures)$'";

describe("every table of a board's data", () => {
  it("forces row level security, on its owner too", async () => {
    const tables = await list(`select name from (${TABLES}) t`, [SCHEMAS]);
    expect(tables.length).toBeGreaterThan(25);
    const free = await list(
      `select name from (${TABLES}) t where not (relrowsecurity and relforcerowsecurity) order by 1`,
      [SCHEMAS],
    );
    expect(free).toEqual([]);
  });

  it("has a policy for each role that may touch it, and none for everyone", async () => {
    const rules = `select distinct on (p.oid, role) t.name, role from (${TABLES}) t
      join pg_policy p on p.polrelid = t.oid, unnest(p.polroles) role`;
    expect(await list(`select name from (${rules}) r where role = 0`, [SCHEMAS])).toEqual([]);
    const bare = `select name from (${TABLES}) t where not exists (select from pg_policy where polrelid = t.oid)`;
    expect(await list(bare, [SCHEMAS])).toEqual([]);
  });

  it("is open to readers as a whole only where the list says so", async () => {
    const whole = await list(
      `select distinct t.name from (${TABLES}) t join pg_policy p on p.polrelid = t.oid
       join pg_roles r on r.oid = any (p.polroles) and r.rolname ~ '_read$'
       where pg_get_expr(p.polqual, p.polrelid) = 'true' order by 1`,
      [SCHEMAS],
    );
    expect(whole).toEqual(OPEN);
  });

  it("is counted over all boards in the listed columns alone", async () => {
    const columns = await list(
      `select t.name || ' ' || string_agg(a.attname, ',' order by a.attname) as name from (${TABLES}) t
       join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
       where has_column_privilege('hub_staff_figures', t.oid, a.attnum, 'select') group by t.name order by 1`,
      [SCHEMAS],
    );
    expect(columns).toEqual(Object.entries(COUNTED).map(([table, names]) => `${table} ${names}`));
  });

  it("is owned by a role that nobody logs in under, and that is above nothing", async () => {
    const owners = await list(
      `select distinct r.rolname || ' ' || (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolinherit) as name
       from (${TABLES}) t join pg_roles r on r.oid = t.relowner order by 1`,
      [SCHEMAS],
    );
    expect(owners).toEqual([...SCHEMAS].sort().map((schema) => `hub_${schema} false`));
  });
});

describe("the logins of the hub", () => {
  it("are those of its subgraphs, without a right over the server", async () => {
    const counting = hub.subgraphs.filter(({ figuresLogin }) => figuresLogin).map(({ name }) => `hub_${name}_figures`);
    const wanted = [...hub.subgraphs.map(({ name }) => `hub_${name}_read`), ...counting].sort();
    const found = await list(
      `select rolname as name from pg_roles where rolname = any ($1) and rolcanlogin
       and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit) order by 1`,
      [wanted],
    );
    expect(found).toEqual(wanted);
  });

  it("are a member of nothing and own nothing", async () => {
    expect(await list(`select rolname as name from (${LOGINS}) l join pg_auth_members m on m.member = l.oid`)).toEqual(
      [],
    );
    expect(
      await list(`select d.classid::regclass::text as name from (${LOGINS}) l
        join pg_shdepend d on d.refobjid = l.oid and d.deptype = 'o'`),
    ).toEqual([]);
  });

  it("read, in their own schema alone, and write the figures that they give out", async () => {
    expect(
      await list(
        `select l.rolname || ' ' || t.name || ' ' || w.write as name from (${TABLES}) t, (${LOGINS}) l,
           unnest('{insert,update,delete,truncate,references,trigger}'::text[]) as w (write)
         where has_table_privilege(l.oid, t.oid, w.write)
           or w.write in ('insert', 'update', 'references') and has_any_column_privilege(l.oid, t.oid, w.write)
         order by 1`,
        [SCHEMAS],
      ),
    ).toEqual(RELEASED);
    expect(
      await list(
        `select l.rolname || ' ' || t.name as name from (${TABLES}) t, (${LOGINS}) l
         where has_any_column_privilege(l.oid, t.oid, 'select')
           and l.rolname !~ ('^hub_' || t.relnamespace::regnamespace || '_(read|figures)$')`,
        [SCHEMAS],
      ),
    ).toEqual([]);
  });

  it("make nothing: no schema, no table, no temporary one", async () => {
    expect(
      await list(`select l.rolname || ' ' || n.nspname as name from (${LOGINS}) l, pg_namespace n
        where has_schema_privilege(l.oid, n.oid, 'create')`),
    ).toEqual([]);
    expect(
      await list(`select rolname as name from (${LOGINS}) l
        where has_database_privilege(l.oid, current_database(), 'create, temporary')`),
    ).toEqual([]);
  });
});

describe("the roles that conclude things over all boards", () => {
  it("are those of the subgraphs that have one; nobody logs in under them, and they are above nothing", async () => {
    const wanted = hub.subgraphs.filter(({ deriveRole }) => deriveRole).map(({ name }) => `hub_${name}_derive`);
    const harmless = `select rolname as name from pg_roles r where rolname = any ($1)
      and not (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)
      and not exists (select from pg_auth_members where member = r.oid)
      and not exists (select from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o')
      and not exists (select from pg_namespace n where has_schema_privilege(r.oid, n.oid, 'create')) order by 1`;
    expect(await list(harmless, [wanted])).toEqual(wanted);
  });

  it("see the listed tables of all boards, as those do that count in the same schema", async () => {
    const seen = await list(
      `select r.rolname || ' ' || string_agg(split_part(t.name, '.', 2), ',' order by t.name) as name
       from (${TABLES}) t, pg_roles r
       where r.rolname = any ($2) and has_any_column_privilege(r.oid, t.oid, 'select') group by r.rolname order by 1`,
      [SCHEMAS, Object.keys(SEEN_WHOLE)],
    );
    expect(seen).toEqual(Object.entries(SEEN_WHOLE).map(([role, tables]) => `${role} ${tables}`));
  });
});

describe("the logins of mutations", () => {
  const WRITERS = "select oid, rolname from pg_roles where rolname ~ '^hub_[a-z]+_write$'";

  it("are those of the subgraphs that have some, and are nobody otherwise: no owner, no member, no maker of things", async () => {
    const wanted = hub.subgraphs.filter(({ writes }) => writes).map(({ name }) => `hub_${name}_write`);
    const harmless = `select rolname as name from (${WRITERS}) w join pg_roles r using (oid, rolname)
      where rolcanlogin and not (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)
        and not exists (select from pg_auth_members where member = w.oid)
        and not exists (select from pg_shdepend where refobjid = w.oid and deptype = 'o')
        and not has_database_privilege(w.oid, current_database(), 'create, temporary')
        and not exists (select from pg_namespace n where has_schema_privilege(w.oid, n.oid, 'create'))`;
    expect(await list(harmless)).toEqual(wanted);
  });

  it("may do to the listed tables what is listed, and nothing to any other", async () => {
    const rights = await list(
      `select distinct t.name || ' ' || p.right as name from (${TABLES}) t, (${WRITERS}) w,
         unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE,REFERENCES,TRIGGER}'::text[]) p ("right")
       where has_table_privilege(w.oid, t.oid, p.right)
       union select t.name || ' ' || p.right || ' ' || a.attname from (${TABLES}) t
         join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped, (${WRITERS}) w,
         unnest('{SELECT,INSERT,UPDATE,REFERENCES}'::text[]) p ("right")
       where has_column_privilege(w.oid, t.oid, a.attnum, p.right) and not has_table_privilege(w.oid, t.oid, p.right)
       order by 1`,
      [[...SCHEMAS, "audit", "access"]],
    );
    expect(rights).toEqual(Object.entries(WRITTEN).flatMap(([table, may]) => may.map((right) => `${table} ${right}`)));
  });
});

describe("everyone", () => {
  it("may do nothing in this database but come in", async () => {
    for (const right of ["create", "temporary"]) {
      expect(
        await list(`select 'yes' as name where has_database_privilege('public', current_database(), '${right}')`),
      ).toEqual([]);
    }
    const inSchemas = `select nspname as name from pg_namespace where has_schema_privilege('public', oid, 'usage, create')
      and nspname not in ('pg_catalog', 'information_schema')`;
    expect(await list(inSchemas)).toEqual([]);
  });

  it("may touch no table and call no function of the hub", async () => {
    expect(
      await list(
        `select name from (${TABLES}) t where has_table_privilege('public', t.oid, 'select, insert, update, delete')`,
        [SCHEMAS],
      ),
    ).toEqual([]);
    const callable = `select oid::regprocedure::text as name from pg_proc
      where pronamespace::regnamespace::text = any ($1) and has_function_privilege('public', oid, 'execute')`;
    expect(await list(callable, [[...SCHEMAS, "hub", "public"]])).toEqual([]);
  });
});

it("has one function that runs with its owner's rights: what writes the read log", async () => {
  const definers = `select oid::regprocedure::text as name from pg_proc
    where prosecdef and pronamespace::regnamespace::text !~ '^(pg_|information_schema)'`;
  expect(await list(definers)).toEqual(["audit.append(audit.reading,bytea[],text[],integer[])"]);
});

it("shows the read log to no login of a subgraph", async () => {
  const seen = await list(
    `select l.rolname || ' ' || t.name as name from (${TABLES}) t, (${LOGINS}) l
     where has_any_column_privilege(l.oid, t.oid, 'select, insert, update, references')
       or (t.relkind = 'r' and has_table_privilege(l.oid, t.oid, 'delete, truncate, trigger'))`,
    [["audit"]],
  );
  expect(seen).toEqual([]);
});

it("has no view, which would read as its owner", async () => {
  expect(await list(`select name from (${TABLES}) t where relkind in ('v', 'm', 'f')`, [SCHEMAS])).toEqual([]);
});
