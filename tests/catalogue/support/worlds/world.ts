import { randomUUID } from "node:crypto";
import { withClient } from "@regiohub/infra/db/connect";
import type { Random } from "@regiohub/infra/testing/random";
import type { CalendarDate } from "@regiohub/infra/values";
import { inDays } from "@regiohub/schema/testing/profiles";

export const BOARDS = ["99001", "99002", "99003", "99004"] as const;
export const PARTNERS = ["portal", "pool", "agency"] as const;
export const REGIONS = ["AM01", "AM03", "AM36"] as const;

/** Something that a person agreed to. */
export interface Consent {
  readonly recipient: { readonly board: string } | { readonly partner: string };
  readonly givenOn: CalendarDate;
  readonly expiresOn: CalendarDate;
  readonly isWithdrawn: boolean;
}

/** Somebody in a world. Numbers are of one board: two boards may have the same. */
export interface Person {
  readonly board: string;
  readonly number: string;
  /** Null: they look for no other work. */
  readonly profile: {
    readonly regions: readonly string[];
    readonly from: CalendarDate;
    readonly to: CalendarDate | null;
  } | null;
  readonly consents: readonly Consent[];
}

/** Boards with people, made by chance. */
export interface World {
  readonly people: readonly Person[];
}

/** What names a person in answers: their wish. */
export const nameOf = ({ board, number }: Pick<Person, "board" | "number">): string => `${board}/${number}`;

/** A world: none to eight people per board, with none to four consents each, most of them about now. */
export function makeWorld(random: Random): World {
  const people = BOARDS.flatMap((board) =>
    Array.from({ length: random.below(9) }, (_, index) => makePerson(random, board, String(index + 1))),
  );
  return { people };
}

function makePerson(random: Random, board: string, number: string): Person {
  const from = inDays(random.below(40) - 20);
  const profile = {
    regions: REGIONS.filter(() => random.next() < 0.4),
    from,
    to: random.next() < 0.5 ? null : inDays(20 + random.below(20)),
  };
  const consents = Array.from({ length: random.below(5) }, () => makeConsent(random, board));
  return { board, number, profile: random.next() < 0.8 ? profile : null, consents };
}

function makeConsent(random: Random, board: string): Consent {
  const others = BOARDS.filter((other) => other !== board);
  const recipient = random.next() < 0.5 ? { board: random.pick(others) } : { partner: random.pick(PARTNERS) };
  // First and last days lie around today, so that each of its edges is met.
  const [given, length] = [random.below(6) - 4, random.below(6)];
  return { recipient, givenOn: inDays(given), expiresOn: inDays(given + length), isWithdrawn: random.next() < 0.2 };
}

/** Puts a world in place of the one before. */
export const fillWorld = (url: string, { people }: World): Promise<void> =>
  withClient(url, async (client) => {
    await client.query("truncate mobility.profile, mobility.consent");
    await client.query(
      `insert into mobility.profile (board_no, member_number, function_wanted, fte_from, fte_to, regions, available_from, available_to, run_id)
       select board, number, board || '/' || number, 0.4, 0.8, nullif(regions, ''), "from", "to", 1
       from jsonb_to_recordset($1) as p (board text, number text, regions text, "from" date, "to" date)`,
      [JSON.stringify(people.flatMap(profileRow))],
    );
    await client.query(
      `insert into mobility.consent (id, board_no, member_number, recipient, purpose, given_on, expires_on, evidence, recorded_by, withdrawn_at, withdrawn_by)
       select id, board, number, recipient, 'MATCHING', given_on, expires_on, 'dossier', 'test',
         case when is_withdrawn then now() end, case when is_withdrawn then 'test' end
       from jsonb_to_recordset($1) as c (id uuid, board text, number text, recipient text, given_on date, expires_on date, is_withdrawn boolean)`,
      [JSON.stringify(people.flatMap(consentRows))],
    );
  });

const profileRow = ({ board, number, profile }: Person) =>
  profile ? [{ board, number, ...profile, regions: profile.regions.join(" ") }] : [];

const consentRows = ({ board, number, consents }: Person) =>
  consents.map(({ recipient, givenOn, expiresOn, isWithdrawn }) => ({
    id: randomUUID(),
    board,
    number,
    recipient: "board" in recipient ? `BOARD ${recipient.board}` : `PARTNER ${recipient.partner}`,
    given_on: givenOn,
    expires_on: expiresOn,
    is_withdrawn: isWithdrawn,
  }));
