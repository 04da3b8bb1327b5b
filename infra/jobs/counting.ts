import { openPool } from "../db/connect.js";
import { loginUrl } from "../db/login.js";
import { figuresOf } from "../db/roles.js";
import { subgraphDatabase } from "../graphql/database.js";
import type { Work } from "../unattended/work.js";
import { dayOf } from "../values.js";

/** Has each subgraph that does it do something with figures, under its own login that counts. */
export async function withFigures(
  { hub, url, clock }: Pick<Work, "hub" | "url" | "clock">,
  task: "prepareFigures" | "releaseFigures",
): Promise<void> {
  for (const subgraph of hub.subgraphs) {
    if (!subgraph[task]) continue;
    const pool = openPool({ url: loginUrl(url, figuresOf(subgraph.name)), max: 1 });
    try {
      await subgraph[task](subgraphDatabase(subgraph.name, pool), dayOf(clock()));
    } finally {
      await pool.end();
    }
  }
}
