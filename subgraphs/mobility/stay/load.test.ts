import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { observed } from "@regiohub/schema/records/observed";
import { stretch } from "@regiohub/schema/records/stretch";
import { worker } from "@regiohub/schema/records/worker";
import { mobility } from "../index.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());
beforeEach(() =>
  withClient(hub.url, (client) => client.query("truncate mobility.stay, mobility.person, mobility.observed")),
);

const stretchOf = (memberNumber: string, startsOn: string, endsOn: string | null = null, fte = 8_000) => ({
  memberNumber,
  startsOn,
  endsOn,
  functionGroup: "TEACHING",
  siteCode: "99ZA00",
  fte,
  contractKind: "PERMANENT",
  endReason: null,
  secondedTo: null,
  presumed: false,
});
const workerOf = (memberNumber: string, hasStretches = true) => ({
  memberNumber,
  bornOn: "1980-02-29",
  sex: "FEMALE",
  hasStretches,
});

const rows = (sql: string): Promise<string[]> =>
  withClient(hub.url, async (client) => {
    const found = await client.query<{ row: string }>(`select concat_ws(' ', ${sql} order by 1`);
    return found.rows.map(({ row }) => row);
  });
const stays = () => rows("board_no, member_number, starts_on, ends_on, fte, run_id) as row from mobility.stay");
const people = () => rows("board_no, member_number, born_on, sex, run_id) as row from mobility.person");

it("are those of a board that were told of at first, and for each person those that were told last", async () => {
  const first = { runId: 1, coverage: "full" } as const;
  await hub.load(worker, [workerOf("1"), workerOf("2"), workerOf("3")], first);
  await hub.load(
    stretch,
    [stretchOf("1", "2020-08-01"), stretchOf("2", "2020-08-01", "2024-07-31"), stretchOf("2", "2024-08-01")],
    first,
  );
  await hub.load(stretch, [stretchOf("2", "2021-08-01")], { board: "99002", ...first });
  await hub.load(worker, [workerOf("1", false), workerOf("2")], { runId: 2 });
  await hub.load(stretch, [stretchOf("2", "2020-08-01", "2025-01-31"), stretchOf("2", "2025-02-01")], { runId: 2 });
  expect(await stays()).toEqual([
    "99001 2 2020-08-01 2025-01-31 8000 2",
    "99001 2 2025-02-01 8000 2",
    "99002 2 2021-08-01 8000 1",
  ]);
  expect(await people()).toEqual(["99001 2 1980-02-29 FEMALE 1", "99001 3 1980-02-29 FEMALE 1"]);
});

it("keep the run that brought them while they are told as they were", async () => {
  await hub.load(stretch, [stretchOf("1", "2020-08-01", "2024-07-31"), stretchOf("1", "2024-08-01")], { runId: 1 });
  await hub.load(stretch, [stretchOf("1", "2020-08-01", "2024-07-31"), stretchOf("1", "2024-08-01", null, 5_000)], {
    runId: 2,
  });
  expect(await stays()).toEqual(["99001 1 2020-08-01 2024-07-31 8000 1", "99001 1 2024-08-01 5000 2"]);
});

it("have a window per board, which is the last that was told", async () => {
  const window = { fromOn: "2025-07-31", untilOn: "2025-10-01", basis: "LEAVERS_SEEN" };
  await hub.load(observed, [window]);
  await hub.load(observed, [{ ...window, untilOn: "2025-11-01" }], { runId: 2 });
  await hub.load(observed, [{ ...window, basis: "DELIVERED" }], { board: "99002" });
  expect(await rows("board_no, from_on, until_on, basis, run_id) as row from mobility.observed")).toEqual([
    "99001 2025-07-31 2025-11-01 LEAVERS_SEEN 2",
    "99002 2025-07-31 2025-10-01 DELIVERED 1",
  ]);
});
