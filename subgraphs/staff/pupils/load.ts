import type { CheckContext, LoadContext, LoadCounts, Loader } from "@regiohub/infra/hub";
import { assignments, listOf, rowOf } from "@regiohub/infra/ingest/mirror";
import { words } from "@regiohub/infra/words";
import { type RowFault, refuse } from "../load/refuse.js";

/** Rows of a table that each stand for one site: what is delivered replaces them. */
interface SiteTable {
  readonly table: string;
  readonly columns: readonly string[];
}

const SITES: SiteTable = {
  table: "staff.pupil_site",
  columns: ["name", "school_kind", "board_no", "municipality_code"],
};
const PUPILS: SiteTable = { table: "staff.pupils", columns: ["first_year", "counts"] };

const FAULTS: Readonly<Record<string, RowFault>> = {
  foreign: {
    field: null,
    code: "NOT_YOURS",
    expected: words(
      "the file of the whole country, delivered by nobody's board",
      "het landelijke bestand, door geen enkel bestuur aangeleverd",
    ),
  },
  nowhere: {
    field: "siteCode",
    code: "REFERENCE_UNKNOWN",
    expected: words("a site whose row could be taken", "een vestiging waarvan de regel gelezen kon worden"),
  },
};

/** Sites that pupils are counted at, of the whole country. One that a full delivery no longer has goes, pupils and all. */
export const pupilSiteLoader: Loader = {
  kind: "pupil_site",
  check: (context) => refuseWhere(context, "$1::text is not null", "foreign"),
  load: (context) => replace(context, SITES, `(select *, board_number as board_no from ${context.staged})`),
};

/** Pupils per site and year, kept as one row per site. What is delivered of a site is its history, whole. */
export const pupilsLoader: Loader = {
  kind: "pupils",
  async check(context) {
    await refuseWhere(context, "$1::text is not null", "foreign");
    await refuseWhere(
      context,
      "$1::text is null and not exists (select from staff.pupil_site t where t.site_code = s.site_code)",
      "nowhere",
    );
  },
  async load(context) {
    await context.client.query(
      `create temp table pupils_delivered on commit drop as
       select site_code, first_year, array_agg(case when s.year is null then 0 else s.pupils end order by known.year) as counts
       from (select site_code, min(year) as first_year, max(year) as last_year from ${context.staged} group by 1) span
       cross join generate_series(first_year, last_year) known (year)
       left join ${context.staged} s using (site_code, year)
       group by site_code, first_year`,
    );
    const counts = await replace(context, PUPILS, "pupils_delivered");
    await context.client.query("drop table pupils_delivered");
    return counts;
  },
};

async function refuseWhere(context: CheckContext, condition: string, what: string): Promise<void> {
  const { client, staged, board } = context;
  await client.query(
    `create temp table pupils_faulty on commit drop as
     select $2::text as what, s._file, s._line from ${staged} s where ${condition}`,
    [board, what],
  );
  await refuse(context, "pupils_faulty", FAULTS);
  await client.query("drop table pupils_faulty");
}

/**
 * Counts sites. Those that are as they were are not rewritten; those of refused rows stay.
 * @param delivered table, or a query in brackets
 */
async function replace(context: LoadContext, { table, columns }: SiteTable, delivered: string): Promise<LoadCounts> {
  const { client, coverage, refused } = context;
  const removed =
    coverage === "full"
      ? await client.query(
          `delete from ${table} t where not exists (select from ${delivered} s where s.site_code = t.site_code)
             and not exists (select from ${refused} r where r.site_code = t.site_code)`,
        )
      : undefined;
  const changed = await client.query(
    `update ${table} t set ${assignments("s", columns)} from ${delivered} s
     where s.site_code = t.site_code and ${rowOf("t", columns)} is distinct from ${rowOf("s", columns)}`,
  );
  const added = await client.query(
    `insert into ${table} (site_code, ${columns.join(", ")})
     select s.site_code, ${listOf("s", columns)} from ${delivered} s
     where not exists (select from ${table} t where t.site_code = s.site_code)`,
  );
  const { rows } = await client.query<{ count: number }>(`select count(*) from ${delivered} s`);
  const touched = { added: added.rowCount ?? 0, changed: changed.rowCount ?? 0, removed: removed?.rowCount ?? 0 };
  return { ...touched, unchanged: (rows[0]?.count ?? 0) - touched.added - touched.changed };
}
