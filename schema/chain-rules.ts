import type { CalendarDate } from "@regiohub/infra/values";
import { readReference } from "./reference.js";

/** How many temporary contracts may follow each other, and for how long, for contracts that begin in some time. */
export interface ChainRule {
  /** First and last day on which such a contract begins; null: none is known. */
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly boardKind: "PUBLIC" | "DENOMINATIONAL" | "ANY";
  /** Contracts for a replacement may have a rule of their own. */
  readonly applies: "ALL" | "REPLACEMENT";
  /** Null: no source says it. */
  readonly maxContracts: number | null;
  readonly maxMonths: number | null;
  /** After a gap of more months a chain begins anew. */
  readonly resetMonths: number;
  /** Whether contracts that a board says are outside the chain count all the same. */
  readonly exemptCounts: boolean;
  readonly status: "SOURCED" | "UNSURE";
  readonly source: string;
}

const COLUMNS = [
  "valid_from",
  "valid_to",
  "board_kind",
  "applies",
  "max_contracts",
  "max_months",
  "reset_months",
  "exempt_counts",
  "status",
  "source",
] as const;

let read: Promise<readonly ChainRule[]> | undefined;

/** The rules of chains of temporary contracts (ketenbepaling): `schema/reference/chain-rules.csv`, read once. */
export function chainRules(): Promise<readonly ChainRule[]> {
  read ??= readReference("chain-rules.csv", COLUMNS).then((rows) =>
    rows.map((row) => ({
      validFrom: row.valid_from || null,
      validTo: row.valid_to || null,
      boardKind: row.board_kind as ChainRule["boardKind"],
      applies: row.applies as ChainRule["applies"],
      maxContracts: numberIn(row.max_contracts),
      maxMonths: numberIn(row.max_months),
      resetMonths: Number(row.reset_months),
      exemptCounts: row.exempt_counts === "true",
      status: row.status === "SOURCED" ? "SOURCED" : "UNSURE",
      source: row.source,
    })),
  );
  return read;
}

const numberIn = (cell: string): number | null => (cell === "" ? null : Number(cell));
