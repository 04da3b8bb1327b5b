import type { Offer } from "@regiohub/infra/hub";
import { functionGroup } from "@regiohub/schema/records/function-group";

/**
 * Offers what the board's codes of functions count as: the group of most of the function lines that have the code, of as
 * many the first by name. All that there are now, however few have changed.
 */
export const functionGroupOffer: Offer = {
  record: functionGroup,
  after: ["employment"],
  async make(client, { board }, staged) {
    const { rowCount } = await client.query(
      `insert into ${staged} (function_code, function_group)
       select function_code, mode() within group (order by function_group) from staff.assignment
       where board_no = $1 and function_code is not null and function_group is not null group by function_code`,
      [board],
    );
    return rowCount ?? 0;
  },
};
