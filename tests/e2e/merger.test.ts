import { describe, expect, it } from "@jest/globals";
import { concludeCommand } from "@regiohub/infra/cli/commands/conclude";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { registerOf } from "../catalogue/support/register.js";
import { afasFiles } from "../mission/support/afas-files.js";
import { human, job, working } from "../mission/support/people.js";
import { missionWorld, PRIMARY_SITES } from "../mission/support/world.js";

/*
 * Three boards of one region, of 40, 30 and 35 people, and a fourth that never delivers. On 1 August 2025 the second one
 * goes over to the first, which has its people from then on: it never delivers again, and has nobody's last day.
 */
const hub = missionWorld();

/** So many people of a site from a day on; the second half of them works 0.7. */
const staffOf = (site: string, first: number, count: number, startsOn = "2010-08-01") =>
  Array.from({ length: count }, (_, index) =>
    working(human(first + index), `${startsOn.slice(2, 4)}${first + index}`, {
      ...job(site, { startsOn }),
      size: index < count / 2 ? 100 : 70,
    }),
  );
const [FIRST, SECOND, THIRD] = [staffOf("90AA00", 1000, 40), staffOf("90BB00", 2000, 30), staffOf("90CC00", 3000, 35)];
const deliver = async (board: string, people: typeof FIRST, day: string) =>
  expect(await hub.bring(afasFiles(board, people, { coverage: "full" }), { board, day })).toMatchObject({
    refused: [],
  });

interface Flows {
  readonly stockBefore: { readonly value: string | null };
  readonly stockAfter: { readonly value: string | null };
  readonly lines: readonly {
    readonly direction: string;
    readonly kind: string;
    readonly persons: { readonly value: string | null; readonly why: readonly string[] };
  }[];
  readonly boards: number;
  readonly boardsObserved: number;
}
const FLOWS = `flows(from: "2024-10-01", to: "2025-10-01") {
  stockBefore { value } stockAfter { value } lines { direction kind persons { value why } } boards boardsObserved }`;
const told = ({ stockBefore, stockAfter, lines, boards, boardsObserved }: Flows) => ({
  stocks: [stockBefore.value, stockAfter.value],
  lines: lines
    .filter(({ persons: { value, why } }) => value !== "0" && !why.includes("SUPPRESSED"))
    .map(({ direction, kind, persons: { value, why } }) => `${direction} ${kind} ${value ?? why}`),
  boards: [boards, boardsObserved],
});
const ofBoard = async (number: string) => {
  const asked = `{ board(number: "${number}") { ${FLOWS} } }`;
  return told((await hub.answer<{ board: { flows: Flows } }>(asked, boardCaller(number))).board.flows);
};
const ofRegion = async () => {
  const asked = `{ region(scheme: PROVINCIE, code: "PV22") { ${FLOWS} } }`;
  return told((await hub.answer<{ region: { flows: Flows } }>(asked, partner)).region.flows);
};

describe("a board that merges into another one, and delivers no more", () => {
  it("has its people for as long as nothing says that it is gone, and the region waits for it", async () => {
    await deliver("11111", FIRST, "2024-10-01");
    await deliver("22222", SECOND, "2024-10-01");
    await deliver("33333", THIRD, "2024-10-01");
    const sites = PRIMARY_SITES.map(([board, ...site]) => [board === "22222" ? "11111" : board, ...site] as const);
    await hub.bring(registerOf(sites), { day: "2025-09-01" });
    await deliver("11111", [...FIRST, ...staffOf("90BB00", 2000, 30, "2025-08-01")], "2025-10-05");
    await deliver("33333", THIRD, "2025-10-05");
    await hub.giveOut("2025-10-20");
    expect((await ofRegion()).stocks).toEqual([null, null]);
    expect((await ofBoard("22222")).stocks).toEqual([null, null]);
  });

  it("went over with all of them, whole jobs too, once the register of institutions says so", async () => {
    const columns = "NR_ADMIN_VAN,NR_ADMIN_NAAR,DT_OVERGANG,CODE_OVERGANG,NAAM_OVERGANG,IND_VOLLEDIG";
    await hub.bring(
      { "OVERGANGEN_20251006.csv": `${columns}\n22222,11111,01-08-2025,F,Fusie,J\n` },
      { day: "2025-10-06" },
    );
    await hub.run(concludeCommand, {});
    expect(await ofBoard("11111")).toMatchObject({ stocks: ["40", "70"], lines: ["IN ORG_TRANSITION 30"] });
    expect(await ofBoard("22222")).toMatchObject({ stocks: ["30", "0"], lines: ["OUT ORG_TRANSITION 30"] });
  });

  it("neither left nor came for the staff to come, and breaks the series of both", async () => {
    for (const [number, became] of [
      ["11111", "30"],
      ["22222", "-30"],
    ] as const) {
      const asked = `{ board(number: "${number}") { workforce(on: "2025-10-01") { change(from: 2024) { absolute { value why } } } } }`;
      expect(await hub.answer(asked, boardCaller(number))).toEqual({
        board: { workforce: { change: { absolute: { value: became, why: ["SERIES_BREAK"] } } } },
      });
    }
    const asked = `{ board(number: "11111") { staffForecast(from: 2025, years: 1) {
      assumptions { kind value basis } years { inflow { value why } } } } }`;
    expect(await hub.answer(asked, boardCaller("11111"))).toMatchObject({
      board: {
        staffForecast: {
          assumptions: expect.arrayContaining([
            { kind: "OUTFLOW_RATE", value: null, basis: "MISSING" },
            { kind: "INFLOW_FTE", value: null, basis: "MISSING" },
          ]),
          years: [{ inflow: { value: null, why: ["NOT_OBSERVED"] } }],
        },
      },
    });
  });

  it("is in the region's flows of that year, though its schools are the other's in the register of sites", async () => {
    await hub.giveOut("2025-10-20");
    // How many went over is about one board alone, and is told to nobody else.
    expect(await ofRegion()).toEqual({ stocks: ["105", "105"], lines: [], boards: [4, 3] });
  });

  it("is none of the region's boards in the year after", async () => {
    const next =
      '{ region(scheme: PROVINCIE, code: "PV22") { flows(from: "2025-10-01", to: "2026-10-01") { boards } } }';
    expect(await hub.answer(next, partner)).toEqual({ region: { flows: { boards: 3 } } });
  });
});
