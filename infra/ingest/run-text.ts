import { HubError } from "../errors.js";
import { type Language, type Words, within, words } from "../words.js";
import { findingsText, type GuardFinding } from "./guard.js";
import type { KindCounts, RunState } from "./run.js";
import { printable } from "./storable.js";

const LOCALES = { en: "en-GB", nl: "nl-NL" } as const;

/** A number as people write it: `1,512`, `1.512`. */
export const numberText = (value: number, language: Language): string => value.toLocaleString(LOCALES[language]);

const COUNTS = {
  added: words("added", "erbij"),
  changed: words("changed", "gewijzigd"),
  removed: words("removed", "weg"),
  unchanged: words("unchanged", "gelijk"),
  double: words("double", "dubbel"),
  refused: words("refused", "geweigerd"),
} as const;

/** What became of a run. */
export const RUN_STATES: Readonly<Record<RunState, Words>> = {
  loaded: words("loaded", "verwerkt"),
  unchanged: words("unchanged", "ongewijzigd"),
  held: words("held", "aangehouden"),
  refused: words("refused", "geweigerd"),
  failed: words("failed", "mislukt"),
};

/** What a run did, in one line: `loaded as run 12: member 512 added; employment 640 added, 3 refused`; 0: no run. */
export const loadedMessage = (runId: number, counts: Readonly<Record<string, KindCounts>>): Words =>
  within(words("loaded", "verwerkt"), (loaded, language) => {
    const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${kindText(count, language)}`);
    return `${loaded}${asRun(runId)[language]}: ${kinds.join("; ")}`;
  });

/** Why a run is held, in one line. */
export const heldMessage = (runId: number, findings: readonly GuardFinding[]): Words =>
  words(
    `held${asRun(runId).en}, nothing was changed: ${findingsText(findings, "en")}`,
    `aangehouden${asRun(runId).nl}, er is niets gewijzigd: ${findingsText(findings, "nl")}`,
  );

/** What a run that was released had been held for. */
export const releasedNote = (findings: readonly GuardFinding[]): Words =>
  words(
    `released, was held for: ${findingsText(findings, "en")}`,
    `vrijgegeven, was aangehouden om: ${findingsText(findings, "nl")}`,
  );

/** That a run is held, and why. */
export const heldError = (runId: number, findings: readonly GuardFinding[]): HubError =>
  new HubError(
    "RUN_HELD",
    words(
      `Run ${runId}: held, nothing was changed: ${findingsText(findings, "en")}.`,
      `Run ${runId}: aangehouden, er is niets gewijzigd: ${findingsText(findings, "nl")}.`,
    ),
  );

/** Of which run a delivery is the same. */
export const unchangedMessage = (by: number): Words =>
  words(`already applied as run ${by}`, `al verwerkt als run ${by}`);

/** A message with what people are to be told of it too. */
export const withNote = (message: Words, note: Words | undefined): Words =>
  note === undefined ? message : words(`${message.en}; ${note.en}`, `${message.nl}; ${note.nl}`);

const asRun = (id: number): Words => (id === 0 ? words("", "") : words(` as run ${id}`, ` als run ${id}`));

function kindText(count: KindCounts, language: Language): string {
  const told = (Object.keys(COUNTS) as (keyof typeof COUNTS)[]).filter((name) => count[name] > 0 || name === "added");
  return told.map((name) => `${numberText(count[name], language)} ${COUNTS[name][language]}`).join(", ");
}

/** Columns padded to their widest cell, the last one free. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const shown = rows.map((row) => row.map(printable));
  const widths = head.map((title, index) => Math.max(title.length, ...shown.map((row) => row[index]?.length ?? 0)));
  return [head, ...shown].map((row) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0))).join("  "),
  );
}
