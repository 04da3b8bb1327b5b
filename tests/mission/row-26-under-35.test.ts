import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { CalendarDate } from "@regiohub/infra/values";
import { adviser, boardCaller, partner } from "@regiohub/schema/testing/callers";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import type { FlowLines, Said } from "./support/said.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

/** Of each board: where its people work, and how many left at 23, at 29 and at 49; 20 stayed. */
const BOARDS = [
  ["11111", "90AA00", [1, 5, 6]],
  ["22222", "90BB00", [1, 4, 5]],
  ["33333", "90CC00", [2, 3, 5]],
] as const;
const BIRTHS: readonly CalendarDate[] = ["2002-01-15", "1996-01-15", "1976-01-15"];
const REGION = { scheme: "PROVINCIE", code: "PV22" };
const own: Caller = { ...adviser(), regions: [REGION] };

/** The people of a board: those who stay, and those who leave on the last day of July 2025, as known by then. */
function peopleOf(at: number, endsOn: CalendarDate | null) {
  const [, site, leavers] = BOARDS[at] as (typeof BOARDS)[number];
  const ages = leavers.flatMap((count, kind) => Array.from({ length: count }, () => BIRTHS[kind]));
  return Array.from({ length: 20 + ages.length }, (_, index) => {
    const bornOn = ages[index];
    const who = bornOn ? human(at * 100 + index, bornOn) : human(at * 100 + index);
    return working(
      who,
      String(index + 1).padStart(6, "0"),
      job(site, { startsOn: "2020-08-01", endsOn: bornOn ? endsOn : null }),
    );
  });
}

beforeAll(async () => {
  for (const [at, [board]] of BOARDS.entries()) {
    await hub.bring(afasFiles(board, peopleOf(at, null)), { board, day: "2024-10-01" });
    await hub.bring(afasFiles(board, peopleOf(at, "2025-07-31")), { board, day: "2025-10-15" });
  }
  await hub.giveOut("2025-10-20");
}, 120_000);

interface Flows extends FlowLines {
  readonly leaversByAge: readonly { readonly band: string; readonly persons: Said }[];
}

const FLOWS =
  'flows(from: "2024-10-01", to: "2025-10-01") { lines { direction kind persons { value why } } leaversByAge { band persons { value why } } }';
const ofRegion = async (caller: Caller): Promise<Flows> => {
  const asked = `{ region(scheme: PROVINCIE, code: "PV22") { ${FLOWS} } }`;
  return (await hub.answer<{ region: { flows: Flows } }>(asked, caller)).region.flows;
};
const ofBoard = async (number: string, caller: Caller): Promise<Flows> =>
  (await hub.answer<{ board: { flows: Flows } }>(`{ board(number: "${number}") { ${FLOWS} } }`, caller)).board.flows;
const left = ({ lines }: Flows) =>
  lines.find(({ direction, kind }) => direction === "OUT" && kind === "OUTFLOW")?.persons;
const byAge = ({ leaversByAge }: Flows) =>
  Object.fromEntries(leaversByAge.map(({ band, persons: { value, why } }) => [band, value ?? why.join()]));

describe("row 26, who leaves before 35: outflow by age", () => {
  it("32 left in the region: 12 of them from 25 to 34, fewer than ten below, and no more so that these stay hidden", async () => {
    for (const caller of [own, partner]) {
      const flows = await ofRegion(caller);
      expect(left(flows)).toEqual({ value: "32", why: [] });
      expect(byAge(flows)).toMatchObject({ "<25": "SUPPRESSED", "25-34": "12", "35+": "SUPPRESSED" });
    }
  });

  it("a board knows its own exactly, and nobody else does", async () => {
    for (const [board, , [young, thirty, older]] of BOARDS) {
      const flows = await ofBoard(board, boardCaller(board));
      expect(left(flows)?.value).toBe(String(young + thirty + older));
      expect(byAge(flows)).toMatchObject({ "<25": String(young), "25-34": String(thirty), "35+": String(older) });
    }
    expect(left(await ofBoard("11111", partner))).toEqual({ value: null, why: ["NOT_PLANNED"] });
  });
});
