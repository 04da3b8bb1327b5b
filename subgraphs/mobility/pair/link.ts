import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { LinkRecord } from "@regiohub/schema/records/link";
import { type Meeting, meetingsOf, type Namesake, type PairStatus } from "./group.js";
import { Joined } from "./joined.js";
import { byText, personText } from "./person.js";
import type { Times } from "./times.js";

/** A token of a board's person, as it was delivered. */
export interface TokenRow extends Pick<LinkRecord, "keyVersion" | "tokenKind" | "token"> {
  readonly person: PersonKey;
}

/** Two numbers that may be one person: of two boards, or of one board where a new number took an old one's place. */
export interface Pair {
  /** The first of both, by board and number. */
  readonly a: PersonKey;
  readonly b: PersonKey;
  readonly status: PairStatus;
  /** The versions of the key that have brought them together, in order. */
  readonly versions: readonly string[];
}

/** Where versions of the key differ, the one that claims least holds. */
const CARE: Readonly<Record<PairStatus, number>> = { LINKED: 0, AMBIGUOUS: 1, CONTRADICTED: 2 };

/**
 * Who is one person, by link tokens alone. Numbers meet where name, initials and birth day agree (the first kind of
 * token); they are linked where each is the only one at its board, their sex does not contradict it, and their times do
 * not. Those who cannot be told apart stand in an ambiguous pair each, one of perhaps many.
 * @param tokens in any order
 * @returns a pair of each two once, by `a` and then by `b`
 */
export function pairsOf(tokens: readonly TokenRow[], times: Times): readonly Pair[] {
  const found = new Map<string, Pair>();
  for (const [version, rows] of Map.groupBy(tokens, ({ keyVersion }) => keyVersion)) {
    for (const namesakes of namesakesOf(rows)) {
      if (namesakes.length > 1) for (const meeting of meetingsOf(namesakes, times)) note(found, meeting, version);
    }
  }
  return consistent([...found.values()]).sort((one, other) => byText(pairText(one), pairText(other)));
}

const pairText = ({ a, b }: Pick<Pair, "a" | "b">): string => `${personText(a)} ${personText(b)}`;

/** Who has a token of the first kind in common, by that token. */
function namesakesOf(rows: readonly TokenRow[]): Iterable<readonly Namesake[]> {
  const withSex = new Map<string, string>();
  for (const { person, tokenKind, token } of rows) {
    if (tokenKind === "NAME_INITIAL_BIRTH_SEX") withSex.set(personText(person), token);
  }
  const groups = new Map<string, Namesake[]>();
  for (const { person, tokenKind, token } of rows) {
    if (tokenKind !== "NAME_INITIALS_BIRTH") continue;
    const namesake = { person, withSex: withSex.get(personText(person)) };
    const group = groups.get(token);
    if (group) group.push(namesake);
    else groups.set(token, [namesake]);
  }
  return groups.values();
}

function note(found: Map<string, Pair>, { one, other, status }: Meeting, version: string): void {
  const [a, b] = personText(one) < personText(other) ? [one, other] : [other, one];
  const before = found.get(pairText({ a, b }));
  found.set(pairText({ a, b }), {
    a,
    b,
    status: before && CARE[before.status] > CARE[status] ? before.status : status,
    versions: [...new Set(before?.versions).add(version)].sort(byText),
  });
}

/**
 * A man and a woman may both agree with somebody whose sex is not known: that one is either of them. Among those whom
 * links join nobody may contradict anybody, else all of them are ambiguous.
 */
function consistent(pairs: readonly Pair[]): Pair[] {
  const joined = new Joined();
  for (const { a, b, status } of pairs) if (status === "LINKED") joined.join(personText(a), personText(b));
  const torn = new Set<string>();
  for (const { a, b, status } of pairs) {
    const [one, other] = [joined.of(personText(a)), joined.of(personText(b))];
    if (status === "CONTRADICTED" && one === other) torn.add(one);
  }
  return pairs.map((pair) =>
    pair.status === "LINKED" && torn.has(joined.of(personText(pair.a))) ? { ...pair, status: "AMBIGUOUS" } : pair,
  );
}
