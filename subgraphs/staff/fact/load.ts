import type { CheckContext, LoadContext, LoadCounts, Loader } from "@regiohub/infra/hub";
import { assignments, rowOf } from "@regiohub/infra/ingest/mirror";
import { columnOf } from "@regiohub/infra/record";
import { words } from "@regiohub/infra/words";
import { ageBandSchemes } from "@regiohub/schema/age-bands";
import { fact } from "@regiohub/schema/records/fact";
import { OPERATORS, type RowFault, refuse } from "../load/refuse.js";
import { upsertStaged } from "../load/upsert.js";

const KEY = fact.key.map(columnOf);
const VALUES = Object.keys(fact.fields)
  .map(columnOf)
  .filter((column) => !KEY.includes(column));

const FAULTS: Readonly<Record<string, RowFault>> = {
  board: { ...OPERATORS, field: "dataset" },
  hub: {
    field: "edition",
    code: "KEY_CONFLICT",
    expected: words("an edition that does not come with the hub", "een editie die niet bij de hub hoort"),
  },
  region: {
    field: "placeCode",
    code: "REFERENCE_UNKNOWN",
    expected: words("the code of a region of this scheme", "de code van een regio van deze indeling"),
  },
  band: {
    field: "band",
    code: "REFERENCE_UNKNOWN",
    expected: words("a band of a known scheme, or UNKNOWN", "een klasse van een bekende indeling, of UNKNOWN"),
  },
};

/**
 * Published figures. What is delivered of an edition is all that it says: facts of it that are not delivered go, but for
 * those of refused rows, and unless the delivery is `delta`. Other editions and datasets are left alone.
 */
export const factLoader: Loader = {
  kind: "fact",
  async check(context) {
    // One delivery of figures at a time.
    await context.client.query("lock table staff.fact in share row exclusive mode");
    await findFaults(context);
    await refuse(context, "fact_fault", FAULTS);
    await context.client.query("drop table fact_fault");
  },
  async load(context) {
    const removed = context.coverage === "delta" ? 0 : await remove(context);
    return bring(context, removed);
  },
};

async function findFaults({ client, staged, board }: CheckContext): Promise<void> {
  const schemes = await ageBandSchemes();
  const bands = [...schemes].flatMap(([scheme, { bands: all }]) => all.map(({ code }) => `${scheme} ${code}`));
  const unknown = [...schemes.keys()].map((scheme) => `${scheme} UNKNOWN`);
  await client.query(
    `create temp table fact_fault on commit drop as
     select _file, _line,
       case when $1::text is not null then 'board'
         when exists (select from staff.fact t where t.run_id is null and (t.dataset, t.edition) = (s.dataset, s.edition))
           then 'hub'
         when place = 'REGION' and not exists (
           select from staff.region r where r.scheme = s.scheme and r.code = s.place_code) then 'region'
         when bands || ' ' || band <> all ($2) then 'band' end as what
     from ${staged} s`,
    [board, ["NONE ALL", ...bands, ...unknown]],
  );
}

async function remove({ client, staged, refused }: LoadContext): Promise<number> {
  const { rowCount } = await client.query(
    `delete from staff.fact t where (dataset, edition) in (select distinct dataset, edition from ${staged})
       and not exists (select from ${staged} s where ${sameFact})
       and not exists (select from ${refused} s where ${sameFact})`,
  );
  return rowCount ?? 0;
}

const bring = (context: LoadContext, removed: number): Promise<LoadCounts> =>
  upsertStaged(
    context,
    `insert into staff.fact as t (${[...KEY, ...VALUES].join(", ")}, run_id)
     select ${[...KEY, ...VALUES].join(", ")}, $1 from ${context.staged}
     on conflict (${KEY.join(", ")}) do update set ${assignments("excluded", VALUES)}, run_id = excluded.run_id
       where ${rowOf("t", VALUES)} is distinct from ${rowOf("excluded", VALUES)}
     returning xmax = 0 as added`,
    removed,
    [context.runId],
  );

/** The row `t` is of the same figure as the staged or refused row `s`. */
const sameFact = KEY.map((column) => `t.${column} = s.${column}`).join(" and ");
