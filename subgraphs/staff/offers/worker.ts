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
       select number, born_on, sex, has_stretches
       from (select *, exists (select from offered_line l where l.member_number = p.number) as has_stretches
         from offered_person p where is_latest) p
       where has_stretches or $1`,
      [scope === "changed"],
    );
    return rowCount ?? 0;
  },
};
