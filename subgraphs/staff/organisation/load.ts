import type { Loader } from "@regiohub/infra/hub";
import { oneRegister } from "../load/one-register.js";
import { refuseBoards } from "../load/refuse.js";
import { markRegister } from "../load/register-mark.js";
import { removeUndelivered } from "../load/remove-undelivered.js";
import { upsertStaged } from "../load/upsert.js";
import { keepDays } from "./days.js";

/**
 * What the register of institutions calls boards, schools and sites, and when they are there. A full list takes away what
 * it no longer has. Counts organisations.
 */
export const organisationLoader: Loader = {
  kind: "organisation",
  check: refuseBoards,
  async load(context) {
    const { client, staged } = context;
    await oneRegister(client);
    const removed = await removeUndelivered(context, "staff.organisation", "s.number = t.number");
    const counts = await upsertStaged(
      context,
      `insert into staff.organisation as t (number, name, opened_on, closed_on)
       select number, name, opened_on, closed_on from ${staged}
       on conflict (number) do update
         set name = excluded.name, opened_on = excluded.opened_on, closed_on = excluded.closed_on
         where (t.name, t.opened_on, t.closed_on) is distinct from (excluded.name, excluded.opened_on, excluded.closed_on)
       returning xmax = 0 as added`,
      removed,
    );
    await keepDays(client);
    await markRegister(client);
    return counts;
  },
};
