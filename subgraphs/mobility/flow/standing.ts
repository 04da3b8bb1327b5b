import type { Spell } from "../event/spells.js";
import { personText } from "../pair/person.js";
import type { Identities } from "../published/identities.js";
import type { FlowAsked, FlowBasis } from "./entries.js";
import { presentOn } from "./stock.js";

/** Flows to be counted of some people in place of all. */
interface OfSome {
  readonly basis: FlowBasis;
  /** By the id of somebody the ids of all who count where they do, themselves among them. */
  readonly alike: ReadonlyMap<string, readonly string[]>;
}

/**
 * The same flows with one in place of all who neither came nor left nor changed, and are on both days what others are:
 * nine of ten people. Who has no identity is left out.
 * @param basis of people with one number each
 */
export function ofStanding(basis: FlowBasis, { period, nameOf, isThere }: FlowAsked, identities: Identities): OfSome {
  const moving = new Set(basis.legs.map(nameOf));
  const groups = Map.groupBy(
    basis.people,
    ([spell]) => spell !== undefined && moving.has(nameOf(spell.firstStay.person)),
  );
  const standing = Map.groupBy(groups.get(false) ?? [], (spells) => placesOf(spells, { period, isThere }, identities));
  const alike = [...standing.values()].map((all) => ({
    one: all[0] ?? [],
    ids: all.flatMap((spells) => idOf(spells, identities)),
  }));
  return {
    basis: { ...basis, people: [...(groups.get(true) ?? []), ...alike.map(({ one }) => one)] },
    alike: new Map(alike.map(({ ids }) => [ids[0] ?? "", ids])),
  };
}

/** All that it depends on where somebody counts who did not move. */
const placesOf = (
  spells: readonly Spell[],
  { period: { from, to }, isThere }: Pick<FlowAsked, "period" | "isThere">,
  identities: Identities,
): string =>
  JSON.stringify([
    identityOf(spells, identities)?.link,
    ...[from, to].map((day) =>
      presentOn(spells, day).map((one) => {
        const { person, siteCode, functionGroup, fte } = one.stay;
        return [person.board, siteCode, functionGroup, fte, one.isBridged, isThere(one, day)];
      }),
    ),
  ]);

const identityOf = ([spell]: readonly Spell[], identities: Identities) =>
  spell && identities.get(personText(spell.firstStay.person));

const idOf = (spells: readonly Spell[], identities: Identities): string[] => {
  const identity = identityOf(spells, identities);
  return identity ? [identity.id] : [];
};
