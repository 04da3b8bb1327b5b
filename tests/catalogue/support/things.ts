import { withClient } from "@regiohub/infra/db/connect";
import { globalId } from "@regiohub/infra/graphql/ids";
import type { Thing } from "./oracle/rules.js";

/** Something of every entity type, all of one board where it is a board's. */
export interface Things {
  readonly thing: Thing;
  /** Keys by type, as references have them. */
  readonly keys: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const BOARD = "99001";

/**
 * A school, a person who stands in for another one and has been away, their employment, a shared vacancy, an application
 * for a centre. What the demo has not of these is added.
 */
export const knownThings = (url: string): Promise<Things> =>
  withClient(url, async (client) => {
    const one = async (sql: string) => (await client.query<Record<string, string>>(sql)).rows[0] ?? {};
    await client.query("select set_config('hub.run_id', '1', false)"); // rows change in a run alone
    const { id = "", number = "" } = await one(
      `update staff.employment e set replaces_member_number = (
         select number from staff.member where board_no = '${BOARD}' and id <> e.member_id order by id limit 1)
       where board_no = '${BOARD}' and member_id = (select min(id::text)::uuid from staff.member where board_no = '${BOARD}')
       returning member_id as id, number`,
    );
    await client.query(
      `insert into staff.absence (board_no, member_id, number, starts_on, run_id) values ('${BOARD}', $1, '1', '2026-09-01', 1)`,
      [id],
    );
    const vacancy = await one(
      `select vacancy_number as number, brin, site_code as site from vacancies.vacancy
       where board_no = '${BOARD}' and status = 'EXTERNAL' and site_code is not null order by 1`,
    );
    const application = await one(
      `select application_number as number, centre_code as centre from subsidies.application
       where board_no = '${BOARD}' and status = 'GRANTED' and centre_code is not null`,
    );
    const { centre = "" } = application;
    return {
      thing: { board: BOARD, centre },
      keys: {
        Board: { number: BOARD },
        School: { brin: vacancy.brin ?? "" },
        Site: { code: vacancy.site ?? "" },
        Region: { scheme: "ARBEIDSMARKTREGIO", code: "AM03" },
        StaffMember: { id: globalId("StaffMember", BOARD, id) },
        Employment: { id: globalId("Employment", BOARD, id, number) },
        Vacancy: { id: globalId("Vacancy", BOARD, vacancy.number ?? "") },
        MobilityCentre: { id: globalId("MobilityCentre", centre) },
        SubsidyScheme: { code: "MC" },
        SubsidyApplication: { id: globalId("SubsidyApplication", BOARD, application.number ?? "") },
      },
    };
  });
