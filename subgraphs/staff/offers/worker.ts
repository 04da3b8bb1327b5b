import type { Offer } from "@regiohub/infra/hub";
import { worker } from "@regiohub/schema/records/worker";
import { OF_PEOPLE } from "./observed.js";
import { prepareLines } from "./prepare.js";

/** Offers the people of whom the run changed anything; of all of the board those who have a stretch. */
export const workerOffer: Offer = {
  record: worker,
  after: OF_PEOPLE,
  async make(client, run, staged, scope) {
    await prepareLines(client, run, scope);
    const { rowCount } = await client.query(
      `insert into ${staged} (member_number, born_on, sex, has_stretches)
       select number, born_on, sex, lines is not null
       from offered_person left join offered_size on member_number = number
       where is_latest and (lines is not null or $1)`,
      [scope === "changed"],
    );
    return rowCount ?? 0;
  },
};
