import { openPool } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { figuresOf } from "@regiohub/infra/db/roles";
import { subgraphDatabase } from "@regiohub/infra/graphql/database";
import type { CalendarDate } from "@regiohub/infra/values";
import { releaseFigures } from "../published/release.js";

/** Has the worker's night come on a day: what others may see of regions is given out. */
export async function releaseOn(url: string, today: CalendarDate): Promise<void> {
  const pool = openPool({ url: loginUrl(url, figuresOf("mobility")), max: 1 });
  try {
    await releaseFigures(subgraphDatabase("mobility", pool), today, {
      cellsOut: async () => [],
      decidedAt: async () => undefined,
    });
  } finally {
    await pool.end();
  }
}
