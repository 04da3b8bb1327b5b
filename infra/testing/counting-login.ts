import type { Kysely } from "kysely";
import type { Pool } from "pg";
import { openPool } from "../db/connect.js";
import { loginUrl } from "../db/login.js";
import { figuresOf } from "../db/roles.js";
import { subgraphDatabase } from "../graphql/database.js";

/** A subgraph's database as the login sees it that counts and gives out figures. Whoever opens it ends the pool. */
export function countingLogin<Tables>(
  url: string,
  subgraph: string,
): { readonly pool: Pool; readonly figures: Kysely<Tables> } {
  const pool = openPool({ url: loginUrl(url, figuresOf(subgraph)) });
  return { pool, figures: subgraphDatabase<Tables>(subgraph, pool) };
}
