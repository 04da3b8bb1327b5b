import { describe, expect, it } from "@jest/globals";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { addDays } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import type { Derived } from "../event/derive.js";
import { isMoveKind } from "../event/leg.js";
import { regionEventsOf } from "../event/region.js";
import { spellsOf } from "../event/spells.js";
import { personText } from "../pair/person.js";
import type { Period } from "../period.js";
import { historyOf, lastDays, type View, viewOf } from "../testing/history.js";
import { BOARDS, LAST_DAY } from "../testing/history-boards.js";
import { goneOn, stockOn } from "../testing/stock.js";
import { countedPeople } from "./annual.js";
import type { FlowDirection, FlowLine } from "./kind.js";
import { countedLegs } from "./legs.js";
import { type Place, placeOf, type Scope } from "./scope.js";
import { presentOn } from "./stock.js";

const PEOPLE = 60;
const GROUPS = ["TEACHING", "SUPPORT", "MANAGEMENT", null];

/** Three regions, and every board has a school in two of them. */
const regionOf = ({ board, siteCode }: Place): number => (Number(board) + (siteCode?.includes("AC") ? 1 : 0)) % 3;

const SCOPES: readonly (readonly [name: string, scope: Scope])[] = [
  ["everybody", () => true],
  ...[0, 1, 2].map((region) => [`region ${region}`, (place: Place) => regionOf(place) === region] as const),
  ...BOARDS.map((board) => [`board ${board}`, (place: Place) => place.board === board] as const),
  ...GROUPS.map((group) => [`group ${group}`, (place: Place) => place.functionGroup === group] as const),
  ...["AA", "AB"].map(
    (school) => [`school ${school}`, (place: Place) => place.siteCode?.slice(2, 4) === school] as const,
  ),
];

/** A period between two 1 Octobers, and the boards whose deliveries tell of all of it. */
function periodOf(random: Random, { known }: View): { readonly period: Period; readonly boards: ReadonlySet<string> } {
  const first = 2016 + random.below(9);
  const period = { from: `${first}-10-01`, to: `${first + 1 + random.below(2026 - first)}-10-01` };
  const boards = [...known.observed].filter(([board, { from, until }]) => {
    const last = goneOn(known, board) === undefined ? until : LAST_DAY;
    return from <= period.from && last >= period.to;
  });
  return { period, boards: new Set(boards.map(([board]) => board)) };
}

/** Who is at a board on a day, told from the stays alone. */
const peopleAt = (view: View, board: string, day: string) =>
  [...stockOn(view, board, day)].map(([key, { heads }]) => {
    const [siteCode, functionGroup] = key.split(" ").map((part) => (part === "null" ? null : part));
    return { place: { board, siteCode: siteCode ?? null, functionGroup: functionGroup ?? null }, count: heads };
  });

/** Who somebody is in a history: one name for all their numbers. */
function namesIn({ components }: View): (person: PersonKey) => string {
  const names = new Map(
    components.flatMap((stays, name) => stays.map(({ person }) => [personText(person), String(name)] as const)),
  );
  return (person) => names.get(personText(person)) ?? personText(person);
}

/** Somebody's comings to a board in a period, or their leavings. */
interface Ends extends Pick<FlowLine, "direction"> {
  readonly name: string;
  readonly nameOf: (person: PersonKey) => string;
  readonly board: string;
  readonly period: Period;
}

const COMINGS = new Set(["INFLOW", "RE_ENTRY", "DUAL_EMPLOYMENT"]);
const LEAVINGS = new Set(["OUTFLOW", "RETIREMENT", "RETIREMENT_PRESUMED", "DUAL_ENDED"]);

/** By what happened: what the last of their comings was, or the first of their leavings. Who went with others has no event. */
function toldBy({ events, legs }: Derived, { name, nameOf, board, direction, period }: Ends): string | undefined {
  const ends = events.flatMap(({ kind, on, gapDays, ...event }) => {
    const isIn = direction === "IN";
    const [own, number] = isIn ? [event.to, event.toNumber] : [event.from, event.fromNumber];
    const isEnd = isMoveKind(kind) || (isIn ? COMINGS : LEAVINGS).has(kind);
    if (!isEnd || own !== board || number === null || nameOf({ board, number }) !== name) return [];
    const day = isIn || !isMoveKind(kind) ? on : addDays(on, 1 - (gapDays ?? 0));
    return [{ kind, day }];
  });
  const together = legs.filter(
    (leg) =>
      leg.cause === "ORG_TRANSITION" && leg.direction === direction && leg.board === board && nameOf(leg) === name,
  );
  const all = [...ends, ...together.map(({ on, cause }) => ({ kind: cause, day: on }))];
  const ordered = all
    .filter(({ day }) => day > period.from && day <= period.to)
    .sort((one, other) => (one.day < other.day ? -1 : 1));
  return ordered.at(direction === "IN" ? -1 : 0)?.kind;
}

const net = (lines: Iterable<{ readonly direction: FlowDirection }>): number =>
  [...lines].reduce((sum, { direction }) => sum + (direction === "IN" ? 1 : direction === "OUT" ? -1 : 0), 0);

describe("on histories of ten years at eight boards", () => {
  it("stock at the end is stock at the beginning and who came without who left, for everything that is counted", async () => {
    let counted = 0;
    await forSeeds("FL-01", { commit: 40, long: 2_000 }, (random) => {
      const view = viewOf(historyOf(random, PEOPLE), lastDays());
      const { legs } = regionEventsOf(view.components, view.known);
      const { period, boards } = periodOf(random, view);
      const nameOf = namesIn(view);
      const stocks = new Map(
        [period.from, period.to].map((day) => [day, [...boards].flatMap((board) => peopleAt(view, board, day))]),
      );
      const heads = (day: string, scope: Scope) =>
        (stocks.get(day) ?? []).reduce((sum, { place, count }) => sum + (scope(place) ? count : 0), 0);
      for (const [name, among] of SCOPES) {
        const scope: Scope = (place) => boards.has(place.board) && among(place);
        for (const windowDays of [31, 62, 92]) {
          const lines = countedLegs(legs, { period, windowDays, scope, nameOf }).map(({ line }) => line);
          const ends = { name, before: heads(period.from, scope), after: heads(period.to, scope) };
          expect({ ...ends, after: ends.before + net(lines) }).toEqual(ends);
          counted += lines.length;
        }
      }
    });
    expect(counted).toBeGreaterThan(1_000);
  });

  it("so it is for persons from one day to another, who count once however many jobs they have", async () => {
    let counted = 0;
    await forSeeds("FL-02", { commit: 40, long: 2_000 }, (random) => {
      const view = viewOf(historyOf(random, PEOPLE), lastDays());
      const { legs } = regionEventsOf(view.components, view.known);
      const people = view.components.map((stays) => spellsOf(stays, view.known));
      const { period, boards } = periodOf(random, view);
      const nameOf = namesIn(view);
      const heads = (day: string, scope: Scope) =>
        people.filter((spells) => presentOn(spells, day).some(({ stay }) => scope(placeOf(stay)))).length;
      for (const [name, among] of SCOPES) {
        const asked = { period, scope: (place: Place) => boards.has(place.board) && among(place), nameOf };
        const counting = { ...asked, isThere: () => true };
        const all = countedPeople(people, countedLegs(legs, { ...asked, windowDays: 62 }), counting);
        const lines = all.flatMap(({ line }) => line ?? []);
        const ends = { name, before: heads(period.from, asked.scope), after: heads(period.to, asked.scope) };
        expect({ ...ends, after: ends.before + net(lines) }).toEqual(ends);
        counted += lines.length;
      }
    });
    expect(counted).toBeGreaterThan(500);
  });

  it("a board's people came from one day to another by what happened when they came, and left so", async () => {
    const seen = new Set<string>();
    await forSeeds("FL-05", { commit: 40, long: 2_000 }, (random) => {
      const view = viewOf(historyOf(random, PEOPLE), lastDays());
      const happened = regionEventsOf(view.components, view.known);
      const people = view.components.map((stays) => spellsOf(stays, view.known));
      const { period, boards } = periodOf(random, view);
      const nameOf = namesIn(view);
      for (const board of boards) {
        const asked = { period, scope: (place: Place) => place.board === board, nameOf };
        const counted = countedLegs(happened.legs, { ...asked, windowDays: 62 });
        for (const one of countedPeople(people, counted, { ...asked, isThere: () => true })) {
          if (one.line === undefined || one.line.direction === "WITHIN") continue;
          const { direction, kind } = one.line;
          const person = (one.after ?? one.before)?.stay.person as PersonKey;
          seen.add(`${direction} ${kind}`);
          expect(kind).toBe(toldBy(happened, { name: nameOf(person), nameOf, board, direction, period }));
        }
      }
    });
    expect([...seen].sort()).toEqual(
      expect.arrayContaining(["IN INFLOW", "IN RE_ENTRY", "IN TRANSFER_INTER_BOARD", "OUT PO_TO_VO", "OUT RETIREMENT"]),
    );
  });

  it("boards' flows add up to those of all: what one lost to another one is within", async () => {
    const ran = await forSeeds("FL-03", { commit: 20, long: 2_000 }, (random) => {
      const view = viewOf(historyOf(random, PEOPLE), lastDays());
      const { legs } = regionEventsOf(view.components, view.known);
      const { period, boards } = periodOf(random, view);
      const asked = { period, windowDays: 62, nameOf: namesIn(view) };
      const all = countedLegs(legs, { ...asked, scope: ({ board }) => boards.has(board) });
      const each = [...boards].flatMap((own) => countedLegs(legs, { ...asked, scope: ({ board }) => board === own }));
      const transfers = (lines: typeof all, direction: FlowDirection) =>
        lines.filter(({ line }) => line.kind === "TRANSFER_INTER_BOARD" && line.direction === direction).length;
      const isTransit = ({ line, leg }: (typeof all)[number], direction: FlowDirection) =>
        line.kind === "IN_TRANSIT" && line.direction === direction && leg.move === "TRANSFER_INTER_BOARD";
      for (const direction of ["IN", "OUT"] as const) {
        const transit = all.filter((one) => isTransit(one, direction)).length;
        const ofAll = transfers(all, direction) + transfers(all, "WITHIN") + transit;
        expect(transfers(each, direction)).toBe(ofAll);
      }
    });
    expect(ran).toBeGreaterThan(0);
  });
});
