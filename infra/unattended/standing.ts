import type { ClientBase } from "pg";
import { inTransaction } from "../db/transaction.js";
import type { HubError } from "../errors.js";
import { asIngest } from "../ingest/run.js";
import type { BoardNumber } from "../values.js";
import type { Look } from "./settle.js";

/** A way in which deliveries come without anybody at a keyboard. */
export type Way = "drop" | "sftp" | "pull";

/** Whose deliveries come in which way. */
export interface Intake {
  readonly board: BoardNumber;
  readonly source: string;
  readonly way: Way;
}

/** Where an intake stands. */
export interface Standing {
  /** What lay at each place when it was looked at last. */
  readonly looks: Readonly<Record<string, Look>>;
  /** What has been dealt with, taken or refused: it is not taken again. */
  readonly done: string | null;
  /** Attempts since something was dealt with. */
  readonly tries: number;
  /** Nothing is done before; null: at once. */
  readonly notBefore: Date | null;
}

/** Where everything begins: again with each version of the profile, for it may put right what was wrong. */
export const BEGINNING: Standing = { looks: {}, done: null, tries: 0, notBefore: null };

/** Where an intake stands with a version of the profile. */
export async function readStanding(
  client: ClientBase,
  { board, source, way }: Intake,
  profileVersion: number,
): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `select looks, done, tries, not_before as "notBefore" from ingest.intake
     where board = $1 and source = $2 and way = $3 and profile_version = $4`,
    [board, source, way, profileVersion],
  );
  return rows[0] ?? BEGINNING;
}

/** Writes down where an intake stands. */
export const keepStanding = (
  client: ClientBase,
  { board, source, way }: Intake,
  profileVersion: number,
  { looks, done, tries, notBefore }: Standing,
): Promise<void> =>
  inTransaction(client, () =>
    asIngest(client, async () => {
      await client.query(
        `insert into ingest.intake (board, source, way, profile_version, looks, done, tries, not_before)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (board, source, way) do update set profile_version = excluded.profile_version,
           looks = excluded.looks, done = excluded.done, tries = excluded.tries, not_before = excluded.not_before`,
        [board, source, way, profileVersion, JSON.stringify(looks), done, tries, notBefore],
      );
    }),
  );

/** Longest pause between two attempts, minutes. */
const LONGEST_MINUTES = 60;
/** Pause after a fault that somebody has to see to, hours: a wrong password that is tried each minute locks an account. */
const FAULT_HOURS = 6;

const later = (now: Date, minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

/**
 * An attempt is begun: it counts as failed until it has succeeded, so that a process that dies of it does not begin
 * again at once. Pauses double from a minute to an hour.
 */
export const begun = (standing: Standing, now: Date): Standing => ({
  ...standing,
  tries: standing.tries + 1,
  notBefore: later(now, Math.min(2 ** standing.tries, LONGEST_MINUTES)),
});

/** Something was dealt with. */
export const dealtWith = (standing: Standing, done: string): Standing => ({
  ...standing,
  done,
  tries: 0,
  notBefore: null,
});

/** Nothing could be found out, and will not be until somebody sees to it. */
export const blocked = (standing: Standing, now: Date): Standing => ({
  ...standing,
  tries: 0,
  notBefore: later(now, FAULT_HOURS * 60),
});

/** Attempts at something that the hub itself stumbles over: a full disk is seen to, a bug is not. */
const STUMBLES = 5;

/** Whether an attempt is to be made again, after a pause. What was refused is not, until it is another. */
export const isToRetry = ({ fault }: HubError, { tries }: Standing): boolean =>
  fault === "transient" || (fault === "bug" && tries < STUMBLES);

/** Whether anything may be done now. */
export const mayTry = ({ notBefore }: Standing, now: Date): boolean => notBefore === null || notBefore <= now;
