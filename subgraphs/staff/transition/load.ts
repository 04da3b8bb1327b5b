import type { Loader } from "@regiohub/infra/hub";
import { oneRegister } from "../load/one-register.js";
import { refuseBoards } from "../load/refuse.js";
import { markRegister } from "../load/register-mark.js";
import { removeUndelivered } from "../load/remove-undelivered.js";
import { upsertStaged } from "../load/upsert.js";
import { dateMoves } from "../school/boards.js";

const SAME = "s.from_number = t.from_no and s.to_number = t.to_no and s.on_day = t.on_day";

/**
 * Organisations that went over into others, as the publisher's list has them. A full list takes away what it no longer
 * has. Schools that went along are the other board's from the day of the merger on. Counts transitions.
 */
export const transitionLoader: Loader = {
  kind: "transition",
  check: refuseBoards,
  async load(context) {
    const { client, staged, day } = context;
    await oneRegister(client);
    const removed = await removeUndelivered(context, "staff.organisation_transition", SAME);
    const counts = await upsertStaged(
      context,
      `insert into staff.organisation_transition as t (from_no, to_no, on_day, code, name, complete)
       select from_number, to_number, on_day, code, name, is_complete from ${staged}
       on conflict (from_no, to_no, on_day)
         do update set code = excluded.code, name = excluded.name, complete = excluded.complete
         where (t.code, t.name, t.complete) is distinct from (excluded.code, excluded.name, excluded.complete)
       returning xmax = 0 as added`,
      removed,
    );
    await dateMoves(client, day);
    await markRegister(client);
    return counts;
  },
};
