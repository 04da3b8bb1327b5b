import { createHash } from "node:crypto";
import type { Pool } from "pg";
import { HubError } from "../../errors.js";

/** What is good for one use: a client's assertion, a proof of a key. */
export interface SingleUse {
  readonly kind: "assertion" | "proof";
  /** Who made it: what another one calls the same is another thing. */
  readonly maker: string;
  /** Its `jti`. */
  readonly name: string;
  /** How long it is to be remembered: until it is refused for its age by whichever clock. */
  readonly seconds: number;
}

/**
 * Uses something up; false when it was used before, by whichever process.
 * @throws ISSUER_UNAVAILABLE when that cannot be found out
 */
export type UseUp = (one: SingleUse) => Promise<boolean>;

const SWEEP_EVERY_MS = 60_000;

/**
 * Remembers in the database what was used: of any number who come with one thing at once, at as many processes, the one
 * whose row is inserted is first. What is over is taken away once a minute by who comes then.
 */
export function useUpIn(pool: Pick<Pool, "query">): UseUp {
  let sweptAt = 0;
  return async ({ kind, maker, name, seconds }) => {
    const digest = createHash("sha256")
      .update(JSON.stringify([kind, maker, name]))
      .digest();
    try {
      const { rowCount } = await pool.query(INSERT[kind], [digest, seconds]);
      if (Math.abs(Date.now() - sweptAt) > SWEEP_EVERY_MS) {
        sweptAt = Date.now();
        // Nobody waits for it, and what stays is taken away the next time.
        pool.query("delete from access.used where expires_at < now()").catch(() => {});
      }
      return rowCount === 1;
    } catch (cause) {
      throw new HubError("ISSUER_UNAVAILABLE", "What was used before is not known now. Expected a database.", {
        cause,
      });
    }
  };
}

/**
 * A proof comes with each request, so nobody waits for the disk: after a crash of the server the last half second of
 * proofs is forgotten, and their nonces hold for some minutes. An assertion is a token: it waits.
 */
const INSERT: Readonly<Record<SingleUse["kind"], string>> = {
  assertion:
    "insert into access.used (digest, expires_at) values ($1, now() + make_interval(secs => $2)) on conflict do nothing",
  proof: `insert into access.used (digest, expires_at)
    select $1, now() + make_interval(secs => $2) from set_config('synchronous_commit', 'off', true) on conflict do nothing`,
};
