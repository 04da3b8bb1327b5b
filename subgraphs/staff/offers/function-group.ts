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
       select distinct on (function_code) function_code, function_group
       from (
         select function_code, function_group, count(*) as lines from staff.assignment
         where board_no = $1 and function_code is not null and function_group is not null group by 1, 2) g
       order by function_code, lines desc, function_group`,
      [board],
    );
    return rowCount ?? 0;
  },
};
