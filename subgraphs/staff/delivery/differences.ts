import type { Difference, LoadedRun } from "@regiohub/infra/hub";
import type { ClientBase } from "pg";
import { type HistoryTable, saidColumns } from "../history/known.js";
import { displayName, type NameParts } from "../member/name.js";

type Row = Omit<Difference, "who"> & NameParts & { readonly number: string };

/**
 * What a run changed about a board's people: who joined, who left, who moved to another school, and which field of a
 * person, an employment or a function line went from what to what. By person; a first delivery is all joining.
 */
export async function differences(
  client: ClientBase,
  { board, runId }: Pick<LoadedRun, "board" | "runId">,
  { first, after }: { first: number; after: number },
): Promise<Difference[]> {
  const { rows } = await client.query<Row>(
    `select * from (${[PEOPLE, PERSON_FIELDS, LINES, MOVES, LINE_FIELDS, EMPLOYMENT_FIELDS].join(" union all ")}) found
     order by number, what, part nulls first, field nulls first, "from", "to" limit $3 offset $4`,
    [board, runId, first, after],
  );
  return rows.map(({ number, what, part, field, from, to, ...name }) => ({
    what,
    who: [number, displayName(name)].filter(Boolean).join(" "),
    part,
    field,
    from,
    to,
  }));
}

const NAME = (alias: string) =>
  `${alias}.number, ${alias}.initials, ${alias}.call_name as "callName", ${alias}.birth_prefix as "birthPrefix",
   ${alias}.birth_name as "birthName", ${alias}.partner_prefix as "partnerPrefix",
   ${alias}.partner_name as "partnerName", ${alias}.name_usage as "nameUsage"`;

const plain = (what: string, name: string, part: string) =>
  `select '${what}' as what, ${NAME(name)}, ${part} as part, null as field, null as "from", null as "to"`;

const PAST = (alias: string) => `${alias}.board_no = $1 and ${alias}.until_run_id = $2`;

/** The person of a row, also one who has left with this run. */
const PERSON = `(
    select board_no, id, number, initials, call_name, birth_prefix, birth_name, partner_prefix, partner_name, name_usage
    from staff.member where board_no = $1
    union all
    select board_no, id, number, initials, call_name, birth_prefix, birth_name, partner_prefix, partner_name, name_usage
    from staff.member_past p where ${PAST("p")} and not exists (
      select from staff.member m where m.board_no = $1 and m.id = p.id))`;

/** Of the person `m` as this run left them: a changed one is of this run too, and was there before. */
const IS_NEW = `m.run_id = $2 and not exists (
    select from staff.member_past known where ${PAST("known")} and known.id = m.id)`;

const PEOPLE = `
  ${plain("joined", "m", "null")} from staff.member m
  where m.board_no = $1 and ${IS_NEW}
  union all
  ${plain("left", "p", "null")} from staff.member_past p
  where ${PAST("p")} and not exists (select from staff.member m where m.board_no = $1 and m.id = p.id)`;

/** Fields of two versions of a row that differ, each a row. By name: to take rows apart as JSON took twice as long. */
const fields = (table: HistoryTable, now: string, past: string) => `
  cross join lateral (
    select * from (values ${saidColumns(table)
      .map((column) => `('${column}', ${past}.${column}::text, ${now}.${column}::text)`)
      .join(", ")}) each (field, "from", "to")
    where "from" is distinct from "to"
  ) changed`;

const changed = (name: string, part: string) =>
  `select 'changed' as what, ${NAME(name)}, ${part} as part, changed.field, changed."from", changed."to"`;

const PERSON_FIELDS = `
  ${changed("m", "null")} from staff.member_past p join staff.member m on m.board_no = $1 and m.id = p.id
  ${fields("member", "m", "p")} where ${PAST("p")}`;

const LINE = (alias: string) => `'employment ' || ${alias}.employment_number || ', line ' || ${alias}.line`;

const SAME_LINE = `a.board_no = $1 and a.member_id = p.member_id and a.employment_number = p.employment_number
  and a.line = p.line`;

/** Lines that came or went, of people who were there before and are there still. */
const LINES = `
  ${plain("joined", "m", LINE("a"))} from staff.assignment a
  join staff.member m on m.board_no = $1 and m.id = a.member_id
  where a.board_no = $1 and a.run_id = $2 and not (${IS_NEW}) and not exists (
    select from staff.assignment_past p where ${PAST("p")} and ${SAME_LINE})
  union all
  ${plain("left", "m", LINE("p"))} from staff.assignment_past p
  join staff.member m on m.board_no = $1 and m.id = p.member_id
  where ${PAST("p")} and not exists (select from staff.assignment a where ${SAME_LINE})`;

/** A person whose running lines are all at other sites than before. */
const MOVES = `
  select 'moved' as what, ${NAME("m")}, null as part, 'site_code' as field, was.sites as "from", is_now.sites as "to"
  from (
    select p.member_id, string_agg(distinct p.site_code, ', ' order by p.site_code) as sites
    from staff.assignment_past p
    where ${PAST("p")} and p.starts_on <= current_date and coalesce(p.ends_on, 'infinity') >= current_date
    group by p.member_id) was
  join staff.member m on m.board_no = $1 and m.id = was.member_id
  cross join lateral (
    select string_agg(distinct a.site_code, ', ' order by a.site_code) as sites from staff.assignment a
    where a.board_no = $1 and a.member_id = was.member_id
      and a.starts_on <= current_date and coalesce(a.ends_on, 'infinity') >= current_date) is_now
  where was.sites is distinct from is_now.sites and is_now.sites is not null
    and not string_to_array(was.sites, ', ') && string_to_array(is_now.sites, ', ')`;

const LINE_FIELDS = `
  ${changed("m", LINE("p"))} from staff.assignment_past p
  join staff.assignment a on ${SAME_LINE}
  join ${PERSON} m on m.id = a.member_id
  ${fields("assignment", "a", "p")} where ${PAST("p")}`;

const EMPLOYMENT_FIELDS = `
  ${changed("m", "'employment ' || p.number")} from staff.employment_past p
  join staff.employment e on e.board_no = $1 and e.member_id = p.member_id and e.number = p.number
  join ${PERSON} m on m.id = e.member_id
  ${fields("employment", "e", "p")} where ${PAST("p")}`;
