import { Invalid } from "@regiohub/infra/ingest/cell";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import type { Decimal } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { termsOf } from "../terms.js";
import type { Stretch } from "../uncovered.js";

/** A row of the contracts: one sub-contract over a time in which nothing of it changed. */
export interface ContractRow extends Stretch, Pick<EmploymentRecord, "endReason" | "outsideChain"> {
  readonly subContract: string;
  readonly kind: EmploymentRecord["contractKind"];
  readonly fte: Decimal | null;
  readonly hours: Decimal | null;
}

/** What is true of an employment as a whole. */
export type Employment = Pick<
  EmploymentRecord,
  "contractKind" | "contractStartsOn" | "contractEndsOn" | "endReason" | "outsideChain"
>;

/** A stretch of a row in which the whole employment has one size. */
export type Part = Stretch & Pick<EmploymentRecord, "fte" | "hoursPerWeek" | "share">;

/**
 * The rows of a contract that are one employment with this one. A replacement is an employment of its own, for it ends
 * with the absence of somebody else; all other sub-contracts are lines of the one contract.
 */
export const rowsOfEmployment = (row: ContractRow, rows: readonly ContractRow[]): readonly ContractRow[] =>
  rows.filter(({ kind, subContract }) =>
    row.kind === "REPLACEMENT" ? kind === row.kind && subContract === row.subContract : kind !== "REPLACEMENT",
  );

/**
 * The employment that some rows make: permanent when any of them is, else as firm as the one that starts last, which
 * also says whether it is outside the chain. Why it ended is as the row that ends last has it.
 * @param rows One or more.
 */
export function employmentOf(rows: readonly ContractRow[]): Employment {
  const inOrder = rows.toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  const firmest = rows.find(({ kind }) => kind === "PERMANENT") ?? (inOrder.at(-1) as ContractRow);
  const last = rows.reduce((one, other) => (endsLater(other, one) ? other : one));
  return {
    contractKind: firmest.kind,
    outsideChain: firmest.outsideChain,
    contractStartsOn: (inOrder[0] as ContractRow).startsOn,
    contractEndsOn: last.endsOn,
    endReason: last.endReason,
  };
}

const endsLater = (one: Stretch, other: Stretch): boolean =>
  other.endsOn !== null && (one.endsOn === null || one.endsOn > other.endsOn);

/**
 * A row in parts: it is cut where the size of its employment changes. That size is the sum over the sub-contracts that
 * run then, and unknown when one of theirs is; the share is the row's own part of it.
 * @param rows Of the employment, the row itself among them; the same row twice counts once.
 * @returns `Invalid` when two rows of one sub-contract run at the same time.
 */
export function partsOf(row: ContractRow, rows: readonly ContractRow[]): readonly Part[] | Invalid {
  const name = "contracts (subcontractid)";
  const bySubContract = Map.groupBy(rows, ({ subContract }) => subContract);
  const timelines = Object.fromEntries(Array.from(bySubContract, ([sub, own]) => [sub, { name, rows: own }]));
  const terms = termsOf(row, timelines);
  if (terms instanceof Invalid) return terms;
  return terms.map(({ startsOn, endsOn, holds }) => {
    const running = Object.values(holds).filter((held) => held !== undefined);
    return { startsOn, endsOn, ...sizeOf(row, running) };
  });
}

function sizeOf(row: ContractRow, running: readonly ContractRow[]): Omit<Part, keyof Stretch> {
  const fte = sum(running.map((held) => held.fte));
  const hoursPerWeek = sum(running.map((held) => held.hours));
  if (running.length === 1) return { fte, hoursPerWeek, share: "1" };
  return { fte, hoursPerWeek, share: shareOf(row.fte, fte) ?? shareOf(row.hours, hoursPerWeek) };
}

const shareOf = (own: Decimal | null, whole: Decimal | null): Decimal | null =>
  own === null || whole === null || whole === "0" ? null : divideDecimals(own, whole, 4);

/** Exact, but for what is finer than four decimals. */
function sum(sizes: readonly (Decimal | null)[]): Decimal | null {
  let total = 0n;
  for (const size of sizes) {
    if (size === null) return null;
    total += BigInt(divideDecimals(size, "0.0001", 0));
  }
  return divideDecimals(String(total), "10000", 4);
}
