import type { Log, LogFacts } from "@regiohub/infra/log";

/** A log that keeps its lines. */
export interface KeptLog extends Log {
  readonly lines: readonly { readonly level: string; readonly message: string; readonly facts: LogFacts }[];
}

/** Keeps lines instead of writing them. */
export function keptLog(): KeptLog {
  const lines: { level: string; message: string; facts: LogFacts }[] = [];
  const keep =
    (level: string) =>
    (message: string, facts: LogFacts = {}) =>
      void lines.push({ level, message, facts });
  return { lines, debug: keep("debug"), info: keep("info"), warn: keep("warn"), error: keep("error") };
}
