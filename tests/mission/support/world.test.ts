import { expect, it } from "@jest/globals";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { afasFiles } from "./afas-files.js";
import { human, job, working } from "./people.js";
import { missionWorld } from "./world.js";

const hub = missionWorld();

it("has the people whom a board of the fixture delivers, as what and where they work", async () => {
  const people = [
    working(human(1), "000001", job("90AA00"), job("90AA01", { number: 2, size: 50 })),
    working(human(2, "1962-02-28"), "000002", job("90AA01", { group: "SUPPORT", size: 80 })),
    working(human(3), "000003", job("90AA00", { group: "MANAGEMENT", endsOn: "2024-09-30" })),
  ];
  const { refused } = await hub.bring(afasFiles("11111", people), { board: "11111", day: "2024-10-01" });
  expect(refused).toEqual([]);
  const { board } = await hub.answer<{ board: { workforce: object } }>(
    '{ board(number: "11111") { workforce(on: "2024-10-01", by: [FUNCTION_GROUP]) { persons fte cells { keys { code } persons } } } }',
    boardCaller("11111"),
  );
  expect(board.workforce).toEqual({
    persons: 2,
    fte: "2.3000",
    cells: [
      { keys: [{ code: "TEACHING" }], persons: 1 },
      { keys: [{ code: "SUPPORT" }], persons: 1 },
    ],
  });
});
