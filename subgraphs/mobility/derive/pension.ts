import type { ReferenceData } from "@regiohub/infra/hub";
import { referenceFile } from "@regiohub/schema/reference";
import { ALL_BOARDS } from "./affected.js";

/**
 * The ages of the state pension, by which is told who retired: nothing of them is kept here, but who left before may have
 * retired by others. All boards are looked at again when events are next concluded: after a delivery, at the latest at
 * night.
 */
export const pensionReferenceData: ReferenceData = {
  name: "mobility.aow",
  files: [referenceFile("aow-ages.csv")],
  async load(client) {
    await client.query(
      "insert into mobility.unconcluded (board_no, member_number) values ($1, '') on conflict do nothing",
      [ALL_BOARDS],
    );
  },
};
