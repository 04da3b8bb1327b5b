import type { ReferenceData } from "@regiohub/infra/hub";
import { referenceFile } from "@regiohub/schema/reference";

/**
 * The ages of the state pension, by which is told who retired: nothing of them is kept here, but who left before may have
 * retired by others. All boards of the register are looked at again when events are next concluded.
 */
export const pensionReferenceData: ReferenceData = {
  name: "mobility.aow",
  files: [referenceFile("aow-ages.csv")],
  async load(client) {
    await client.query(
      `insert into mobility.unconcluded (board_no, member_number)
       select distinct board_no, '' from mobility.place on conflict do nothing`,
    );
  },
};
