import type { Stay } from "../event/known.js";
import { Joined } from "./joined.js";
import type { Pair } from "./link.js";
import { personText } from "./person.js";

/** The stays of each person: of one number, or of all that links join. Others who are alike stay apart. */
export function componentsOf(stays: readonly Stay[], pairs: readonly Pair[]): readonly (readonly Stay[])[] {
  const joined = new Joined();
  for (const { a, b, status } of pairs) if (status === "LINKED") joined.join(personText(a), personText(b));
  return [...Map.groupBy(stays, ({ person }) => joined.of(personText(person))).values()];
}
