import type { KeyObject } from "node:crypto";
import type { Instant } from "../values.js";
import { type Link, NOTHING_BEFORE } from "./chain.js";
import { type Fault, type Finding, instantOf } from "./finding.js";
import { LaneWalk } from "./lane-walk.js";
import { type Head, hashOfSeal, isSigned, type Seal, type SealName, unpackHeads } from "./seal.js";

/** Lanes of the log, numbered from 0. */
export const LANES = 64;

/** A log to verify, all of it as it was at one moment. */
export interface LogSource {
  /** The ends of the lanes, as the log itself has them. */
  heads(): Promise<readonly Head[]>;
  /** By number. */
  seals(): AsyncIterable<Seal>;
  /** The readings of a lane, by number. */
  links(lane: number): AsyncIterable<Link>;
}

/** What came of it. */
export interface Verdict {
  /** The first thing that is wrong with each lane, and with the seals; empty: the log is whole. */
  readonly findings: readonly Finding[];
  /** Readings that hold. */
  readonly readings: number;
  /** Those of them that no seal holds yet. */
  readonly unsealed: number;
  /** Seals that hold. */
  readonly seals: number;
  readonly lastSeal: (SealName & { readonly at: Instant | null }) | null;
  /** Readings up to here are kept no longer; null: all are there. */
  readonly keptSince: Instant | null;
}

/**
 * Verifies the read log: each lane's chain of hashes, and the seals that hold the chains' ends. In memory at a time are
 * a page of each lane and a seal, however long the log is.
 * @param publicKey of the seals; undefined when the log is known to have none
 * @param outside a seal that was kept elsewhere: the log must still have it
 */
export async function verifyLog(
  source: LogSource,
  publicKey: KeyObject | undefined,
  outside?: SealName,
): Promise<Verdict> {
  const seals = new SealWalk(publicKey, outside);
  let walks: LaneWalk[] | undefined;
  const walksFrom = (base: readonly Head[]) =>
    Array.from(
      { length: LANES },
      (_, lane) =>
        new LaneWalk(
          lane,
          source.links(lane),
          base.find((h) => h.lane === lane),
        ),
    );
  for await (const seal of source.seals()) {
    if (!seals.step(seal)) break;
    const heads = unpackHeads(seal.heads);
    walks ??= walksFrom(seal.number > 1 ? heads : []);
    for (const head of heads) await walks[head.lane]?.meetSeal(head);
  }
  seals.end();
  walks ??= walksFrom([]);
  const sealed = sum(walks);
  const ends = await source.heads();
  for (const walk of walks) await walk.meetEnd(ends.find(({ lane }) => lane === walk.lane));
  const findings = [seals.finding, ...walks.map(({ finding }) => finding)].filter((one) => one !== undefined);
  return { ...seals.verdict, findings, readings: sum(walks), unsealed: sum(walks) - sealed };
}

const sum = (walks: readonly LaneWalk[]): number => walks.reduce((total, { readings }) => total + readings, 0);

/** Goes along the chain of seals, and stops at the first that does not hold. */
class SealWalk {
  finding: Finding | undefined;
  #first: Seal | undefined;
  #last: Seal | undefined;
  #count = 0;

  constructor(
    readonly publicKey: KeyObject | undefined,
    readonly outside: SealName | undefined,
  ) {}

  get verdict(): Pick<Verdict, "seals" | "lastSeal" | "keptSince"> {
    const last = this.#last;
    return {
      seals: this.#count,
      lastSeal: last ? { number: last.number, hash: hashOfSeal(last).toString("hex"), at: instantOf(last.at) } : null,
      keptSince: this.#first && this.#first.number > 1 ? instantOf(this.#first.at) : null,
    };
  }

  /** Whether the next seal holds. */
  step(seal: Seal): boolean {
    // Older seals may be kept no longer; what the oldest one stands behind is then known to nobody.
    const due = this.#last ? this.#last.number + 1 : seal.number;
    const prev = this.#last ? hashOfSeal(this.#last) : seal.number === 1 ? NOTHING_BEFORE : seal.prev;
    if (seal.number !== due) this.#find(due, "MISSING", seal.at);
    else if (!this.#isSigned(seal) || !seal.prev.equals(prev)) this.#find(seal.number, "CHANGED", seal.at);
    else if (seal.number === this.outside?.number && hashOfSeal(seal).toString("hex") !== this.outside.hash)
      this.#find(seal.number, "REWRITTEN", seal.at);
    if (this.finding) return false;
    this.#first ??= seal;
    this.#last = seal;
    this.#count += 1;
    return true;
  }

  /** Whether the seal that was kept elsewhere was met. */
  end(): void {
    if (this.finding || !this.outside) return;
    const { number } = this.outside;
    const isMet = this.#first && this.#last && number >= this.#first.number && number <= this.#last.number;
    if (!isMet) this.#find(number, "MISSING");
  }

  #isSigned(seal: Seal): boolean {
    return this.publicKey !== undefined && isSigned(seal, this.publicKey);
  }

  #find(seq: number, fault: Fault, at?: number): void {
    this.finding = { lane: null, seq, at: instantOf(at), fault };
  }
}
