import { withClient } from "@regiohub/infra/db/connect";
import type { Client } from "pg";

/** Tables that `prepare` fills from the reference data: no delivery touches them. */
const REFERENCE = ["region_scheme", "municipality", "municipality_alias", "swv", "swv_area", "scheme"];

/** Tables that hold rows of the reference data beside delivered ones; these are meant. What refers to others comes first. */
const DELIVERED: Readonly<Record<string, string>> = {
  "staff.region_alias": "origin = 'delivery'",
  "staff.municipality_region": "origin = 'delivery'",
  "staff.region": "origin = 'delivery'",
  "mobility.place_region": "origin = 'delivery'",
  "vacancies.place_region": "origin = 'delivery'",
  "mobility.unconcluded": "board_no <> ''", // all boards: the ages of the state pension are others
  "staff.fact": "run_id is not null",
};

/** What differs between two databases in which the same was done: ids, which came first, run numbers, moments. */
const UNSTEADY = [
  ...["id", "known_as", "superseded_by", "superseded_by_at_from", "run_id", "until_run_id", "from_run_id"],
  ...["loaded_at", "delivered_by", "created_at", "made_at", "ended_at"],
];

/**
 * Tables of what was: superseded rows, what each delivery covered, and stays, which go on with what it left out, with what
 * is concluded from them.
 */
const PAST = /^(staff\.(\w+_past|delivery|observed)|mobility\.(stay|person|observed|pair|event|leg|concluded))$/;

const UUID = /"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g;

/** Every row that deliveries brought, present and past, a line of text each, in order; people by their numbers. */
export const dataOf = (url: string): Promise<string[]> => withClient(url, readData);

/** What a board has now, as `dataOf` gives it: it does not grow with the number of deliveries before it. */
export const presentOf = (url: string, board: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const lines = await readData(client, (table) => !PAST.test(table));
    return lines.filter((line) => line.includes(`"${board}"`));
  });

/** As `dataOf`, with what was written down of the runs that counted: their counts, and what they refused. */
export const stateOf = (url: string): Promise<string[]> =>
  withClient(url, async (client) => [...(await readData(client)), ...(await readRuns(client))]);

/** Takes away all that deliveries brought; what is written down of the runs stays. */
export const forget = (url: string): Promise<void> =>
  withClient(url, async (client) => {
    const whole = (await dataTables(client)).filter((table) => !(table in DELIVERED));
    await client.query(`truncate ${whole.join(", ")} cascade`);
    for (const [table, isDelivered] of Object.entries(DELIVERED)) {
      await client.query(`delete from ${table} where ${isDelivered}`);
    }
  });

/** Tables of what follows from deliveries: it comes behind them. */
const FOLLOWED = /^(staff\.observed|mobility\.(stay|person|observed|pair|event|leg|going_over|concluded|unconcluded)) /;

/**
 * What a delivery may have left that was cut off: nothing; itself, and nothing of what follows; or all.
 * @param before the state, as `stateOf` gives it, without it
 * @param after with it
 */
export async function stateAfterCut(url: string, before: readonly string[], after: readonly string[]) {
  const runsOf = (lines: readonly string[]) => lines.filter((line) => line.startsWith("ingest.run "));
  const found = await stateOf(url);
  const isLoaded = runsOf(found).length === runsOf(after).length;
  const isOpen = await withClient(
    url,
    async (client) => (await client.query("select from ingest.unconcluded")).rowCount,
  );
  const behind = isLoaded && !isOpen ? after : before;
  const delivered = (isLoaded ? after : before).filter((line) => !FOLLOWED.test(line));
  return {
    isLoaded,
    // That something of people has changed is noted when it does.
    found: found.filter((line) => !line.startsWith("mobility.unconcluded ")).sort(),
    allowed: [...delivered, ...behind.filter((line) => FOLLOWED.test(line))].sort(),
  };
}

async function dataTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema', 'public', 'ingest', 'audit', 'access') and tablename <> all ($1)
     order by 1`,
    [REFERENCE],
  );
  return rows.map(({ name }) => name);
}

async function readData(client: Client, isMeant = (_table: string) => true): Promise<string[]> {
  const people = await client.query<{ id: string; number: string }>(
    `select id, number from staff.member union select id, number from staff.member_past`,
  );
  const numbers = new Map(people.rows.map(({ id, number }) => [`"${id}"`, `"person ${number}"`]));
  const lines: string[] = [];
  for (const table of (await dataTables(client)).filter(isMeant)) {
    const { rows } = await client.query<{ line: string }>(
      `select (to_jsonb(t) - $1::text[])::text as line from ${table} t where ${DELIVERED[table] ?? true}`,
      [UNSTEADY],
    );
    for (const { line } of rows) lines.push(`${table} ${line.replace(UUID, (id) => numbers.get(id) ?? id)}`);
  }
  return lines.sort();
}

async function readRuns(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(
    `select jsonb_build_array(r.board, r.source, r.state, r.content_sha256, r.counts, r.files, r.coverage, r.guard,
       r.approved_by, (select coalesce(jsonb_agg(to_jsonb(x) - 'run_id' order by x.number), '[]')
         from ingest.rejection x where x.run_id = r.id),
       (select sum(p.rows) from ingest.record_part p where p.run_id = r.id))::text as line
     from ingest.run r where r.state <> 'unchanged' order by r.id`,
  );
  return rows.map(({ line }) => `ingest.run ${line}`);
}

/**
 * Waits until nobody else is connected to the database, and says what they left in it.
 * @returns temporary tables and runs that were never finished: none, where all is well.
 */
export const leftBehind = (url: string): Promise<string[]> =>
  withClient(url, async (client) => {
    const others = `select from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'`;
    while ((await client.query(others)).rowCount) await client.query("select pg_sleep(0.002)");
    const { rows } = await client.query<{ what: string }>(
      `select 'table ' || relname as what from pg_class where relpersistence = 't' and relkind = 'r'
       union all select 'run ' || id from ingest.run where state = 'reading'
       union all select 'prepared ' || gid from pg_prepared_xacts`,
    );
    return rows.map(({ what }) => what);
  });
