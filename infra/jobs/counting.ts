import type { Kysely } from "kysely";
import { openPool } from "../db/connect.js";
import { loginUrl } from "../db/login.js";
import { figuresOf } from "../db/roles.js";
import { subgraphDatabase } from "../graphql/database.js";
import type { AnySubgraph } from "../hub.js";
import type { TellStep } from "../steps.js";
import type { Work } from "../unattended/work.js";

/** Who hears of the steps of a subgraph, by its name. */
export type Telling = (subgraph: string) => TellStep;

/** A subgraph, and its own login that counts. */
export interface Counting {
  readonly subgraph: AnySubgraph;
  readonly figures: Kysely<never>;
}

/** Does something with figures, over the logins that count of those subgraphs that have such a task, in their order. */
export async function withFigures(
  { hub, url }: Pick<Work, "hub" | "url">,
  task: "prepareFigures" | "releaseFigures",
  run: (counting: readonly Counting[]) => Promise<void>,
): Promise<void> {
  const open = hub.subgraphs
    .filter((subgraph) => subgraph[task])
    .map((subgraph) => ({ subgraph, pool: openPool({ url: loginUrl(url, figuresOf(subgraph.name)), max: 1 }) }));
  try {
    await run(open.map(({ subgraph, pool }) => ({ subgraph, figures: subgraphDatabase(subgraph.name, pool) })));
  } finally {
    for (const { pool } of open) await pool.end();
  }
}
