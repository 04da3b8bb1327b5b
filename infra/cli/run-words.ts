import type { Run } from "../ingest/run.js";
import { numberText, RUN_STATES, table } from "../ingest/run-text.js";
import { type Language, words } from "../words.js";

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  en: ["run", "board", "source", "state", "started (UTC)", "rejections", "message"],
  nl: ["run", "bestuur", "bron", "stand", "begonnen (UTC)", "afwijzingen", "melding"],
};

/** Of a run that is loaded. */
const STILL_TO_COME = words("what follows from it is still to come", "wat eruit volgt komt nog");

/** What a run did, in one line. */
export function runMessage({ state, message, messageNl }: Run, language: Language): string {
  if (language === "en") return message;
  const dutch = messageNl ?? message;
  return state === "refused" || state === "failed"
    ? `${RUN_STATES[state].nl}, er is niets van verwerkt: ${dutch}`
    : dutch;
}

/** A table of runs for people, newest first. */
export function runTable(runs: readonly Run[], language: Language): string[] {
  if (runs.length === 0) return [words("no runs", "geen runs")[language]];
  const rows = runs.map((run) => [
    String(run.id),
    run.board ?? "-",
    run.source,
    RUN_STATES[run.state][language],
    run.startedAt.slice(0, 16).replace("T", " "),
    numberText(run.rejections, language),
    run.concluded ? runMessage(run, language) : `${runMessage(run, language)}; ${STILL_TO_COME[language]}`,
  ]);
  return table(HEADS[language], rows);
}
