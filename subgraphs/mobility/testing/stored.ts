import { inTransaction } from "@regiohub/infra/db/transaction";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import type { ClientBase } from "pg";
import { concludeEvents } from "../derive/conclude.js";
import type { DerivedEvent } from "../event/event.js";
import type { Observed, Stay, Transition } from "../event/known.js";
import type { DerivedLeg } from "../event/leg.js";
import type { Pair, TokenRow } from "../pair/link.js";

/** What a board's last delivery said, as it is written down. */
export interface Delivered {
  readonly stays: readonly Stay[];
  readonly tokens: readonly TokenRow[];
  readonly bornOn: (number: string) => CalendarDate | null;
  readonly observed: Observed;
}

/** Nothing is known, but of which sector boards are. */
export async function forgetAll(client: ClientBase, sectors: ReadonlyMap<BoardNumber, string>): Promise<void> {
  await client.query(
    `truncate mobility.stay, mobility.person, mobility.link, mobility.observed, mobility.transition, mobility.place,
       mobility.school_before, mobility.school_governance, mobility.pair, mobility.event, mobility.leg, mobility.going_over, mobility.concluded, mobility.unconcluded`,
  );
  await client.query(
    `insert into mobility.place (site_code, brin, board_no, municipality_code, sector)
     select right(board, 2) || 'ZZ00', right(board, 2) || 'ZZ', board, '0114', sector
     from unnest($1::text[], $2::text[]) s (board, sector)`,
    [[...sectors.keys()], [...sectors.values()]],
  );
}

/** The registers have a transition. */
export const record = (client: ClientBase, { from, to, school, on, complete }: Transition) =>
  client.query(
    "insert into mobility.transition (from_no, to_no, on_day, complete) values ($1, $2, $3, $4) on conflict do nothing",
    [school ?? from, to, on, complete],
  );

/** A board's rows as its delivery leaves them: what is as it was is not touched. */
export async function deliver(client: ClientBase, board: BoardNumber, delivered: Delivered): Promise<void> {
  const { stays, tokens, bornOn, observed } = delivered;
  const numbers = [...new Set(stays.map(({ person }) => person.number))];
  await mirrorRows(
    client,
    board,
    "stay",
    ["member_number", "starts_on"],
    stays.map((stay) => ({
      member_number: stay.person.number,
      starts_on: stay.startsOn,
      ends_on: stay.endsOn,
      function_group: stay.functionGroup,
      site_code: stay.siteCode,
      fte: stay.fte,
      contract_kind: "PERMANENT",
      end_reason: stay.endReason,
      seconded_to: stay.secondedTo,
      presumed: stay.presumed,
    })),
  );
  await mirrorRows(
    client,
    board,
    "person",
    ["member_number"],
    numbers.map((number) => ({ member_number: number, born_on: bornOn(number), sex: null })),
  );
  await mirrorRows(
    client,
    board,
    "link",
    ["member_number", "key_version", "token_kind"],
    tokens.map(({ person, keyVersion, tokenKind, token }) => ({
      member_number: person.number,
      key_version: keyVersion,
      token_kind: tokenKind,
      token,
    })),
  );
  await mirrorRows(
    client,
    board,
    "observed",
    [],
    [{ from_on: observed.from, until_on: observed.until, basis: "DELIVERED" }],
  );
}

async function mirrorRows(
  client: ClientBase,
  board: BoardNumber,
  name: string,
  key: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const all = ["board_no", ...key];
  const columns = Object.keys(rows[0] ?? {});
  const json = JSON.stringify(rows.map((row) => ({ board_no: board, run_id: 1, ...row })));
  const staged = `jsonb_populate_recordset(null::mobility.${name}, $2)`;
  await client.query(
    `delete from mobility.${name} t where board_no = $1 and not exists (
       select from ${staged} s where ${all.map((column) => `s.${column} = t.${column}`).join(" and ")})`,
    [board, json],
  );
  if (rows.length === 0) return;
  const inserted = ["board_no", "run_id", ...columns].join(", ");
  const list = (alias: string) => columns.map((column) => `${alias}.${column}`).join(", ");
  await client.query(
    `insert into mobility.${name} as t (${inserted}) select ${inserted} from ${staged.replace("$2", "$1")}
     on conflict (${all.join(", ")}) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}
     where (${list("t")}) is distinct from (${list("excluded")})`,
    [json],
  );
}

/** Concludes events under the role that does, of at most so many people at a time. */
export const conclude = (client: ClientBase, partPeople?: number): Promise<void> =>
  inTransaction(client, async () => {
    await client.query("set local role hub_mobility_derive");
    await concludeEvents(client, partPeople);
  });

/** What was concluded of people, as far as it is true now. */
export interface Stored {
  readonly pairs: readonly Pair[];
  readonly events: readonly DerivedEvent[];
  /** Without the keys of their events. */
  readonly legs: readonly Omit<DerivedLeg, "event">[];
}

/** Everything that is written down as true. */
export async function readStored(client: ClientBase): Promise<Stored> {
  const { rows: pairs } = await client.query<Pair>(
    `select jsonb_build_object('board', board_a, 'number', number_a) as a,
       jsonb_build_object('board', board_b, 'number', number_b) as b, status, string_to_array(versions, ' ') as versions
     from mobility.pair`,
  );
  const { rows: events } = await client.query<DerivedEvent>(
    `select kind, from_board as "from", from_number as "fromNumber", to_board as "to", to_number as "toNumber",
       on_day as "on", gap_days as "gapDays", fte_from as "fteFrom", fte_to as "fteTo", function_from as "functionFrom",
       function_to as "functionTo", brin_from as "brinFrom", brin_to as "brinTo", age_years as "ageYears", persons,
       confidence, reason, before_observed as "beforeObserved"
     from mobility.event where ended_at is null`,
  );
  const { rows: legs } = await client.query<Omit<DerivedLeg, "event">>(
    `select board_no as board, member_number as number, on_day as "on", direction, cause, move, other_board as "otherBoard",
       gap_days as "gapDays", function_group as "functionGroup", site_code as "siteCode", fte, age_years as "ageYears",
       before_observed as "beforeObserved" from mobility.leg`,
  );
  return { pairs, events, legs };
}
