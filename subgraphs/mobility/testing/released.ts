import { countingLogin } from "@regiohub/infra/testing/counting-login";
import type { CalendarDate } from "@regiohub/infra/values";
import { releaseFigures } from "../published/release.js";
import type { MobilityTables } from "../tables.js";

/** Has the worker's night come on a day: what others may see of regions is given out. */
export async function releaseOn(url: string, today: CalendarDate): Promise<void> {
  const { pool, figures } = countingLogin<MobilityTables>(url, "mobility");
  try {
    await releaseFigures(figures, today, {
      countedIn: async () => undefined,
      decidedAt: async () => undefined,
    });
  } finally {
    await pool.end();
  }
}
