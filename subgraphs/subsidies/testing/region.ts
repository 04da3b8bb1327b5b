import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { APPLICATION_STATUSES } from "@regiohub/schema/records/application";
import { application } from "@regiohub/schema/records/index";
import { subsidies } from "../index.js";

/** A connection as the tests ask for it with `PAGE`. */
export interface ApplicationPage {
  edges: { cursor: string; node: { id: string; status: string } }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}
/** Fields of a connection. */
export const PAGE = "edges { cursor node { id status } } pageInfo { hasNextPage endCursor } totalCount";

/**
 * Boards 99001 and 99002, each with an application A0 to A8 of each status in turn;
 * the five with an even number are for the centres NOORD and ZUID.
 */
export async function openRegion(): Promise<TestSubgraph> {
  const hub = await testSubgraph(subsidies);
  for (const [board, centreCode] of [
    ["99001", "NOORD"],
    ["99002", "ZUID"],
  ] as const) {
    const records = APPLICATION_STATUSES.map((status, index) => ({
      applicationNumber: `A${index}`,
      schemeCode: index % 2 === 0 ? "MC" : "RAP-2020",
      centreCode: index % 2 === 0 ? centreCode : null,
      requestedCents: 1_000_000 + index,
      status,
      submittedOn: index === 0 ? null : `2026-02-0${1 + (index % 3)}`,
    }));
    await hub.load(application, records, { board });
  }
  return hub;
}
