import { clientTrace } from "@regiohub/infra/audit/trace";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { globalId } from "@regiohub/infra/graphql/ids";
import { sealsFor } from "@regiohub/infra/graphql/seals";
import type { OpenSubgraph } from "@regiohub/infra/graphql/subgraph";
import { testSeals } from "@regiohub/infra/testing/seals";
import { type ExecutionResult, graphql } from "graphql";

/** A reference to a thing, as the gateway sends it. */
export type Reference = Readonly<Record<string, unknown>> & { readonly __typename: string };

/** A thing of a subgraph. */
export interface Thing {
  readonly type: string;
  /** As this caller would refer to it. */
  reference(caller: Caller): Reference;
  /** Whether the rules of the issue let a caller see it. */
  isSeenBy(caller: Caller): boolean;
}

export const ENTITIES = "query ($references: [_Any!]!) { _entities(representations: $references) { __typename } }";

/** Asks a subgraph for entities, as the gateway does. */
export async function askEntities(
  open: OpenSubgraph,
  references: readonly object[],
  caller: Caller,
): Promise<ExecutionResult> {
  const { context, finish } = open.begin({ caller, requestId: "test", trace: clientTrace({}) });
  const variableValues = { references };
  const result = await graphql({ schema: open.schema, source: ENTITIES, contextValue: context, variableValues });
  await finish();
  return JSON.parse(JSON.stringify(result)) as ExecutionResult;
}

const everyone = () => true;
const isOfBoard = (board: string) => (caller: Caller) => caller.kind === "board" && caller.boards.includes(board);
const isShownVacanciesOf = (board: string, caller: Caller) =>
  caller.kind === "board" || (caller.kind === "partner" && (caller.boards?.includes(board) ?? true));
const SHARED = ["REGIONAL", "EXTERNAL", "OFFERED", "FILLED"];

/** Things of a filled hub, some of each type and of several boards, by subgraph; read by the server's administrator. */
export const thingsOf = (url: string): Promise<Readonly<Record<string, readonly Thing[]>>> =>
  withClient(url, async (client) => {
    const rows = async (sql: string) => (await client.query<Record<string, string>>(sql)).rows;
    const key = (type: string, name: string, sql: string) => async (): Promise<Thing[]> =>
      (await rows(sql)).map(({ key: value }) => ({
        type,
        reference: () => ({ __typename: type, [name]: value }),
        isSeenBy: everyone,
      }));
    const ofBoard = (type: string, sql: string) => async (): Promise<Thing[]> =>
      (await rows(sql)).map(({ board = "", a = "", b }) => ({
        type,
        reference: (caller) => ({
          __typename: type,
          id: sealsFor(testSeals, caller).ids.write(type, board, a, ...(b === undefined ? [] : [b])),
        }),
        isSeenBy: isOfBoard(board),
      }));
    const vacancies = async (): Promise<Thing[]> =>
      (
        await rows(
          "select board_no as board, vacancy_number as number, status from vacancies.vacancy order by md5(vacancy_number) limit 60",
        )
      ).map(({ board = "", number = "", status = "" }) => ({
        type: "Vacancy",
        reference: () => ({ __typename: "Vacancy", id: globalId("Vacancy", board, number) }),
        isSeenBy: (caller) =>
          isOfBoard(board)(caller) || (SHARED.includes(status) && isShownVacanciesOf(board, caller)),
      }));
    const applications = async (): Promise<Thing[]> =>
      (
        await rows(
          "select board_no as board, application_number as number, status, centre_code as centre from subsidies.application order by 1, 2 limit 60",
        )
      ).map(({ board = "", number = "", status, centre = "" }) => ({
        type: "SubsidyApplication",
        reference: () => ({ __typename: "SubsidyApplication", id: globalId("SubsidyApplication", board, number) }),
        isSeenBy: (caller) =>
          isOfBoard(board)(caller) ||
          (caller.kind === "region" && status !== "DRAFT" && caller.centres.includes(centre)),
      }));
    const centres = async (): Promise<Thing[]> =>
      (await rows("select centre_code as code from mobility.centre order by 1 limit 20")).map(({ code = "" }) => ({
        type: "MobilityCentre",
        reference: () => ({ __typename: "MobilityCentre", id: globalId("MobilityCentre", code) }),
        isSeenBy: everyone,
      }));
    const all = async (...lists: readonly (() => Promise<Thing[]>)[]) => {
      const things: Thing[] = [];
      for (const list of lists) things.push(...(await list()));
      return things;
    };
    return {
      staff: await all(
        key("Board", "number", "select number as key from staff.board order by 1 limit 20"),
        key("School", "brin", "select brin as key from staff.school order by 1 limit 20"),
        key("Swv", "code", "select code as key from staff.swv order by 1 limit 20"),
        key("Site", "code", "select code as key from staff.site order by 1 limit 20"),
        ofBoard("StaffMember", "select board_no as board, number as a from staff.member order by md5(number) limit 60"),
        ofBoard(
          "Employment",
          "select board_no as board, member_id::text as a, number as b from staff.employment order by md5(member_id::text) limit 60",
        ),
      ),
      vacancies: await all(vacancies),
      subsidies: await all(
        key("SubsidyScheme", "code", "select distinct code as key from subsidies.scheme order by 1"),
        applications,
      ),
      mobility: await all(
        centres,
        ofBoard("StaffMember", "select board_no as board, number as a from staff.member order by md5(number) limit 60"),
      ),
      // By their id alone: nothing refers to them.
      profiles: await all(
        ofBoard(
          "MobilityProfile",
          "select board_no as board, member_number as a from mobility.profile order by md5(member_number)",
        ),
      ),
      events: await all(
        ofBoard(
          "MobilityEvent",
          "select coalesce(from_board, to_board) as board, id::text as a from mobility.event order by 1, md5(id::text) limit 60",
        ),
      ),
    };
  });
