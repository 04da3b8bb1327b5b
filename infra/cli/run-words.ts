import type { GuardFinding, Threshold } from "../ingest/guard.js";
import { refusalText } from "../ingest/refusal-words.js";
import type { KindCounts, Run, RunState } from "../ingest/run.js";
import { table } from "../ingest/run-text.js";
import { type Language, type Words, words } from "../words.js";

const STATES: Readonly<Record<RunState, Words>> = {
  loaded: words("loaded", "verwerkt"),
  unchanged: words("unchanged", "ongewijzigd"),
  held: words("held", "aangehouden"),
  refused: words("refused", "geweigerd"),
  failed: words("failed", "mislukt"),
};

const COUNTS = {
  added: "erbij",
  changed: "gewijzigd",
  removed: "weg",
  unchanged: "gelijk",
  double: "dubbel",
  refused: "geweigerd",
} as const;

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  en: ["run", "board", "source", "state", "started (UTC)", "refused", "message"],
  nl: ["run", "bestuur", "bron", "stand", "begonnen (UTC)", "geweigerd", "melding"],
};

/** Of a run that is loaded. */
const STILL_TO_COME = words("what follows from it is still to come", "wat eruit volgt komt nog");

const LOCALES = { en: "en-GB", nl: "nl-NL" } as const;

/** What a run did, in one line; in English that is the line that is kept with it. */
export function runMessage({ id, state, counts, guard, message }: Run, language: Language): string {
  if (language === "en") return message;
  if (state === "loaded") {
    const kinds = Object.entries(counts).map(([kind, count]) => `${kind} ${kindText(count)}`);
    return `verwerkt${asRun(id)}: ${kinds.join("; ")}`;
  }
  // Of which run it is the same is told in its message alone.
  if (state === "unchanged") return `al verwerkt als run ${/\d+$/.exec(message)?.[0] ?? "?"}`;
  if (state === "held") return `aangehouden${asRun(id)}, er is niets gewijzigd: ${findingsText(guard)}`;
  return `${STATES[state].nl}, er is niets van verwerkt: ${refusalText(message, language)}`;
}

/** A table of runs for people, newest first. */
export function runTable(runs: readonly Run[], language: Language): string[] {
  if (runs.length === 0) return [words("no runs", "geen runs")[language]];
  const rows = runs.map((run) => [
    String(run.id),
    run.board ?? "-",
    run.source,
    STATES[run.state][language],
    run.startedAt.slice(0, 16).replace("T", " "),
    run.rejections.toLocaleString(LOCALES[language]),
    run.concluded ? runMessage(run, language) : `${runMessage(run, language)}; ${STILL_TO_COME[language]}`,
  ]);
  return table(HEADS[language], rows);
}

const asRun = (id: number) => (id === 0 ? "" : ` als run ${id}`);

function kindText(count: KindCounts): string {
  const names = Object.keys(COUNTS) as (keyof typeof COUNTS)[];
  const told = names.filter((name) => count[name] > 0 || name === "added");
  return told.map((name) => `${dutch(count[name])} ${COUNTS[name]}`).join(", ");
}

const findingsText = (findings: readonly GuardFinding[]): string =>
  findings
    .filter(({ passed }) => !passed)
    .map(({ measure, count, of, limit }) => {
      const share = ((count * 100) / of).toFixed(1).replace(".", ",");
      return `${measure} ${count} van ${of} (${share} %, hoogstens ${mostOf(limit)})`;
    })
    .join("; ");

function mostOf({ percent, count }: Threshold): string {
  const parts = [percent == null ? [] : `${dutch(percent)} %`, count == null ? [] : String(count)];
  return parts.flat().join(" of ");
}

const dutch = (value: number) => value.toLocaleString(LOCALES.nl);
