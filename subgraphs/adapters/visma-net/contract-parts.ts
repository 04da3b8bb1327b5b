import { Invalid } from "@regiohub/infra/ingest/cell";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { runningWith, type Size, type SizedLine, sizeOfLine } from "../line-sizes.js";
import type { Stretch } from "../uncovered.js";

/** A row of the contracts: one sub-contract over a time in which nothing of it changed. */
export interface ContractRow extends SizedLine, Pick<EmploymentRecord, "endReason" | "outsideChain"> {
  readonly subContract: string;
  readonly kind: EmploymentRecord["contractKind"];
}

/** What is true of an employment as a whole. */
export type Employment = Pick<
  EmploymentRecord,
  "contractKind" | "contractStartsOn" | "contractEndsOn" | "endReason" | "outsideChain"
>;

/** A stretch of a row in which the whole employment has one size. */
export type Part = Stretch & Size;

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
  const lineOf = ({ subContract }: ContractRow) => subContract;
  const terms = runningWith(row, rows, { lineOf, name: "contracts (subcontractid)" });
  if (terms instanceof Invalid) return terms;
  return terms.map((term) => ({ startsOn: term.startsOn, endsOn: term.endsOn, ...sizeOfLine(term) }));
}
