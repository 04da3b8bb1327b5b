import type { Pool } from "pg";
import type { Account, Allowance } from "./account.js";

/** What came out of a bucket. */
export interface Taken {
  /** At least what was needed, or 0. */
  readonly taken: number;
  /** What is left in it. */
  readonly remaining: number;
}

/** The buckets that all processes share. */
export interface Buckets {
  /** Takes what is needed, and up to `ahead` more; nothing when there is not enough. */
  take(account: Account, allowance: Allowance, need: number, ahead: number): Promise<Taken>;
  /** Puts back what was not used. */
  giveBack(account: Account, allowance: Allowance, tokens: number): Promise<void>;
  /** Takes away buckets that nobody has asked for long: they are full. */
  sweep(): Promise<void>;
}

/** The buckets in the gateway's database. Only its clock counts. */
export const bucketsIn = (pool: Pool): Buckets => ({
  async take({ client, board }, { limit, perSecond }, need, ahead) {
    const { rows } = await pool.query<Taken>(
      "select taken, remaining from access.take_budget($1, $2, $3, $4, $5, $6)",
      [client, board, limit, perSecond, need, ahead],
    );
    return rows[0] as Taken;
  },
  async giveBack({ client, board }, { limit }, tokens) {
    await pool.query(
      `update access.budget set tokens = greatest(tokens, least($3, tokens + $4)) where client = $1 and board = $2`,
      [client, board, limit, tokens],
    );
  },
  async sweep() {
    await pool.query("delete from access.budget where filled_at < now() - interval '1 day'");
  },
});
