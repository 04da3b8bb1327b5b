import type { Offer } from "@regiohub/infra/hub";
import type { CalendarDate } from "@regiohub/infra/values";
import { stretch } from "@regiohub/schema/records/stretch";
import type { ClientBase } from "pg";
import { CONTRACTS, GROUPS } from "../cells/classes.js";
import { OF_PEOPLE } from "./observed.js";
import { prepareLines } from "./prepare.js";

/**
 * Offers when people were at the board and as what: all stretches of each person of whom the run changed anything; of
 * everybody when the first observed day is another one than before. Somebody is there from the first to the last day of
 * an employment that counts; what they do on days of it of which no line tells is what they did before, else afterwards.
 */
export const stretchOffer: Offer = {
  record: stretch,
  after: OF_PEOPLE,
  async make(client, run, staged, scope) {
    const since = await prepareLines(client, run, scope);
    const alone = await stageAlone(client, staged);
    return alone + (await stageSpans(client, staged, since));
  },
};

const STAGED = `member_number, starts_on, ends_on, function_group, site_code, fte, contract_kind, end_reason, seconded_to,
  presumed`;

/** Who has one line is what it says as long as its employment lasts. In order, for an index is faster with it. */
async function stageAlone(client: ClientBase, staged: string): Promise<number> {
  const { rowCount } = await client.query(
    `insert into ${staged} (${STAGED}) select ${STAGED} from offered_line l
     where not exists (select from offered_busy b where b.member_number = l.member_number)
     order by member_number`,
  );
  return rowCount ?? 0;
}

/** Lines of people who have several, each as far as its employment goes; without an end `infinity`. */
const CLIPPED = `
  clipped as (
    select l.*, greatest(first, starts_on) as from_on, coalesce(least(last, ends_on), 'infinity') as to_on,
      coalesce(ends_on, 'infinity') as to_end
    from offered_line l join offered_busy using (member_number))`;

/**
 * Makes the temporary table `offered_mixed`: who has two lines at once, or days of an employment of which no line tells.
 * Most people have one line after the other.
 */
const findMixed = (client: ClientBase): Promise<unknown> =>
  client.query(
    `create temp table offered_mixed on commit drop as
     with ${CLIPPED}
     select distinct member_number from (
       select member_number, from_on <= to_on and case
           when number = lag(number) over person then from_on = lag(to_on) over person + 1
           else from_on = starts_on and coalesce(
             lag(to_on) over person = lag(to_end) over person and from_on > lag(to_on) over person, true) end
         and (to_on = to_end or coalesce(lead(number) over person = number, false)) as is_in_turn
       from clipped window person as (partition by member_number order by from_on, to_on, number, line)) line
     where not is_in_turn;
     analyze offered_mixed`,
  );

/** Who has one line after the other is what each of them says, for as long as it and its employment last. */
const IN_TURN = `
  in_turn as (
    select member_number, from_on as span_on, nullif(to_on, 'infinity') as span_ends_on, function_group, seconded_to,
      site_code, fte, contract_kind, case when ends_on = to_on then end_reason end as end_reason,
      presumed and coalesce(ends_on = to_on, false) as presumed
    from clipped where member_number not in (select member_number from offered_mixed))`;

/** Of the others: times between any two days on which something begins or ends; those in which a person has an employment. */
const SPANS = `
  mixed as materialized (select l.* from offered_line l join offered_mixed using (member_number)),
  edge as (select member_number, unnest(array[starts_on, ends_on + 1, first, last + 1]) as day from mixed),
  span as (
    select member_number, day as span_on, lead(day) over (partition by member_number order by day) - 1 as span_ends_on
    from (select distinct member_number, day from edge where day is not null) edge)`;

/**
 * In each of these times, each employment by its line that runs, the largest of several; where none runs, by the last
 * one before, else the first one after: `away` in days, and those after it further than any before.
 */
const WORK = `
  work as (
    select distinct on (member_number, span_on, number) *,
      min(site_code) over (partition by member_number, span_on, number, away) as first_site
    from span join mixed using (member_number)
    cross join lateral (
      select case when last < span_on then span_on - last when first > span_on then 1000000 + (first - span_on) else 0 end
        as away) distance
    where starts_on <= span_on and coalesce(ends_on, 'infinity') >= span_on
    order by member_number, span_on, number, away, share desc nulls last, line)`;

/** As cells of a day have it: the person by the group of most of their size and its largest employment. */
const STATE = `
  state as (
    select distinct on (member_number, span_on) member_number, span_on, span_ends_on, function_group, seconded_to,
      coalesce(min(first_site) filter (where seconded_to is null) over person, min(first_site) over person) as site_code,
      sum(fte) over person as fte,
      ($1::text[])[min(array_position($1, contract_kind)) over person] as contract_kind,
      max(end_reason) filter (where ends_on = span_ends_on) over person as end_reason,
      coalesce(bool_or(presumed) filter (where ends_on = span_ends_on) over person, false) as presumed
    from (select *, sum(fte) over (partition by member_number, span_on, function_group) as in_group from work) work
    window person as (partition by member_number, span_on)
    order by member_number, span_on, in_group desc, array_position($2, function_group) nulls last, work.fte desc, number)`;

/** In the order of `in_turn`. */
const STATE_COLUMNS = `member_number, span_on, span_ends_on, function_group, seconded_to, site_code, fte, contract_kind,
  end_reason, presumed`;

/**
 * Others have a state for each time in which nothing changes; times that follow one another are put together where nothing
 * that counts did.
 */
async function stageSpans(client: ClientBase, staged: string, since: CalendarDate): Promise<number> {
  await findMixed(client);
  const isOther = ["function_group", "site_code", "fte", "contract_kind", "seconded_to"].map(
    (column) => `lag(${column}) over person is distinct from ${column}`,
  );
  const { rowCount } = await client.query(
    `insert into ${staged} (${STAGED})
     with ${CLIPPED}, ${IN_TURN}, ${SPANS}, ${WORK}, ${STATE},
     marked as (
       select *, coalesce(lag(span_ends_on) over person <> span_on - 1, true) or ${isOther.join(" or ")} as is_new
       from (select * from in_turn union all select ${STATE_COLUMNS} from state) state
       window person as (partition by member_number order by span_on)),
     stretch as (
       select *, max(span_on) filter (where is_new) over person as begins_on, coalesce(lead(is_new) over person, true) as is_last
       from marked window person as (partition by member_number order by span_on))
     select member_number, begins_on, span_ends_on, function_group, site_code, fte, contract_kind, end_reason, seconded_to,
       presumed
     from stretch where is_last and coalesce(span_ends_on, 'infinity') >= $3`,
    [CONTRACTS, GROUPS, since],
  );
  return rowCount ?? 0;
}
