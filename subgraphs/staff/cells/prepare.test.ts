import { expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { countDays } from "@regiohub/infra/jobs/count-days";
import { staff } from "../index.js";
import { deliver, peopleOf } from "../testing/people.js";
import { openRegion } from "../testing/region.js";
import { daysAtHand } from "./prepare.js";

it("keeps the first of this month at hand, and fifteen times 1 October", () => {
  const days = daysAtHand("2026-09-30");
  expect(days.slice(0, 2)).toEqual(["2026-09-01", "2025-10-01"]);
  expect([days.length, days.at(-1)]).toEqual([16, "2011-10-01"]);
  expect(daysAtHand("2026-10-31")).toHaveLength(15);
});

it("counts what is not there as of the latest deliveries", async () => {
  const hub = await openRegion();
  const work = { hub: { subgraphs: [staff], adapters: [], records: [], retention: async () => [] }, url: hub.url };
  const clock = () => new Date("2026-10-15T12:00:00Z");
  const counted = () =>
    withClient(hub.url, async (client) => {
      const { rows } = await client.query<{ board: string; days: number; persons: number }>(
        `select s.board_no as board, count(distinct on_day) as days, sum(persons) filter (where on_day = '2026-10-01') as persons
         from staff.day_cell_state s left join staff.day_cell c using (board_no, on_day) group by 1 order by 1`,
      );
      return rows;
    });
  await countDays({ ...work, clock });
  expect(await counted()).toEqual([
    { board: "99001", days: 15, persons: 12 },
    { board: "99002", days: 15, persons: 3 },
  ]);
  await deliver(hub, "99002", 7, peopleOf(4, 1, { siteCode: "99YA00" }));
  await countDays({ ...work, clock });
  expect((await counted())[1]).toEqual({ board: "99002", days: 15, persons: 4 });
  await hub.close();
});
