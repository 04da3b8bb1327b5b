import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import type { DerivedEvent } from "../event/event.js";
import type { Stay } from "../event/known.js";
import type { Pair, TokenRow } from "../pair/link.js";
import { personText } from "../pair/person.js";

/** Everything that is known of some people. */
export interface People {
  readonly stays: readonly Stay[];
  readonly bornOn: (person: PersonKey) => CalendarDate | null;
}

interface StayRow extends Omit<Stay, "person"> {
  readonly board: string;
  readonly number: string;
  readonly bornOn: CalendarDate | null;
}

/**
 * The stays of the people in a table.
 * @param table its name, or a part of one as a `from` has it
 */
export async function readPeople(client: ClientBase, table: string): Promise<People> {
  const { rows } = await client.query<StayRow>(
    `select board_no as board, member_number as number, s.starts_on as "startsOn", s.ends_on as "endsOn",
       s.function_group as "functionGroup", s.site_code as "siteCode", s.fte, s.end_reason as "endReason",
       s.seconded_to as "secondedTo", s.presumed, p.born_on as "bornOn"
     from ${table} join mobility.stay s using (board_no, member_number)
       left join mobility.person p using (board_no, member_number)`,
  );
  const births = new Map<string, CalendarDate | null>();
  const stays = rows.map(({ board, number, bornOn, ...stay }) => {
    const person = { board, number };
    births.set(personText(person), bornOn);
    return { person, ...stay };
  });
  return { stays, bornOn: (person) => births.get(personText(person)) ?? null };
}

interface LinkRow extends Omit<TokenRow, "person"> {
  readonly board: string;
  readonly number: string;
}

/** Makes the temporary table `alike`: the affected people who have a token in common with somebody else. Few are. */
export async function openAlike(client: ClientBase): Promise<void> {
  await client.query(
    `drop table if exists pg_temp.alike;
     create temp table alike on commit drop as
     select distinct l.board_no, l.member_number from pg_temp.affected a join mobility.link l using (board_no, member_number)
       join mobility.link o using (token_kind, key_version, token)
     where l.token_kind = 'NAME_INITIALS_BIRTH' and (o.board_no, o.member_number) <> (l.board_no, l.member_number);
     analyze pg_temp.alike`,
  );
}

/** The tokens of the people in `alike`. */
export async function readTokens(client: ClientBase): Promise<readonly TokenRow[]> {
  const { rows } = await client.query<LinkRow>(
    `select board_no as board, member_number as number, key_version as "keyVersion", token_kind as "tokenKind", token
     from pg_temp.alike join mobility.link using (board_no, member_number)`,
  );
  return rows.map(({ board, number, ...token }) => ({ person: { board, number }, ...token }));
}

/** The links of the people in a table. */
export async function readLinked(client: ClientBase, table: string): Promise<readonly Pair[]> {
  const linked = await readTwos(
    client,
    `select p.board_a as "boardA", p.number_a as "numberA", p.board_b as "boardB", p.number_b as "numberB"
     from ${table} join mobility.pair p on (p.board_a, p.number_a) = (board_no, member_number) where p.status = 'LINKED'`,
  );
  return linked.map((two) => ({ ...two, status: "LINKED", versions: [] }));
}

/** Two people of whom things are concluded together. */
export type Two = Pick<Pair, "a" | "b">;

/**
 * The two people of each row of a statement.
 * @param statement gives `boardA`, `numberA`, `boardB` and `numberB`
 */
export async function readTwos(client: ClientBase, statement: string): Promise<readonly Two[]> {
  const { rows } = await client.query<{ boardA: string; numberA: string; boardB: string; numberB: string }>(statement);
  return rows.map(({ boardA, numberA, boardB, numberB }) => ({
    a: { board: boardA, number: numberA },
    b: { board: boardB, number: numberB },
  }));
}

/** An event as it was written down. */
export interface WrittenEvent {
  readonly id: string;
  readonly event: DerivedEvent;
}

const EVENT = `e.id, e.kind, e.from_board as "from", e.from_number as "fromNumber", e.to_board as "to",
  e.to_number as "toNumber", e.on_day as "on", e.gap_days as "gapDays", e.fte_from as "fteFrom", e.fte_to as "fteTo",
  e.function_from as "functionFrom", e.function_to as "functionTo", e.brin_from as "brinFrom", e.brin_to as "brinTo",
  e.age_years as "ageYears", e.persons, e.confidence, e.reason, e.before_observed as "beforeObserved"`;

/** The events of the people in a table that are true as far as was known. */
export async function readEvents(client: ClientBase, table: string): Promise<readonly WrittenEvent[]> {
  const { rows } = await client.query<DerivedEvent & { id: string }>(
    `select ${EVENT} from ${table} join mobility.event e
       on (e.from_board, e.from_number) = (board_no, member_number) where e.ended_at is null
     union
     select ${EVENT} from ${table} join mobility.event e
       on (e.to_board, e.to_number) = (board_no, member_number) where e.ended_at is null`,
  );
  return rows.map(({ id, ...event }) => ({ id, event }));
}

/** All events of what boards and schools did together. */
export async function readTransitionEvents(client: ClientBase): Promise<readonly WrittenEvent[]> {
  const { rows } = await client.query<DerivedEvent & { id: string }>(
    `select ${EVENT} from mobility.event e where e.kind = 'ORG_TRANSITION' and e.ended_at is null`,
  );
  return rows.map(({ id, ...event }) => ({ id, event }));
}
