import type { Loader } from "@regiohub/infra/hub";
import { words } from "@regiohub/infra/words";
import { type RowFault, refuse, refuseBoards } from "../load/refuse.js";
import { upsertStaged } from "../load/upsert.js";

const FAULTS: Readonly<Record<string, RowFault>> = {
  nobody: {
    field: "swvCode",
    code: "REFERENCE_UNKNOWN",
    expected: words("a partnership that the hub knows", "een samenwerkingsverband dat de hub kent"),
  },
};

/**
 * What partnerships need, as the operator delivers it. What a delivery says of a partnership in a year takes the place of
 * what was delivered of that before.
 */
export const swvDemandLoader: Loader = {
  kind: "swv_demand",
  async check(context) {
    const { client, staged } = context;
    await refuseBoards(context);
    await client.query(
      `create temp table demand_fault on commit drop as
       select s._file, s._line, 'nobody' as what from ${staged} s
       where not exists (select from staff.swv where swv.code = s.swv_code)`,
    );
    await refuse(context, "demand_fault", FAULTS);
    await client.query("drop table demand_fault");
  },
  async load(context) {
    const { client, staged, refused, coverage } = context;
    const same = "s.swv_code = t.swv_code and s.year = t.year and s.expertise = t.expertise";
    const { rowCount: removed } = await client.query(
      `delete from staff.swv_demand t where $1 and (t.swv_code, t.year) in (select swv_code, year from ${staged})
         and not exists (select from ${staged} s where ${same}) and not exists (select from ${refused} s where ${same})`,
      [coverage !== "delta"],
    );
    return upsertStaged(
      context,
      `insert into staff.swv_demand as t (swv_code, year, expertise, fte, source)
       select swv_code, year, expertise, fte, source from ${staged}
       on conflict (swv_code, year, expertise) do update set fte = excluded.fte, source = excluded.source
         where (t.fte, t.source) is distinct from (excluded.fte, excluded.source)
       returning xmax = 0 as added`,
      removed ?? 0,
    );
  },
};
