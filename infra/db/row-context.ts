import pg, { type ClientBase } from "pg";
import type { Caller } from "../auth/caller.js";
import type { BoardNumber } from "../values.js";

/** What row policies are told of who asks: settings of a transaction, each a list with a line per entry, or `on`. */
export type RowContext = { readonly [Setting in RowSetting]?: string };

const SETTINGS = [
  "hub.boards", // the caller's own
  "hub.shared", // may see what boards share
  "hub.only_boards", // what these boards share alone
  "hub.centres", // the caller's own
  "hub.recipients", // who the caller is, as people agree to it: `BOARD 99001`, `PARTNER portal`
  "hub.purpose", // what for
] as const;

/** What policies can be told. */
export type RowSetting = (typeof SETTINGS)[number];

/** Entries may not hold what parts them. */
const ENTRY = /^[^\p{Cc}]{1,200}$/u;
const BOARD = /^\d{5}$/;
/** A partner's name may be as long as an entry. */
const RECIPIENT = /^(BOARD \d{5}|PARTNER [^\p{Cc}]{1,200})$/u;
/** An entry that nothing is called. */
const NONE = "-";

/** A board, as people agree that it sees something of them. */
export const boardRecipient = (board: BoardNumber): string => `BOARD ${board}`;

/** A partner, by the name that is its callers' `partner`. */
export const partnerRecipient = (partner: string): string => `PARTNER ${partner}`;

/** What the database is told of a caller; nothing of nobody and of the operator, who then see no rows of boards. */
export function rowContextOf(caller: Caller | undefined): RowContext {
  switch (caller?.kind) {
    case "board":
      return {
        "hub.boards": listOf(caller.boards, BOARD),
        "hub.shared": "on",
        "hub.recipients": listOf(caller.boards.map(boardRecipient), RECIPIENT),
        "hub.purpose": listOf([caller.purpose], ENTRY),
      };
    case "partner":
      return {
        "hub.shared": "on",
        "hub.recipients": listOf([partnerRecipient(caller.partner)], RECIPIENT),
        "hub.purpose": listOf([caller.purpose], ENTRY),
        ...(caller.boards && { "hub.only_boards": listOf(caller.boards, BOARD) || NONE }),
      };
    case "region":
      return { "hub.centres": listOf(caller.centres, ENTRY) };
    default:
      return {};
  }
}

/** Tokens have been checked before; what is not as it should be must not reach a policy all the same. */
const listOf = (entries: readonly string[], form: RegExp): string =>
  entries.filter((entry) => form.test(entry)).join("\n");

/**
 * Statements that open a transaction with this context; it ends with the transaction. Every setting is set, so that
 * nothing a connection may still hold counts.
 * @param timeoutMs longest that a statement of it may run; undefined: as long as the connection says
 */
export const beginWith = (context: RowContext, timeoutMs?: number): string => {
  // 0 would be without end.
  const limit = timeoutMs === undefined ? "" : `, set_config('statement_timeout', '${Math.max(1, timeoutMs)}', true)`;
  return `begin; ${contextSql(context)}${limit}`;
};

/** A statement that gives a transaction under way this context; as `beginWith`. */
export const contextSql = (context: RowContext): string => {
  const set = SETTINGS.map((name) => `set_config('${name}', ${pg.escapeLiteral(context[name] ?? "")}, true)`);
  return `select ${set.join(", ")}`;
};

/** Puts the runs of all boards in reach, as long as the connection is there: for the machine itself, and who runs it. */
export async function reachAll(client: ClientBase): Promise<void> {
  await client.query("select set_config('hub.board', '*', false)");
}

/** Until the transaction ends, the rows of these boards alone are in reach of those who write. */
export async function reachBoards(client: ClientBase, ...boards: readonly BoardNumber[]): Promise<void> {
  await client.query("select set_config('hub.board', $1, true)", [boards.join("\n") || NONE]);
}

/** Lets policies read the context: under whose role a statement runs, that one reads it. */
export async function grantRowContext(client: ClientBase, owners: readonly string[], logins: readonly string[]) {
  await client.query(`grant usage on schema hub to ${[...owners, ...logins].join(", ")};
    grant execute on function hub.reach, hub.loading_board to ${owners.join(", ")}`);
  if (logins.length > 0) await client.query(`grant execute on function hub.listed to ${logins.join(", ")}`);
}

/**
 * Schema `hub`: how policies read the context. `listed` is for readers, who see nothing without a context.
 * `reach`, boards or `*`, and `loading_board` are for those who write: without a context they fail, so that a loader or a
 * migration that has forgotten it does not silently do nothing.
 */
export const ROW_CONTEXT = `
create schema if not exists hub;
create or replace function hub.listed(setting text) returns text[] language sql stable parallel safe
  return string_to_array(nullif(current_setting(setting, true), ''), e'\\n');
create or replace function hub.reach() returns text[] language plpgsql stable parallel safe as $$
declare
  boards text := nullif(current_setting('hub.board', true), '');
begin
  if boards is null then
    raise exception 'hub.board is not set: no board''s rows are in reach' using errcode = 'insufficient_privilege';
  end if;
  return string_to_array(boards, e'\\n');
end $$;
create or replace function hub.loading_board() returns text language plpgsql stable parallel safe as $$
declare
  boards text[] := hub.reach();
begin
  if cardinality(boards) > 1 or boards[1] = '*' then
    raise exception 'hub.board is not one board: its rows change in its own delivery' using errcode = 'insufficient_privilege';
  end if;
  return boards[1];
end $$;
revoke all on function hub.listed, hub.reach, hub.loading_board from public`;
