import { withClient } from "@regiohub/infra/db/connect";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";

/** Says of which days boards' deliveries tell who was there: without the hub's ingest nobody else does. */
export async function observe(
  { url }: Pick<TestSubgraph, "url">,
  boards: readonly BoardNumber[],
  { from, until }: { readonly from: CalendarDate; readonly until: CalendarDate },
): Promise<void> {
  await withClient(url, (client) =>
    client.query(
      `insert into staff.observed (board_no, from_on, until_on, basis, from_run_id, run_id)
       select board, $2, $3, 'DELIVERED', 1, 1 from unnest($1::text[]) board
       on conflict (board_no) do update set from_on = excluded.from_on, until_on = excluded.until_on`,
      [boards, from, until],
    ),
  );
}
