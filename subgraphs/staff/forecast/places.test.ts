import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { employment, formation, member, site } from "@regiohub/schema/records/index";
import { boardCaller } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { observe } from "../testing/observe.js";
import { employmentRecord, formationRecord, memberRecord, siteRecord } from "../testing/records.js";

/*
 * Board 99001 has a school in Emmen (AM03) and one in Assen (AM01), of whose pupils nothing is known. One teacher works 0.6
 * and 0.2 at them, another one 1.0 in Emmen; for 2026 it has delivered what it needs as a whole.
 */
let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord(), siteRecord({ siteCode: "99ZA01", municipalityCode: "0106" })], { board: null });
  await hub.load(
    member,
    ["0001", "0002"].map((memberNumber) => memberRecord({ memberNumber })),
  );
  const both = { memberNumber: "0001", fte: "0.8000", functionGroup: "TEACHING" } as const;
  const lines = [
    { ...both, lineNumber: "1", share: "0.7500", siteCode: "99ZA00" },
    { ...both, lineNumber: "2", share: "0.2500", siteCode: "99ZA01" },
    { ...both, memberNumber: "0002", fte: "1.0000", siteCode: "99ZA00" },
  ];
  await hub.load(
    employment,
    lines.map((line) => employmentRecord(line)),
  );
  await hub.load(formation, [formationRecord({ year: 2026, fte: "3.0000" })], { board: null, coverage: "windowed" });
  await observe(hub, ["99001"], { from: "2025-10-01", until: "2025-10-01" });
});
afterAll(() => hub.close());

const forecast = async (within: string | null) => {
  const scenario = 'scenario: { outflowRate: "0", inflowFte: "0", draws: 1 }';
  const place = within ? `, within: { scheme: ARBEIDSMARKTREGIO, code: "${within}" }` : "";
  const { data, errors } = await hub.query(
    `{ board(number: "99001") { staffForecast(from: 2025, years: 1, ${scenario}${place}) {
      staff { value } years { formation { value } formationBasis gap { value } } } } }`,
    { caller: boardCaller("99001") },
  );
  expect(errors).toBeUndefined();
  return (data as { board: { staffForecast: unknown } }).board.staffForecast;
};
const told = (staffFte: string, formationFte: string, formationBasis: string, gap: string) => ({
  staff: { value: staffFte },
  years: [{ formation: { value: formationFte }, formationBasis, gap: { value: gap } }],
});

it("the staff of a part of a board is the work that is done there, and what it needs says that it was shared evenly", async () => {
  expect(await forecast("AM03")).toEqual(told("1.6000", "1.5000", "SHARED_EVENLY", "-0.1000"));
  expect(await forecast("AM01")).toEqual(told("0.2000", "1.5000", "SHARED_EVENLY", "1.3000"));
  expect(await forecast(null)).toEqual(told("1.8000", "3.0000", "DELIVERED", "1.2000"));
});
