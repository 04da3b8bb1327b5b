import type { Loader } from "@regiohub/infra/hub";
import { words } from "@regiohub/infra/words";
import { OPERATORS, type RowFault, refuse } from "../load/refuse.js";
import { upsertStaged } from "../load/upsert.js";

const FAULTS: Readonly<Record<string, RowFault>> = {
  foreign: OPERATORS,
  nowhere: {
    field: "regionCode",
    code: "REFERENCE_UNKNOWN",
    expected: words("a region that the hub knows under this scheme", "een regio die de hub in deze indeling kent"),
  },
  second: {
    field: "validFrom",
    code: "KEY_CONFLICT",
    expected: words("one adviser of a region at a time", "één adviseur van een regio tegelijk"),
  },
};

/** Two rows name an adviser of one region for one day. */
const besides = (a: string, b: string) =>
  `${a}.scheme = ${b}.scheme and ${a}.region_code = ${b}.region_code and ${a}.valid_from <> ${b}.valid_from
   and ${a}.valid_from <= coalesce(${b}.valid_to, 'infinity') and ${b}.valid_from <= coalesce(${a}.valid_to, 'infinity')`;

const SAME = "s.scheme = t.scheme and s.region_code = t.region_code and s.valid_from = t.valid_from";

/**
 * Advisers of regions, as the operator delivers them. A delivery holds all advisers of the schemes that it names: it takes
 * the place of what was delivered of these before.
 */
export const regionAdvisorLoader: Loader = {
  kind: "region_advisor",
  async check(context) {
    const { client, staged, board } = context;
    await client.query("lock table staff.region_advisor in share row exclusive mode");
    await client.query(
      `create temp table advisor_fault on commit drop as
       select * from (
         select s._file, s._line, case
           when $1::text is not null then 'foreign'
           when not exists (select from staff.region r where r.scheme = s.scheme and r.code = s.region_code) then 'nowhere'
           when exists (select from ${staged} o where ${besides("o", "s")}) then 'second' end as what
         from ${staged} s) found
       where what is not null`,
      [board],
    );
    await refuse(context, "advisor_fault", FAULTS);
    await client.query("drop table advisor_fault");
  },
  async load(context) {
    const { client, staged, refused, coverage } = context;
    const { rowCount: removed } = await client.query(
      `delete from staff.region_advisor t where t.scheme in (select scheme from ${staged}) and (
         $1 and not exists (select from ${staged} s where ${SAME}) and not exists (select from ${refused} s where ${SAME})
         or exists (select from ${staged} s where ${besides("s", "t")}))`,
      [coverage !== "delta"],
    );
    return upsertStaged(
      context,
      `insert into staff.region_advisor as t (scheme, region_code, name, email, valid_from, valid_to, source)
       select scheme, region_code, name, email, valid_from, valid_to, source from ${staged}
       on conflict (scheme, region_code, valid_from)
         do update set name = excluded.name, email = excluded.email, valid_to = excluded.valid_to, source = excluded.source
         where (t.name, t.email, t.valid_to, t.source)
           is distinct from (excluded.name, excluded.email, excluded.valid_to, excluded.source)
       returning xmax = 0 as added`,
      removed ?? 0,
    );
  },
};
