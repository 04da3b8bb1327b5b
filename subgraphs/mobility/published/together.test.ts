import { expect, it } from "@jest/globals";
import type { PersonKey } from "@regiohub/infra/audit/shown";
import { addDays } from "@regiohub/infra/days";
import { foundOut } from "@regiohub/infra/figures/testing/attacker";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { size } from "@regiohub/infra/testing/size";
import { personText } from "../pair/person.js";
import { type BothReleases, giveOutBoth, UNDER_CONTRACT, type Workforce } from "../testing/both-releases.js";
import type { Figure } from "../testing/given-out.js";

/** Milliseconds that the tests may take. */
const TIMEOUT = size("FL-04", { commit: 60_000, long: 3_600_000 });

/** People of a history; the more, the more is given out. */
const PEOPLE = 300;

/** What somebody has who takes all that both give out: figures of fewer people than may be told of, which are withheld. */
function foundIn({ workforce, flows, personOf }: BothReleases, smallest: number): readonly string[] {
  const all = [...workforce, ...flows].filter((one) => one.smallest >= smallest);
  const isOfFew = ({ persons }: Figure) => persons.size > 0 && persons.size < smallest;
  const withheld = all.filter((one) => !one.isOut && one.smallest === smallest && isOfFew(one));
  const persons = new Map<string, number>();
  for (const { persons: named } of all) {
    for (const name of named.keys()) if (!persons.has(personOf(name))) persons.set(personOf(name), persons.size);
  }
  const amounts = ({ persons: named }: Figure) => {
    const row = Array.from({ length: persons.size }, () => 0);
    for (const [name, times] of named) {
      const at = persons.get(personOf(name)) as number;
      row[at] = (row[at] ?? 0) + times;
    }
    return row;
  };
  const out = all.filter(({ isOut }) => isOut);
  return foundOut(out.map(amounts), withheld.map(amounts)).map((at) => withheld[at]?.name as string);
}

it(
  "who takes figures of flows and of the workforce together has none that is withheld as it is of few",
  async () => {
    let shown = 0;
    const cases = await forSeeds("FL-04", { commit: 2, long: 500 }, async (random) => {
      const both = await giveOutBoth(random, PEOPLE);
      shown += both.flows.filter(({ isOut }) => isOut).length;
      for (const smallest of [10, 5]) expect(foundIn(both, smallest)).toEqual([]);
    });
    // Else it says nothing.
    expect(shown).toBeGreaterThan(cases * 40);
  },
  TIMEOUT,
);

/** Who is between two contracts for some days has the first one until then, and is counted. */
const THERE_IN_PAUSE: Workforce = (stays, on) =>
  UNDER_CONTRACT(
    stays.map((stay) => {
      const next = stays.find(({ person, startsOn }) => isSame(person, stay.person) && startsOn > (stay.endsOn ?? ""));
      return next && stay.endsOn && next.startsOn <= addDays(stay.endsOn, 31)
        ? { ...stay, endsOn: addDays(next.startsOn, -1) }
        : stay;
    }),
    on,
  );

const isSame = (one: PersonKey, other: PersonKey): boolean => personText(one) === personText(other);

it(
  "nor has any where others count who is between two contracts: flows have whom these count",
  async () => {
    await forSeeds("FL-04", { commit: 1, long: 20 }, async (random) => {
      const both = await giveOutBoth(random, PEOPLE, { workforce: THERE_IN_PAUSE });
      for (const smallest of [10, 5]) expect(foundIn(both, smallest)).toEqual([]);
    });
  },
  TIMEOUT,
);

it(
  "would have some if flows knew nothing of the workforce",
  async () => {
    const found: string[] = [];
    await forSeeds("FL-04", { commit: 1, long: 20 }, async (random) => {
      const both = await giveOutBoth(random, PEOPLE, { workforce: THERE_IN_PAUSE, isHeld: false });
      found.push(...foundIn(both, 10), ...foundIn(both, 5));
    });
    expect(found).not.toEqual([]);
  },
  TIMEOUT,
);
