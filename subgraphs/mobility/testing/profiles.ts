import { randomUUID } from "node:crypto";
import { withClient } from "@regiohub/infra/db/connect";
import { roleOf } from "@regiohub/infra/db/roles";
import { reachBoards } from "@regiohub/infra/db/row-context";
import { inTransaction } from "@regiohub/infra/db/transaction";
import type { CalendarDate } from "@regiohub/infra/values";
import { inDays } from "@regiohub/schema/testing/profiles";

/** A consent of a person of a board; from today on for ten days, when nothing else is said. */
export interface TestConsent {
  readonly board: string;
  readonly number: string;
  /** `BOARD 99002`, `PARTNER portal`. */
  readonly recipient: string;
  readonly givenOn?: CalendarDate;
  readonly expiresOn?: CalendarDate;
  readonly isWithdrawn?: boolean;
}

/** Puts consents into the table as they are, whatever the mutations would say. */
export const agree = (url: string, ...consents: readonly TestConsent[]): Promise<void> =>
  withClient(url, async (client) => {
    for (const { board, number, recipient, givenOn, expiresOn, isWithdrawn = false } of consents) {
      await inTransaction(client, async () => {
        await reachBoards(client, board);
        await client.query(`set local role ${roleOf("mobility")}`);
        await client.query(
          `insert into mobility.consent (id, board_no, member_number, recipient, purpose, given_on, expires_on, evidence,
             recorded_by, withdrawn_at, withdrawn_by)
           values ($1, $2, $3, $4, 'MATCHING', $5, $6, 'file 1', 'test', case when $7 then now() end, case when $7 then 'test' end)`,
          [randomUUID(), board, number, recipient, givenOn ?? inDays(0), expiresOn ?? inDays(10), isWithdrawn],
        );
      });
    }
  });
