import type { CheckContext, LoadContext, LoadCounts, Loader } from "@regiohub/infra/hub";
import { words } from "@regiohub/infra/words";
import { OPERATORS, type RowFault, refuse } from "../load/refuse.js";
import { upsertStaged } from "../load/upsert.js";
import { keepNames, makeEditions } from "./editions.js";

const FAULTS: Readonly<Record<string, RowFault>> = {
  foreign: OPERATORS,
  nowhere: {
    field: "municipalityCode",
    code: "REFERENCE_UNKNOWN",
    expected: words("a municipality that the hub knows", "een gemeente die de hub kent"),
  },
  shared: {
    field: "regionCode",
    code: "KEY_CONFLICT",
    expected: words(
      "one region per municipality and day in this scheme; another row or the reference data has another one",
      "één regio per gemeente en dag in deze indeling; een andere regel of de referentiedata noemt een andere",
    ),
  },
  ambiguous: {
    field: "regionName",
    code: "KEY_CONFLICT",
    expected: words(
      "a name that no other region of the scheme goes by",
      "een naam die geen andere regio van de indeling heeft",
    ),
  },
};

/** Two rows say of one municipality on one day that it is in two regions of a scheme. */
const contradicts = (a: string, b: string) =>
  `${a}.scheme = ${b}.scheme and ${a}.municipality_code = ${b}.municipality_code and ${a}.region_code <> ${b}.region_code
   and ${a}.valid_from <= coalesce(${b}.valid_to, 'infinity') and ${b}.valid_from <= coalesce(${a}.valid_to, 'infinity')`;

const SAME = `s.scheme = t.scheme and s.region_code = t.region_code
  and s.municipality_code = t.municipality_code and s.valid_from = t.valid_from`;

/**
 * Municipalities in regions, as the operator delivers them, with the regions themselves. A delivery holds whole schemes:
 * what it says of a scheme takes the place of what was delivered of it before; other schemes, and what the reference data
 * says, stay. Counts memberships.
 */
export const regionMemberLoader: Loader = {
  kind: "region_member",
  async check(context) {
    await context.client.query("lock table staff.municipality_region in share row exclusive mode");
    await findFaults(context);
    await refuse(context, "member_fault", FAULTS);
    await context.client.query("drop table member_fault");
  },
  async load(context) {
    const counts = await applyMembers(context);
    await makeEditions(context);
    await keepNames(context);
    return counts;
  },
};

async function findFaults({ client, staged, board }: CheckContext): Promise<void> {
  await client.query(
    `create temp table member_fault on commit drop as
     with named as (
       select scheme, region_code, staff.name_key(region_name) as key from ${staged}
       union
       select scheme, code, key from staff.region_alias a
       where origin = 'reference' or not exists (select from ${staged} s where s.scheme = a.scheme))
     select * from (
       select s._file, s._line, case
         when $1::text is not null then 'foreign'
         when not exists (select from staff.municipality m where m.code = s.municipality_code) then 'nowhere'
         when scheme.exclusive and (exists (select from ${staged} o where ${contradicts("o", "s")})
           or exists (select from staff.municipality_region o where o.origin = 'reference' and ${contradicts("o", "s")}))
           then 'shared'
         when exists (
           select from named o
           where o.scheme = s.scheme and o.key = staff.name_key(s.region_name) and o.region_code <> s.region_code)
           then 'ambiguous' end as what
       from ${staged} s join staff.region_scheme scheme on scheme.code = s.scheme) found
     where what is not null`,
    [board],
  );
}

async function applyMembers(context: LoadContext): Promise<LoadCounts> {
  const { client, staged, refused, coverage } = context;
  const { rowCount: removed } = await client.query(
    `delete from staff.municipality_region t where t.origin = 'delivery' and (
       $1 and t.scheme in (select scheme from ${staged})
         and not exists (select from ${staged} s where ${SAME})
         and not exists (select from ${refused} s where ${SAME})
       or exists (select from ${staged} s join staff.region_scheme scheme on scheme.code = s.scheme and scheme.exclusive
         where ${contradicts("s", "t")}))`,
    [coverage !== "delta"],
  );
  return upsertStaged(
    context,
    `insert into staff.municipality_region as t (municipality_code, scheme, region_code, region_name, valid_from, valid_to, source, origin)
     select municipality_code, scheme, region_code, region_name, valid_from, valid_to, source, 'delivery' from ${staged}
     on conflict (municipality_code, scheme, region_code, valid_from)
       do update set region_name = excluded.region_name, valid_to = excluded.valid_to, source = excluded.source
       where t.origin = 'delivery' and (t.region_name, t.valid_to, t.source)
         is distinct from (excluded.region_name, excluded.valid_to, excluded.source)
     returning xmax = 0 as added`,
    removed ?? 0,
  );
}
