import { addDays } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import type { CalendarDate } from "@regiohub/infra/values";
import type { KnownForEvents, Stay } from "@regiohub/mobility";

/** People of board 11111, of whom some go to 22222 within days of each other. */
export interface Exodus {
  readonly people: readonly (readonly Stay[])[];
  readonly known: KnownForEvents;
  readonly staff: number;
  readonly went: number;
}

/** About four in five go: one more or fewer than that, or just as many. The others stay, or leave months later. */
export function exodusOf(random: Random): Exodus {
  const staff = 5 + random.below(30);
  const went = Math.min(staff, Math.ceil((staff * 4) / 5) + random.pick([-2, -1, 0, 1]));
  const people = Array.from({ length: staff }, (_, index) => {
    const number = String(index);
    const leavesOn = addDays("2024-08-01", random.below(4));
    const here = stay("11111", number, "2015-08-01");
    if (index >= went) return [random.next() < 0.8 ? here : { ...here, endsOn: "2024-11-30" }];
    return [
      { ...here, endsOn: addDays(leavesOn, -1) },
      stay("22222", number, addDays(leavesOn, random.pick([-7, 0, 0, 0, 1, 7]))),
    ];
  });
  return { people, known: KNOWN, staff, went };
}

/**
 * Somebody with a job at each of two boards, of which one becomes smaller and the other larger within days.
 * @param days from the one to the other
 */
export function sizesThatMove({ off, on, days }: { readonly off: number; readonly on: number; readonly days: number }) {
  const smallerOn = "2024-02-01";
  const largerOn = addDays(smallerOn, days);
  const stays = [
    { ...stay("11111", "1", "2015-08-01"), endsOn: addDays(smallerOn, -1) },
    { ...stay("11111", "1", smallerOn), fte: 5_000 - off },
    { ...stay("22222", "1", "2016-08-01"), endsOn: addDays(largerOn, -1) },
    { ...stay("22222", "1", largerOn), fte: 5_000 + on },
  ];
  return { stays, known: KNOWN };
}

const stay = (board: string, number: string, startsOn: CalendarDate): Stay => ({
  person: { board, number },
  startsOn,
  endsOn: null,
  functionGroup: "TEACHING",
  siteCode: null,
  fte: 5_000,
  endReason: null,
  secondedTo: null,
  presumed: false,
});

const KNOWN: KnownForEvents = {
  observed: new Map(["11111", "22222"].map((board) => [board, { from: "2014-01-01", until: "2026-10-01" }])),
  sectors: new Map(["11111", "22222"].map((board) => [board, "PO"])),
  transitions: new Map(),
  aow: [],
  bornOn: () => null,
  isAmbiguous: () => false,
};
