import { createSecretKey } from "node:crypto";
import { tokensOf } from "@regiohub/schema/link/tokens";
import { type Corpus, corpusOf, USUAL } from "./corpus/corpus.js";
import type { Fault } from "./corpus/human.js";
import { type Pair, pairsOf, type TokenRow } from "./link.js";
import { personText } from "./person.js";
import { timesOf } from "./times.js";

/** How well people are linked in a region of which it is known who is who. */
export interface LinkingQuality {
  /** Numbers that boards gave. */
  readonly listed: number;
  /** Pairs of numbers that really are one person. */
  readonly truePairs: number;
  readonly linked: number;
  /** Linked pairs that are two people. */
  readonly wrong: number;
  readonly contradicted: number;
  /** Part of the linked pairs that really are one person. */
  readonly precision: number;
  /** Part of the true pairs that are linked. */
  readonly recall: number;
  /** Part of the numbers that stand in an ambiguous pair. */
  readonly ambiguousShare: number;
  /** True pairs by what the second board has otherwise: how many there are, and how many are linked. */
  readonly byFault: ReadonlyMap<Fault, { readonly there: number; readonly found: number }>;
}

/** Any key makes tokens that agree where names do. */
const KEY = { version: "1", key: createSecretKey(Buffer.alloc(32, "a key of the benchmark ")) };

/** The tokens of a region's people, made as the boards' adapters make them. */
const tokensOfCorpus = ({ listed }: Corpus): readonly TokenRow[] =>
  listed.flatMap((one) => tokensOf(one, [KEY]).map((token) => ({ person: one.person, ...token })));

/** Links a region's people and holds that against who they are. */
export function linkingQuality(corpus: Corpus): LinkingQuality {
  const pairs = pairsOf(tokensOfCorpus(corpus), timesOf(corpus.stays));
  const humans = new Map(corpus.listed.map(({ person, human }) => [personText(person), human]));
  const linked = pairs.filter(({ status }) => status === "LINKED");
  const right = linked.filter(({ a, b }) => humans.get(personText(a)) === humans.get(personText(b)));
  const ambiguous = pairs.filter(({ status }) => status === "AMBIGUOUS");
  const byFault = foundByFault(corpus, right);
  const found = [...byFault.values()].reduce((sum, fault) => sum + fault.found, 0);
  return {
    listed: corpus.listed.length,
    truePairs: corpus.pairs.length,
    linked: linked.length,
    wrong: linked.length - right.length,
    contradicted: pairs.filter(({ status }) => status === "CONTRADICTED").length,
    precision: right.length / linked.length,
    recall: found / corpus.pairs.length,
    ambiguousShare:
      new Set(ambiguous.flatMap(({ a, b }) => [personText(a), personText(b)])).size / corpus.listed.length,
    byFault,
  };
}

function foundByFault({ pairs }: Corpus, right: readonly Pair[]): LinkingQuality["byFault"] {
  const linked = new Set(
    right.flatMap(({ a, b }) => [`${personText(a)} ${personText(b)}`, `${personText(b)} ${personText(a)}`]),
  );
  const byFault = new Map<Fault, { there: number; found: number }>();
  for (const { one, other, fault } of pairs) {
    const { there, found } = byFault.get(fault) ?? { there: 0, found: 0 };
    const isFound = linked.has(`${personText(one)} ${personText(other)}`);
    byFault.set(fault, { there: there + 1, found: found + (isFound ? 1 : 0) });
  }
  return byFault;
}

/** How well people are linked in a generated region of so many people, of the usual kind. */
export const linkingQualityOf = (people: number, seed: number): LinkingQuality =>
  linkingQuality(corpusOf(people, USUAL, seed));
