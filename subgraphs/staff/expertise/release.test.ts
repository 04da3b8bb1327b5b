import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { countingLogin } from "@regiohub/infra/testing/counting-login";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { daysGivenOut } from "@regiohub/schema/access/given-out";
import { site, swvDemand } from "@regiohub/schema/records/index";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import type { Pool } from "pg";
import { staff } from "../index.js";
import type { StaffDb } from "../tables.js";
import { deliver, type Person, peopleOf } from "../testing/people.js";
import { siteRecord } from "../testing/records.js";
import { releaseExpertise } from "./release.js";

const TODAY = "2026-10-15";
const DAYS = daysGivenOut(TODAY);

let hub: TestSubgraph;
let pool: Pool;
let figures: StaffDb;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const sites = [
    siteRecord({ siteCode: "99ZA00", postcode: "7941 AA" }),
    siteRecord({ siteCode: "99YA00", boardNumber: "99002", postcode: "7941 AB" }),
  ];
  await hub.load(site, sites, { board: null });
  const need = { swvCode: "PO2203", year: 2025, source: "an example" };
  const needs = [
    { ...need, expertise: "CARE_COORDINATOR", fte: "30.5" },
    { ...need, expertise: "SPEECH_THERAPIST", fte: "2" },
    { ...need, expertise: "REMEDIAL_TEACHER", fte: "9" },
  ];
  await hub.load(swvDemand, needs, { board: null });
  ({ pool, figures } = countingLogin(hub.url, "staff"));
});
afterAll(async () => {
  await pool.end();
  await hub.close();
});

const CARE = { expertise: "CARE_COORDINATOR", fte: "0.8000" } as const;
const SPEECH = { expertise: "SPEECH_THERAPIST", fte: "0.5000" } as const;

/** Of 99001 14 care coordinators, 4 speech therapists and 11 remedial teachers; of 99002 12 and 3; and 20 teachers each. */
const first: readonly Person[] = [
  ...peopleOf(14, 1, CARE),
  ...peopleOf(4, 20, SPEECH),
  ...peopleOf(11, 30, { expertise: "REMEDIAL_TEACHER" }),
  ...peopleOf(20, 100),
];
const second: readonly Person[] = [
  ...peopleOf(12, 1, { ...CARE, siteCode: "99YA00" }),
  ...peopleOf(3, 20, { ...SPEECH, siteCode: "99YA00" }),
  ...peopleOf(20, 100, { siteCode: "99YA00" }),
];

async function balances(caller: Caller = partner) {
  const answer = await hub.query<{ swv: { expertise: object[] } }>(
    '{ swv(code: "PO2203") { expertise(year: 2025) { expertise supplyFte gapFte persons boardsCounted why } } }',
    { caller },
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.swv.expertise;
}

it("what many have is given out for a year's 1 October, what few or one board has is not", async () => {
  await deliver(hub, "99001", 1, first);
  await deliver(hub, "99002", 2, second);
  await releaseExpertise(figures, DAYS, TODAY);
  const hidden = { supplyFte: null, gapFte: null, persons: null, boardsCounted: null };
  expect(await balances()).toEqual([
    { expertise: "CARE_COORDINATOR", supplyFte: "20.80", gapFte: "9.70", persons: 26, boardsCounted: null, why: [] },
    { expertise: "REMEDIAL_TEACHER", ...hidden, why: ["SUPPRESSED"] },
    { expertise: "SPEECH_THERAPIST", ...hidden, why: ["SUPPRESSED"] },
  ]);
});

it("a board has its own people, exactly, in its place", async () => {
  expect(await balances(boardCaller("99002"))).toMatchObject([
    { supplyFte: "9.60", gapFte: "20.90", persons: 12, boardsCounted: 1 },
    { supplyFte: "0.00", gapFte: "9.00", persons: 0 },
    { supplyFte: "1.50", gapFte: "0.50", persons: 3 },
  ]);
});

it("it stays when few people change, so that nobody sees who", async () => {
  const places = "select place from staff.figure_release order by id";
  const released = () => withClient(hub.url, async (client) => (await client.query(places)).rows);
  const before = await released();
  expect(before).toEqual([{ place: "EXPERTISE PO2203" }]);
  await deliver(hub, "99001", 3, first.slice(1));
  await releaseExpertise(figures, DAYS, TODAY);
  expect(await released()).toEqual(before);
  expect(await balances()).toMatchObject([{ supplyFte: "20.80", persons: 26 }, {}, {}]);
});
