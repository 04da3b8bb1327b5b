import type { PersonKey } from "@regiohub/infra/audit/shown";
import { keepFromErasing } from "@regiohub/infra/privacy/erased";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { CompiledQuery, sql } from "kysely";
import type { MobilityDb } from "../tables.js";
import type { ConsentPurpose } from "./type.js";

/** A consent as the queries give it. */
export interface ConsentRow {
  readonly id: string;
  readonly boardNo: BoardNumber;
  readonly memberNumber: string;
  readonly recipient: string;
  readonly purpose: ConsentPurpose;
  readonly givenOn: CalendarDate;
  readonly expiresOn: CalendarDate;
  readonly withdrawnAt: Date | null;
  readonly inForce: boolean;
  readonly evidence: string;
}

/** Consents of people, each named by `board/number`; latest first, at most `limit`; one statement. */
export const consentsOf = (db: MobilityDb, people: readonly string[], limit: number): Promise<ConsentRow[]> =>
  db
    .selectFrom("mobility.consent")
    .select([
      "id",
      "board_no as boardNo",
      "member_number as memberNumber",
      "recipient",
      "purpose",
      "given_on as givenOn",
      "expires_on as expiresOn",
      "withdrawn_at as withdrawnAt",
      sql<boolean>`mobility.in_force(given_on, expires_on, withdrawn_at)`.as("inForce"),
      "evidence",
    ])
    .where(sql<boolean>`(board_no, member_number) in (
      select left(key, 5), substr(key, 7) from unnest(${people}::text[]) as wanted (key))`)
    .orderBy("recorded_at", "desc")
    .orderBy("id")
    .limit(limit)
    .execute();

/** A consent as it is written down. */
export interface NewConsent {
  readonly id: string;
  readonly person: PersonKey;
  readonly recipient: string;
  readonly purpose: ConsentPurpose;
  readonly givenOn: CalendarDate;
  readonly expiresOn: CalendarDate;
  readonly evidence: string;
  readonly recordedBy: string;
}

/** Whether a person has a profile; from then on nobody of their board is erased until the transaction ends. */
export async function keepProfile(db: MobilityDb, { board, number }: PersonKey): Promise<boolean> {
  await keepFromErasing({ query: (text, values) => db.executeQuery(CompiledQuery.raw(text, values)) }, board);
  const profile = await db
    .selectFrom("mobility.profile")
    .select("board_no")
    .where("board_no", "=", board)
    .where("member_number", "=", number)
    .executeTakeFirst();
  return profile !== undefined;
}

/** Writes a consent down. */
export async function addConsent(db: MobilityDb, { person, ...consent }: NewConsent): Promise<void> {
  await db
    .insertInto("mobility.consent")
    .values({
      id: consent.id,
      board_no: person.board,
      member_number: person.number,
      recipient: consent.recipient,
      purpose: consent.purpose,
      given_on: consent.givenOn,
      expires_on: consent.expiresOn,
      evidence: consent.evidence,
      recorded_by: consent.recordedBy,
    })
    .execute();
}

/**
 * Ends what a person agreed to, with one recipient or, for null, with all of them: whatever has not been withdrawn yet,
 * also what would only count later. Gives the number of consents.
 */
export async function endConsents(
  db: MobilityDb,
  { board, number }: PersonKey,
  recipient: string | null,
  by: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable("mobility.consent")
    // Now, not the begin of the transaction: it may have waited for another one.
    .set({ withdrawn_at: sql`clock_timestamp()`, withdrawn_by: by })
    .where("board_no", "=", board)
    .where("member_number", "=", number)
    .where("withdrawn_at", "is", null)
    .$if(recipient !== null, (q) => q.where("recipient", "=", recipient))
    .executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}
