import { expect, it } from "@jest/globals";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { boardCaller } from "@regiohub/schema/testing/callers";
import type { Person } from "../catalogue/support/people.js";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

const deliver = (board: BoardNumber, day: CalendarDate, ...people: readonly Person[]) =>
  hub.bring(afasFiles(board, people, { coverage: "full" }), { board, day });

interface Answer {
  readonly board: {
    readonly mobilityEvents: {
      readonly edges: readonly {
        readonly node: {
          readonly kind: string;
          readonly on: string;
          readonly confidence: string;
          readonly fromBoard: { readonly number: string } | null;
          readonly toBoard: { readonly number: string } | null;
        };
      }[];
    };
  };
}

/** What a board is told happened, a line each, the latest first. */
const toldTo = async (number: BoardNumber): Promise<readonly string[]> => {
  const { board } = await hub.answer<Answer>(
    `{ board(number: "${number}") { mobilityEvents {
       edges { node { kind on confidence fromBoard { number } toBoard { number } } } } } }`,
    boardCaller(number),
  );
  return board.mobilityEvents.edges.map(
    ({ node: { kind, on, confidence, fromBoard, toBoard } }) =>
      `${on} ${kind} ${fromBoard?.number ?? "-"} ${toBoard?.number ?? "-"} ${confidence}`,
  );
};

const ann = human(1);
const others = (site: string, first: number) =>
  Array.from({ length: 6 }, (_, index) => working(human(first + index), `0000${first + index}`, job(site)));
const [LEFT, CAME_BACK] = ["2024-07-31", "2025-08-01"];

it("row 5: who comes back to a board under a new number has gone and come back, for both boards", async () => {
  const before = working(ann, "000001", job("90AA00", { startsOn: "2015-08-01", endsOn: LEFT }));
  const away = job("90BB00", { startsOn: "2024-08-01", endsOn: "2025-07-31" });
  await deliver("11111", "2024-06-15", before, ...others("90AA00", 11));
  await deliver("22222", "2024-10-15", working(ann, "B7", { ...away, endsOn: null }), ...others("90BB00", 21));
  await deliver("11111", "2024-10-20", before, ...others("90AA00", 11));
  const went = "2024-08-01 TRANSFER_INTER_BOARD 11111 22222 STRONG";
  for (const board of ["11111", "22222"]) expect(await toldTo(board)).toEqual([went]);
  await deliver("22222", "2025-10-15", working(ann, "B7", away), ...others("90BB00", 21));
  const again = working(ann, "000099", job("90AA00", { startsOn: CAME_BACK }));
  await deliver("11111", "2025-10-20", before, again, ...others("90AA00", 11));
  const back = "2025-08-01 TRANSFER_INTER_BOARD 22222 11111 PRESUMED";
  for (const board of ["11111", "22222"]) expect(await toldTo(board)).toEqual([back, went]);
});
