import { addDays, addMonths } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import type { CalendarDate } from "@regiohub/infra/values";
import type { KnownForEvents, Stay, Transition } from "@regiohub/mobility";

const BOARDS = ["11111", "22222", "33333", "44444"] as const;
const SECTORS = new Map(BOARDS.map((board) => [board, board === "44444" ? "VO" : "PO"]));
/** Days from the last one of a job to the first one of another: on both sides of every limit, and on it. */
const GAPS = [-200, -33, -32, -31, -30, -7, 0, 1, 1, 2, 7, 8, 9, 30, 31, 32, 33, 61, 62, 63, 91, 92, 93, 364, 365, 366];
/** The same between contracts of one job. */
const PAUSES = [1, 1, 1, 2, 30, 31, 32, 33];
const GROUPS = ["TEACHING", "SUPPORT", null];
const PENSION_YEARS = 67;
/** Numbers that boards give: most people get their own again when they come back. */
const NUMBERS = ["1", "1", "1", "2", "3"];
/** All numbers of the one whose life it is. */
export const OWN_NUMBERS: ReadonlySet<string> = new Set(NUMBERS);

/** In one life of four a board, or a school of it, goes over to another one about when somebody leaves. */
function transitions(random: Random, stays: readonly Stay[]): KnownForEvents["transitions"] {
  const { person, siteCode, endsOn, startsOn } = random.pick(stays);
  if (random.next() < 0.75) return new Map();
  const school = random.next() < 0.5 ? (siteCode?.slice(0, 4) ?? null) : null;
  const record: Transition = {
    from: person.board,
    to: random.pick(BOARDS.filter((board) => board !== person.board)),
    school,
    on: addDays(endsOn ?? startsOn, random.pick([-7, -6, 1, 8, 9])),
    complete: school === null && random.next() < 0.5,
    basis: "RECORD",
  };
  return new Map([[record.from, [record]]]);
}

const latest = (...days: readonly CalendarDate[]): CalendarDate => days.toSorted().at(-1) ?? "";

/** Somebody's jobs, and what is known beside. */
export interface Life {
  readonly stays: readonly Stay[];
  readonly known: KnownForEvents;
}

/** A life at three boards for primary education and one for secondary, where everything happens at the limit of a rule. */
export function lifeOf(random: Random): Life {
  const stays: Stay[] = [];
  let anchor: CalendarDate = addDays("2019-06-01", random.below(1_200));
  for (let count = 1 + random.below(4); count > 0; count -= 1) {
    const job = jobOf(random, { board: random.pick(BOARDS), number: random.pick(NUMBERS) }, anchor);
    const [first, last] = [job[0]?.startsOn ?? "", job.at(-1)?.endsOn ?? "9999"];
    const isFree = (stay: Stay) => (stay.endsOn ?? "9999") < first || stay.startsOn > last;
    if (stays.every((stay) => stay.person.board !== job[0]?.person.board || isFree(stay))) stays.push(...job);
    anchor = last === "9999" ? addDays(first, random.pick([0, 31, 32, 33, 100])) : addDays(last, random.pick(GAPS));
  }
  const bornOn = birthday(random, stays);
  const around = known(random, stays);
  const delivered = stays.filter(({ person }) => around.observed.has(person.board));
  const isAmbiguous = random.next() < 0.2;
  return { stays: delivered, known: { ...around, bornOn: () => bornOn, isAmbiguous: () => isAmbiguous } };
}

function jobOf(random: Random, person: Stay["person"], startsOn: CalendarDate): Stay[] {
  const stays: Stay[] = [];
  const count = 1 + random.below(3);
  let day = startsOn;
  for (let index = 0; index < count; index += 1) {
    const isLast = index === count - 1;
    const endsOn =
      isLast && random.next() < 0.3 ? null : addDays(day, random.pick([0, 6, 30, 31, 32, 33, 120, 365, 700]));
    const before = stays.at(-1);
    stays.push({
      person,
      startsOn: day,
      endsOn,
      functionGroup: before && random.next() < 0.7 ? before.functionGroup : random.pick(GROUPS),
      siteCode: before && random.next() < 0.7 ? before.siteCode : `90A${random.pick(["A", "B"])}0${random.below(2)}`,
      fte: before && random.next() < 0.7 ? before.fte : 1_000 * (1 + random.below(10)),
      endReason: isLast && endsOn !== null ? random.pick([null, null, "OTHER", "RETIREMENT"]) : null,
      secondedTo: random.next() < 0.1 ? random.pick(BOARDS.filter((other) => other !== person.board)) : null,
      presumed: isLast && endsOn !== null && random.next() < 0.2,
    });
    day = addDays(endsOn ?? day, random.pick(PAUSES));
  }
  return stays;
}

/** A day on which somebody is as old as a rule asks on the last day of a job, a day older or a day younger; or none. */
function birthday(random: Random, stays: readonly Stay[]): CalendarDate | null {
  const ends = stays.flatMap(({ endsOn }) => endsOn ?? []);
  if (ends.length === 0 || random.next() < 0.3) return random.pick([null, "1990-05-05"]);
  const years = random.pick([60, PENSION_YEARS]);
  return addDays(addMonths(random.pick(ends), -12 * years), random.pick([-1, 0, 1]));
}

function known(random: Random, stays: readonly Stay[]): Omit<KnownForEvents, "bornOn" | "isAmbiguous"> {
  const days = stays.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn ?? startsOn]);
  const observed = BOARDS.filter(() => random.next() < 0.95).map((board) => {
    const from = random.pick([
      "2018-01-01",
      "2021-01-01",
      addDays(random.pick(days), random.pick([0, 1, 2, 400, 401])),
    ]);
    const until = addDays(random.pick(days), random.pick([-1, 0, 1, 365, 366, 3_000, 3_000, 3_000]));
    return [board, { from, until: latest(from, until) }] as const;
  });
  return {
    observed: new Map(observed),
    sectors: SECTORS,
    transitions: transitions(random, stays),
    aow: [{ bornFrom: null, bornTo: null, years: PENSION_YEARS, months: 0 }],
  };
}

/** Five others at each board that delivers, who stay: with one person alone, each move would be that of a whole board. */
export const bystanders = ({ observed }: KnownForEvents): readonly (readonly Stay[])[] =>
  [...observed.keys()].flatMap((board) =>
    ["a", "b", "c", "d", "e"].map((number) => [
      {
        person: { board, number },
        startsOn: "2000-01-01",
        endsOn: null,
        functionGroup: "TEACHING",
        siteCode: null,
        fte: 10_000,
        endReason: null,
        secondedTo: null,
        presumed: false,
      },
    ]),
  );
