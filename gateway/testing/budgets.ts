import { openPool, withClient } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { prepareDatabase } from "@regiohub/infra/db/prepare";
import { GATEWAY_LOGIN } from "@regiohub/infra/db/roles";
import { freshDatabase } from "@regiohub/infra/testing/database";
import type { Pool } from "pg";

/** A database of budgets and documents, in which nobody has any yet. */
export interface Budgets {
  /** Over the gateway's own login. */
  readonly pool: Pool;
  /** The same once more, to be ended by who asks. */
  another(): Pool;
  close(): Promise<void>;
}

/** Makes one; to be closed. */
export async function freshBudgets(): Promise<Budgets> {
  const database = await freshDatabase({
    name: "budgets",
    version: "1",
    run: (url) => withClient(url, async (client) => void (await prepareDatabase(client, []))),
  });
  const another = () => openPool({ url: loginUrl(database.url, GATEWAY_LOGIN), max: 4 });
  const pool = another();
  return { pool, another, close: () => pool.end().then(database.drop) };
}
