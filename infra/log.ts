import { pino } from "pino";
import type { Config } from "./config.js";

/** Facts beside a message: names, counts, ids of runs. Never a cell, a token or a person. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Writes JSON lines to stderr; stdout belongs to answers. */
export interface Log {
  debug(message: string, facts?: LogFacts): void;
  info(message: string, facts?: LogFacts): void;
  warn(message: string, facts?: LogFacts): void;
  error(message: string, facts?: LogFacts): void;
}

/** Facts that no line is to have; should one come all the same, its value is left out. */
const REDACTED = ["authorization", "dpop", "cookie", "password", "token", "url"];

/** A log at the configured level. */
export function createLog({ logLevel }: Pick<Config, "logLevel">): Log {
  const timestamp = pino.stdTimeFunctions.isoTime;
  const logger = pino({ level: logLevel, base: null, timestamp, redact: REDACTED }, pino.destination(2));
  return {
    debug: (message, facts) => logger.debug(facts ?? {}, message),
    info: (message, facts) => logger.info(facts ?? {}, message),
    warn: (message, facts) => logger.warn(facts ?? {}, message),
    error: (message, facts) => logger.error(facts ?? {}, message),
  };
}
