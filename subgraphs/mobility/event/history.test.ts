import { describe, expect, it } from "@jest/globals";
import { addDays, dayNumber } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { historyOf, lastDays, type View, viewOf } from "../testing/history.js";
import { after, goneOn, headsOf, inStock, stockOn } from "../testing/stock.js";
import { eventKey } from "./event.js";
import { causeWithin } from "./leg.js";
import { regionEventsOf } from "./region.js";

const PEOPLE = 60;

const endOf = (random: Random): View => viewOf(historyOf(random, PEOPLE), lastDays());

const shuffled = <T>(list: readonly T[], random: Random): readonly T[] =>
  list
    .map((value) => ({ value, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ value }) => value);

describe("on histories of ten years at eight boards", () => {
  it("who is there is who was there and who came without who left, at every board, site, function group and size", async () => {
    let legsSeen = 0;
    await forSeeds("EV-02", { commit: 40, long: 5_000 }, (random) => {
      const view = endOf(random);
      const { legs } = regionEventsOf(view.components, view.known);
      for (const [board, { from, until }] of view.known.observed) {
        const last = goneOn(view.known, board) ?? until;
        const some = Array.from({ length: 3 }, () =>
          addDays(from, random.below(dayNumber(last) - dayNumber(from) + 1)),
        );
        for (const day of [...some, last]) {
          const inTime = legs.filter((leg) => leg.board === board && leg.on > from && leg.on <= day);
          const [before, now] = [stockOn(view, board, from), stockOn(view, board, day)];
          expect(inStock(after(before, inTime))).toEqual(inStock(now));
          const real = inTime.filter(({ cause }) => cause !== "CHANGE");
          expect(headsOf(after(before, real))).toBe(headsOf(now));
          legsSeen += inTime.length;
        }
      }
    });
    expect(legsSeen).toBeGreaterThan(1_000);
  });

  it("the order in which people and their stays are named changes nothing", async () => {
    const ran = await forSeeds("EV-03", { commit: 20, long: 5_000 }, (random) => {
      const { components, known } = endOf(random);
      const [one, other] = [components, shuffled(components, random).map((stays) => shuffled(stays, random))].map(
        (people) => {
          const { events, legs } = regionEventsOf(people, known);
          return {
            events: events.map((event) => JSON.stringify(event)).sort(),
            legs: legs.map((leg) => JSON.stringify(leg)).sort(),
          };
        },
      );
      expect(other).toEqual(one);
    });
    expect(ran).toBeGreaterThan(0);
  });

  it("every coming and leaving belongs to one event, and a window names the same legs otherwise", async () => {
    const ran = await forSeeds("EV-04", { commit: 10, long: 2_000 }, (random) => {
      const { components, known } = endOf(random);
      const windows = [31, 62, 92].map((windowDays) => ({
        windowDays,
        ...regionEventsOf(components, known, windowDays),
      }));
      for (const { windowDays, events, legs } of windows) {
        const byKey = new Map(events.map((event) => [eventKey(event), event]));
        expect(byKey.size).toBe(events.length);
        const strays = legs.filter(
          (leg) => leg.cause !== "CHANGE" && byKey.get(leg.event ?? "")?.kind !== causeWithin(leg, windowDays),
        );
        expect(strays).toEqual([]);
        expect(legs.map((leg) => ({ ...leg, event: null }))).toEqual(
          windows[0]?.legs.map((leg) => ({ ...leg, event: null })),
        );
      }
      const [fewest, , most] = windows.map(
        ({ legs, windowDays }) => legs.filter((leg) => leg.move === causeWithin(leg, windowDays)).length,
      );
      expect(fewest).toBeLessThanOrEqual(most ?? 0);
    });
    expect(ran).toBeGreaterThan(0);
  });

  it("of each move both legs say the same, at either board", async () => {
    const ran = await forSeeds("EV-05", { commit: 10, long: 2_000 }, (random) => {
      const { components, known } = endOf(random);
      const { legs } = regionEventsOf(components, known);
      const halves = (direction: string) =>
        legs
          .filter((leg) => leg.direction === direction && leg.move !== null)
          .map(({ board, otherBoard, gapDays, on, move }) =>
            direction === "OUT"
              ? `${move} ${board} ${otherBoard} ${addDays(on, (gapDays ?? 0) - 1)}`
              : `${move} ${otherBoard} ${board} ${on}`,
          )
          .sort();
      expect(halves("IN")).toEqual(halves("OUT"));
    });
    expect(ran).toBeGreaterThan(0);
  });
});
