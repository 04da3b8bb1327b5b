import { expect, it } from "@jest/globals";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { regionEventsOf, type Stay } from "@regiohub/mobility";
import { exodusOf, sizesThatMove } from "./support/exodus.js";
import { bystanders, lifeOf, OWN_NUMBERS } from "./support/lives.js";
import { toldByHub, toldByRules, Undecided } from "./support/oracle/events.js";
import { timeoutOf } from "./support/timeout.js";

/** What happens to the people of a region when a move may take 62 days, as kind, boards and people. */
const kindsOf = (people: readonly (readonly Stay[])[], known: Parameters<typeof regionEventsOf>[1], windowDays = 62) =>
  regionEventsOf(people, known, windowDays).events.map(({ kind, from, to, persons }) => ({ kind, from, to, persons }));

it(
  "derives what the rules of the brief say, at the limit of each of them",
  async () => {
    let undecided = 0;
    const cases = await forSeeds("EV-10", { commit: 2_000, long: 500_000 }, (random) => {
      const { stays, known } = lifeOf(random);
      const windowDays = random.pick([31, 62, 92]);
      try {
        const rules = toldByRules(stays, known, windowDays);
        const derived = regionEventsOf([stays, ...bystanders(known)], known, windowDays);
        expect(toldByHub(derived, { numbers: OWN_NUMBERS, windowDays })).toEqual(rules);
      } catch (error) {
        if (!(error instanceof Undecided)) throw error;
        undecided += 1;
      }
    });
    expect(undecided).toBeLessThan(cases / 5);
  },
  timeoutOf("EV-10"),
);

it(
  "tells of people who go over together from four in five on, once, and of fewer one by one",
  async () => {
    await forSeeds("EV-10", { commit: 200, long: 20_000 }, (random) => {
      const { people, known, staff, went } = exodusOf(random);
      const said = kindsOf(people, known).filter(({ to }) => to === "22222");
      const both = { from: "11111", to: "22222" };
      if (went * 5 >= staff * 4) expect(said).toEqual([{ kind: "ORG_TRANSITION", ...both, persons: went }]);
      else expect(said).toEqual(Array(went).fill({ kind: "TRANSFER_INTER_BOARD", ...both, persons: null }));
    });
  },
  timeoutOf("EV-10"),
);

it.each([
  [31, 31, 1],
  [31, 32, 0],
  [62, -62, 1],
  [62, 63, 0],
  [92, 92, 1],
  [92, -93, 0],
])("a window of %d days, sizes that change %d days apart: moved in part %d times", (windowDays, days, moves) => {
  const { stays, known } = sizesThatMove({ off: 2_000, on: 3_000, days });
  const { events } = regionEventsOf([stays, ...bystanders(known)], known, windowDays);
  const parts = events.filter(({ kind }) => kind === "PARTIAL_TRANSFER");
  expect(parts.map(({ from, to, fteFrom, fteTo }) => ({ from, to, fteFrom, fteTo }))).toEqual(
    Array(moves).fill({ from: "11111", to: "22222", fteFrom: 2_000, fteTo: 3_000 }),
  );
});
