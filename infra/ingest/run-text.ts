import { findingsText, type GuardFinding } from "./guard.js";
import type { KindCounts } from "./run.js";
import { printable } from "./storable.js";

const number = (value: number) => value.toLocaleString("en-GB");

/** What a run did, in one line: `loaded as run 12: member 512 added; employment 640 added, 3 refused`; 0: no run. */
export function loadedMessage(runId: number, counts: Readonly<Record<string, KindCounts>>): string {
  const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${kindText(count)}`);
  return `loaded${asRun(runId)}: ${kinds.join("; ")}`;
}

/** Why a run is held, in one line. */
export const heldMessage = (runId: number, findings: readonly GuardFinding[]): string =>
  `held${asRun(runId)}, nothing was changed: ${findingsText(findings)}`;

const asRun = (id: number) => (id === 0 ? "" : ` as run ${id}`);

function kindText({ added, changed, removed, unchanged, double, refused }: KindCounts): string {
  const parts = { added, changed, removed, unchanged, double, refused };
  const told = Object.entries(parts).filter(([name, value]) => value > 0 || name === "added");
  return told.map(([name, value]) => `${number(value)} ${name}`).join(", ");
}

/** Columns padded to their widest cell, the last one free. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(printable));
  const widths = head.map((title, index) => Math.max(title.length, ...shown.map((row) => row[index]?.length ?? 0)));
  return [head, ...shown].map((row) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join("  "),
  );
}
