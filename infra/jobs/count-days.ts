import { openPool } from "../db/connect.js";
import { loginUrl } from "../db/login.js";
import { figuresOf } from "../db/roles.js";
import { subgraphDatabase } from "../graphql/database.js";
import type { Work } from "../unattended/work.js";
import { dayOf } from "../values.js";

/** Has each subgraph prepare the figures that are asked for often, under its own login that counts. */
export async function countDays({ hub, url, clock }: Pick<Work, "hub" | "url" | "clock">): Promise<void> {
  for (const subgraph of hub.subgraphs) {
    if (!subgraph.prepareFigures) continue;
    const pool = openPool({ url: loginUrl(url, figuresOf(subgraph.name)), max: 1 });
    try {
      await subgraph.prepareFigures(subgraphDatabase(subgraph.name, pool), dayOf(clock()));
    } finally {
      await pool.end();
    }
  }
}
