import { table } from "../ingest/run-text.js";
import type { Finding } from "./finding.js";
import type { Verdict } from "./verify.js";
import type { Sighting } from "./who-saw.js";

const FAULTS = {
  MISSING: "is missing",
  CHANGED: "is not what was written",
  EXTRA: "was never written here",
  REWRITTEN: "and on are not what was sealed",
} as const;

/** What came of verifying the log, for people. */
export function verdictLines({ findings, readings, unsealed, seals, lastSeal, keptSince }: Verdict): string[] {
  const seal = lastSeal ? `the last ${lastSeal.number}:${lastSeal.hash} of ${lastSeal.at ?? "no known time"}` : "none";
  return [
    ...findings.map(findingLine),
    `${readings} readings hold, ${unsealed} of them behind the last seal`,
    `${seals} seals hold: ${seal}`,
    ...(keptSince ? [`readings before ${keptSince} are kept no longer`] : []),
    findings.length > 0 ? "the read log is NOT whole" : "the read log is whole",
  ];
}

function findingLine({ lane, seq, at, fault }: Finding): string {
  const what = lane === null ? `seal ${seq}` : `lane ${lane}, reading ${seq}`;
  return `${what} (${at ?? "time unknown"}) ${FAULTS[fault]}`;
}

/** Who was shown a person, for people. */
export function sightingLines(sightings: readonly Sighting[]): string[] {
  if (sightings.length === 0) return ["nobody was shown this person"];
  const rows = sightings.map(({ at, kind, requester, issuer, client, purpose, levels, name, traceId }) => [
    at.slice(0, 19).replace("T", " "),
    kind,
    requester,
    issuer,
    client ?? "-",
    purpose,
    levels.length > 0 ? levels.join(" ") : "looked up in this log",
    name,
    traceId,
  ]);
  return table(["when (UTC)", "kind", "who", "says", "by", "purpose", "what", "operation", "trace"], rows);
}
