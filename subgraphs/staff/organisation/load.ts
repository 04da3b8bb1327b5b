import type { Loader } from "@regiohub/infra/hub";
import { refuseBoards } from "../load/refuse.js";
import { upsertStaged } from "../load/upsert.js";

/** What the register of institutions calls boards. A full list takes away what it no longer has. Counts boards. */
export const organisationLoader: Loader = {
  kind: "organisation",
  check: refuseBoards,
  async load(context) {
    const { client, staged, refused, coverage } = context;
    const { rowCount: removed } = await client.query(
      `delete from staff.organisation t
       where $1 and not exists (select from ${staged} s where s.number = t.number)
         and not exists (select from ${refused} s where s.number = t.number)`,
      [coverage === "full"],
    );
    return upsertStaged(
      context,
      `insert into staff.organisation as t (number, name, ends_on)
       select number, name, ends_on from ${staged}
       on conflict (number) do update set name = excluded.name, ends_on = excluded.ends_on
         where (t.name, t.ends_on) is distinct from (excluded.name, excluded.ends_on)
       returning xmax = 0 as added`,
      removed ?? 0,
    );
  },
};
