import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { globalId } from "@regiohub/infra/graphql/ids";
import { type SealKeys, sealsFor } from "@regiohub/infra/graphql/seals";
import { boardCaller } from "@regiohub/infra/testing/callers";
import type { ClientBase } from "pg";
import type { Thing } from "./oracle/rules.js";

/** Something of every entity type, all of one board where it is a board's. */
export interface Things {
  readonly thing: Thing;
  /** Keys by type, as references have them; those of people are sealed for the thing's own board. */
  readonly keys: Keys;
  /** The same, sealed for a caller. */
  keysFor(caller: Caller): Keys;
}

type Keys = Readonly<Record<string, Readonly<Record<string, string>>>>;

const BOARD = "99001";
/** Day on which the two people with a known profile are available, and on which one of them left; and nobody else. */
export const FIRST_DAY = "1990-01-01";
const REGION = { scheme: "ARBEIDSMARKTREGIO", code: "AM03" };

/**
 * A school, a person who stands in for another one, has been away and agreed that one partner sees their profile, their
 * employment, a leaving for another board, a shared vacancy, an application for a centre. What the demo has not of these
 * is added. Somebody of another board agreed that others see theirs, so that whoever may see profiles at all sees one. A
 * table of the region is out.
 */
export const knownThings = (url: string, seals: SealKeys): Promise<Things> =>
  withClient(url, async (client) => {
    const one = async (sql: string) => (await client.query<Record<string, string>>(sql)).rows[0] ?? {};
    await client.query("select set_config('hub.run_id', '1', false)"); // rows change in a run alone
    const {
      id = "",
      number = "",
      memberNumber = "",
    } = await one(
      `update staff.employment e set replaces_member_number = (
         select number from staff.member where board_no = '${BOARD}' and id <> e.member_id order by id limit 1)
       where board_no = '${BOARD}' and member_id = (select min(id::text)::uuid from staff.member where board_no = '${BOARD}')
       returning member_id as id, number,
         (select m.number from staff.member m where m.board_no = e.board_no and m.id = e.member_id) as "memberNumber"`,
    );
    await client.query(
      `insert into staff.absence (board_no, member_id, number, starts_on, run_id) values ('${BOARD}', $1, '1', '2026-09-01', 1)`,
      [id],
    );
    // The demo's exports have no scales, and who comes first may have no temporary contract.
    await client.query(`update staff.assignment set scale_code = 'L14' where board_no = '${BOARD}'`);
    await client.query(`update staff.employment set contract_kind = 'TEMPORARY' where board_no = '${BOARD}'`);
    await client.query(
      `insert into staff.region_advisor (scheme, region_code, name, valid_from, source)
       values ($1, $2, 'Noor Voorbeeld', $3, 'an example')`,
      [REGION.scheme, REGION.code, FIRST_DAY],
    );
    await client.query(
      `with release as (
         insert into staff.figure_release (place, on_day) values ($1, '2025-10-01') returning id),
       tables as (
         insert into staff.figure_table (release_id, smallest, dimensions)
         select id, smallest, '{}' from release, unnest(array[5, 10]) as smallest returning id)
       insert into staff.figure_cell (table_id, position, key, amounts) select id, 1, '{}', '{100,100,1000000}' from tables`,
      [`${REGION.scheme} ${REGION.code}`],
    );
    await client.query(
      `insert into staff.swv_demand (swv_code, expertise, year, fte, source)
       values ('PO2203', 'CARE_COORDINATOR', 2026, 12, 'an example')`,
    );
    await letSee(client, { board: BOARD, number: memberNumber }, ["PARTNER elsewhere"]);
    const { other = "" } = await one("select min(number) as other from staff.member where board_no = '99003'");
    await letSee(client, { board: "99003", number: other }, ["PARTNER portal", "BOARD 99002"]);
    await letLeave(client, { board: BOARD, number: memberNumber });
    const vacancy = await one(
      `select vacancy_number as number, brin, site_code as site from vacancies.vacancy
       where board_no = '${BOARD}' and status = 'EXTERNAL' and site_code is not null order by 1`,
    );
    const application = await one(
      `select application_number as number, centre_code as centre from subsidies.application
       where board_no = '${BOARD}' and status = 'GRANTED' and centre_code is not null`,
    );
    const { centre = "" } = application;
    const { event = "" } = await one(
      `insert into mobility.event (kind, from_board, from_number, on_day, confidence, reason, before_observed)
       values ('OUTFLOW', '${BOARD}', '${memberNumber}', '${FIRST_DAY}', 'STRONG', 'UNKNOWN', false) returning id as event`,
    );
    const keysFor = (caller: Caller) => {
      const { ids } = sealsFor(seals, caller);
      return {
        Board: { number: BOARD },
        School: { brin: vacancy.brin ?? "" },
        Site: { code: vacancy.site ?? "" },
        Region: REGION,
        Swv: { code: "PO2203" },
        StaffMember: { id: ids.write("StaffMember", BOARD, memberNumber) },
        MobilityProfile: { id: ids.write("MobilityProfile", BOARD, memberNumber) },
        MobilityEvent: { id: ids.write("MobilityEvent", BOARD, event) },
        Employment: { id: ids.write("Employment", BOARD, id, number) },
        Vacancy: { id: globalId("Vacancy", BOARD, vacancy.number ?? "") },
        MobilityCentre: { id: globalId("MobilityCentre", centre) },
        SubsidyScheme: { code: "MC" },
        SubsidyApplication: { id: globalId("SubsidyApplication", BOARD, application.number ?? "") },
      };
    };
    return { thing: { board: BOARD, centre, region: REGION }, keys: keysFor(boardCaller(BOARD)), keysFor };
  });

/** Gives a person a profile, available from the first day on, and lets these see it. */
async function letSee(client: ClientBase, { board, number }: PersonKey, recipients: readonly string[]): Promise<void> {
  await client.query(
    `insert into mobility.profile (board_no, member_number, function_wanted, fte_from, fte_to, regions, available_from, run_id)
     values ($1, $2, 'Leerkracht', 0.4, 0.8, 'AM03', $3, 1)
     on conflict (board_no, member_number)
     do update set regions = excluded.regions, available_from = excluded.available_from, available_to = null`,
    [board, number, FIRST_DAY],
  );
  await client.query(
    `insert into mobility.consent
       (id, board_no, member_number, recipient, purpose, given_on, expires_on, evidence, recorded_by)
     select gen_random_uuid(), $1, $2, recipient, 'MATCHING', current_date - 1, current_date + 10, 'file 1', 'test'
     from unnest($3::text[]) as given (recipient)`,
    [board, number, recipients],
  );
}

/** Has the board's deliveries tell of the years from 2024 on, and a person go on at another board in 2025. */
async function letLeave(client: ClientBase, { board, number }: PersonKey): Promise<void> {
  await client.query(
    `insert into mobility.observed (board_no, from_on, until_on, basis, run_id)
     values ($1, '2024-08-01', '2030-01-01', 'VOUCHED', 1)
     on conflict (board_no) do update set from_on = excluded.from_on, until_on = excluded.until_on`,
    [board],
  );
  await client.query(
    `insert into mobility.leg (board_no, member_number, on_day, direction, cause, move, other_board, gap_days,
       fte, before_observed)
     values ($1, $2, '2025-08-01', 'OUT', 'OUTFLOW', 'TRANSFER_INTER_BOARD', '99002', 1, 8000, false)`,
    [board, number],
  );
}
