import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { Stay } from "../event/known.js";
import { Joined } from "./joined.js";
import type { Pair } from "./link.js";
import { personText } from "./person.js";

/** Who somebody is, as far as links tell: one name for all numbers that they join. */
export function namesOf(pairs: readonly Pair[]): (person: PersonKey) => string {
  const joined = new Joined();
  for (const { a, b, status } of pairs) if (status === "LINKED") joined.join(personText(a), personText(b));
  return (person) => joined.of(personText(person));
}

/** Whether somebody may be one of several, as far as pairs tell. */
export function ambiguityOf(pairs: readonly Pair[]): (person: PersonKey) => boolean {
  const ambiguous = new Set(
    pairs.flatMap(({ a, b, status }) => (status === "AMBIGUOUS" ? [personText(a), personText(b)] : [])),
  );
  return (person) => ambiguous.has(personText(person));
}

/** The stays of each person: of one number, or of all that links join. Others who are alike stay apart. */
export function componentsOf(stays: readonly Stay[], pairs: readonly Pair[]): readonly (readonly Stay[])[] {
  const nameOf = namesOf(pairs);
  return [...Map.groupBy(stays, ({ person }) => nameOf(person)).values()];
}
