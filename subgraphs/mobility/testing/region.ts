import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { centre, centreBoard } from "@regiohub/schema/records/index";
import { mobility } from "../index.js";

/** A connection as the tests ask for it, with `PAGE` and fields of a node. */
export interface TestPage<Node> {
  edges: { cursor: string; node: Node }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}
/** Fields of a connection. */
export const PAGE = (node: string) => `edges { cursor node { ${node} } } pageInfo { hasNextPage endCursor } totalCount`;

/**
 * Three centres. ACTV, led by 99001: members 99001 to 99005 always, 99006 in 2020, 99007 twice.
 * FORM, led by 99002: members 99001 and 99002 always. DONE, led by 99001: ended on 2019-12-31, member 99003 until then.
 */
export async function openRegion(): Promise<TestSubgraph> {
  const hub = await testSubgraph(mobility);
  const actv = { centreCode: "ACTV", name: "Actief", status: "ACTIVE", startsOn: "2015-01-01", endsOn: null };
  const form = { centreCode: "FORM", name: "In oprichting", status: "FORMING", startsOn: null, endsOn: null };
  const done = { centreCode: "DONE", name: "Klaar", status: "ENDED", startsOn: "2013-01-01", endsOn: "2019-12-31" };
  await hub.load(centre, [actv, done], { board: "99001" });
  await hub.load(centre, [form], { board: "99002" });
  const member = (centreCode: string, memberBoardNumber: string, startsOn: string, endsOn: string | null) => ({
    centreCode,
    memberBoardNumber,
    startsOn,
    endsOn,
  });
  const always = ["99001", "99002", "99003", "99004", "99005"].map((one) => member("ACTV", one, "2015-01-01", null));
  const some = [
    member("ACTV", "99006", "2020-01-01", "2020-12-31"),
    member("ACTV", "99007", "2016-01-01", null),
    member("ACTV", "99007", "2017-01-01", null),
    member("DONE", "99003", "2013-01-01", "2019-12-31"),
  ];
  await hub.load(centreBoard, [...always, ...some], { board: "99001" });
  const forming = ["99001", "99002"].map((one) => member("FORM", one, "2015-01-01", null));
  await hub.load(centreBoard, forming, { board: "99002" });
  return hub;
}
