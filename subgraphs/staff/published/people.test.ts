import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { openPool } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { figuresOf } from "@regiohub/infra/db/roles";
import { subgraphDatabase } from "@regiohub/infra/graphql/database";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { site } from "@regiohub/schema/records/index";
import type { Pool } from "pg";
import { layDays } from "../cells/lay.js";
import { cellsOf } from "../cells/queries.js";
import { staff } from "../index.js";
import type { StaffDb } from "../tables.js";
import { deliver, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";
import { peopleIn } from "./people.js";

const [BOARD, ON] = ["99001", "2025-10-01"];

let hub: TestSubgraph;
let pool: Pool;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  pool = openPool({ url: loginUrl(hub.url, figuresOf("staff")) });
  const assen = siteRecord({ siteCode: "99ZA01", municipalityCode: "0106" });
  await hub.load(site, [siteRecord(), assen], { board: null });
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

it("others are told of somebody's FTE where the person counts, the board itself where the work is", async () => {
  const both = { fte: "0.8000", share: "0.5000" } as const;
  await deliver(hub, BOARD, 1, [
    ...peopleOf(12, 1, { siteCode: "99ZA00" }),
    ...peopleOf(1, 101, { ...both, lineNumber: "1", siteCode: "99ZA00" }),
    ...peopleOf(1, 101, { ...both, lineNumber: "2", siteCode: "99ZA01" }),
  ]);
  const figures: StaffDb = subgraphDatabase("staff", pool);
  const toldIn = async (region: string) => {
    const counting = { boards: [BOARD], on: ON, by: ["BOARD"], bands: "DUO_10" } as const;
    const told = await figures
      .transaction()
      .execute((db) => peopleIn(db, { ...counting, area: `ARBEIDSMARKTREGIO ${region}` }));
    return told.flatMap(({ parts, people }) => parts.map(({ add }) => [people.length, ...add]));
  };
  expect(await toldIn("AM03")).toEqual([[13, 1, 1, 8000]]);
  expect(await toldIn("AM01")).toEqual([]);
  await layDays(figures, [BOARD], ON);
  const cut = { boards: [BOARD], days: [ON], bands: "DUO_10" };
  const own = await cellsOf(figures, { ...cut, by: ["REGION"], regionScheme: "ARBEIDSMARKTREGIO" });
  expect(own.map(({ keys, persons, employments, fte }) => [...keys, persons, employments, fte]).sort()).toEqual([
    ["AM01", 0, 0, 4000n],
    ["AM03", 13, 13, 100_000n],
  ]);
});
