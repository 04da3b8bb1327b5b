import { withClient } from "@regiohub/infra/db/connect";
import { roleOf } from "@regiohub/infra/db/roles";
import { reachBoards } from "@regiohub/infra/db/row-context";
import { inTransaction } from "@regiohub/infra/db/transaction";
import type { ClientBase } from "pg";

/** Works as privacy is asked: under the subgraph's role, with one board in reach. */
export const withinBoard = <T>(url: string, board: string, work: (client: ClientBase) => Promise<T>): Promise<T> =>
  withClient(url, (client) =>
    inTransaction(client, async () => {
      await reachBoards(client, board);
      await client.query(`set local role ${roleOf("mobility")}`);
      return work(client);
    }),
  );
