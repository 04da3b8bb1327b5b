import type { Loader } from "@regiohub/infra/hub";
import { oneRegister } from "../load/one-register.js";
import { refuseBoards } from "../load/refuse.js";
import { markRegister } from "../load/register-mark.js";
import { removeUndelivered } from "../load/remove-undelivered.js";
import { upsertStaged } from "../load/upsert.js";
import { followGovernance } from "./follow.js";

const SAME = "s.brin = t.brin and s.starts_on = t.starts_on";

/**
 * Which boards govern schools from when on, as the publisher's list has it. A full list takes away what it no longer has.
 * Counts beginnings.
 */
export const governanceLoader: Loader = {
  kind: "governance",
  check: refuseBoards,
  async load(context) {
    const { client, staged, day } = context;
    await oneRegister(client);
    const removed = await removeUndelivered(context, "staff.school_governance", SAME);
    const counts = await upsertStaged(
      context,
      `insert into staff.school_governance as t (brin, board_no, starts_on)
       select brin, board_number, starts_on from ${staged}
       on conflict (brin, starts_on) do update set board_no = excluded.board_no where t.board_no <> excluded.board_no
       returning xmax = 0 as added`,
      removed,
    );
    await followGovernance(client, day);
    await markRegister(client);
    return counts;
  },
};
