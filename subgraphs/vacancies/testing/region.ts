import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { vacancy } from "@regiohub/schema/records/index";
import { VACANCY_STATUSES } from "@regiohub/schema/records/vacancy";
import { vacancies } from "../index.js";

/** A connection as the tests ask for it with `PAGE`. */
export interface VacancyPage {
  edges: { cursor: string; node: { id: string; status: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}
/** Fields of a connection. */
export const PAGE = "edges { cursor node { id status } } pageInfo { hasNextPage endCursor } totalCount";

/** What others than the board itself see. */
export const SHARED = ["EXTERNAL", "FILLED", "OFFERED", "REGIONAL"];

/**
 * Two boards, 99001 and 99002, each with a vacancy V0 to V8 of each status in turn;
 * the five with an even number are at its school, 99ZA or 99ZB.
 */
export async function openRegion(): Promise<TestSubgraph> {
  const hub = await testSubgraph(vacancies);
  for (const [board, brin] of [
    ["99001", "99ZA"],
    ["99002", "99ZB"],
  ] as const) {
    const records = VACANCY_STATUSES.map((status, index) => ({
      vacancyNumber: `V${index}`,
      title: `Vacature ${index}`,
      functionCode: index === 0 ? null : "LB",
      siteCode: index % 2 === 0 ? `${brin}00` : null,
      fte: "0.5",
      status,
      opensOn: `2026-03-0${1 + (index % 3)}`,
      closesOn: index === 0 ? null : "2026-06-30",
    }));
    await hub.load(vacancy, records, { board });
  }
  return hub;
}
