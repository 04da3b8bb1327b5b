import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { vacancy } from "@regiohub/schema/records/index";
import type { VacancyRecord } from "@regiohub/schema/records/vacancy";
import { vacancies } from "../index.js";

const record = (more: Partial<VacancyRecord> = {}): VacancyRecord => ({
  vacancyNumber: "V1",
  title: "Leraar groep 5",
  functionCode: "LB",
  siteCode: "99ZA00",
  fte: "0.8000",
  status: "REGIONAL",
  opensOn: "2026-03-01",
  closesOn: null,
  ...more,
});

const counts = (more: object) => ({ added: 0, changed: 0, removed: 0, unchanged: 0, ...more });

describe("loading vacancies", () => {
  let hub: TestSubgraph;
  beforeAll(async () => {
    hub = await testSubgraph(vacancies);
  });
  afterAll(() => hub.close());
  beforeEach(() => withClient(hub.url, (client) => client.query("truncate vacancies.vacancy")));

  const load = (records: VacancyRecord[], delivery = {}) => hub.load(vacancy, records, delivery);
  const held = () =>
    withClient(hub.url, async (client) => {
      const sql = "select board_no, vacancy_number, status, fte, brin, run_id from vacancies.vacancy order by 1, 2";
      return (await client.query(sql)).rows;
    });

  it("adds what is new, with its school, and keeps the run", async () => {
    const both = [record(), record({ vacancyNumber: "V2", siteCode: null })];
    expect(await load(both, { runId: 7 })).toEqual({ counts: counts({ added: 2 }), rejections: [] });
    const row = { board_no: "99001", status: "REGIONAL", fte: "0.8000", run_id: 7 };
    expect(await held()).toEqual([
      { ...row, vacancy_number: "V1", brin: "99ZA" },
      { ...row, vacancy_number: "V2", brin: null },
    ]);
  });

  it("changes nothing the second time", async () => {
    await load([record(), record({ vacancyNumber: "V2", functionCode: null, closesOn: "2026-04-01" })], { runId: 1 });
    const again = [record(), record({ vacancyNumber: "V2", functionCode: null, closesOn: "2026-04-01" })];
    expect((await load(again, { runId: 2 })).counts).toEqual(counts({ unchanged: 2 }));
    expect((await held()).map((row) => row.run_id)).toEqual([1, 1]);
  });

  it("counts a change of any field as changed", async () => {
    const changes: Partial<VacancyRecord>[] = [
      { status: "FILLED" },
      { title: "Leraar groep 6" },
      { fte: "1.0000" },
      { functionCode: null },
      { siteCode: null },
      { opensOn: "2026-03-02" },
      { closesOn: "2026-05-01" },
    ];
    for (const change of changes) {
      await load([record()]);
      expect((await load([record(change)])).counts).toEqual(counts({ changed: 1 }));
    }
  });

  it("removes what a full delivery leaves out, of that board alone", async () => {
    await load([record(), record({ vacancyNumber: "V2" })]);
    await load([record()], { board: "99002" });
    expect((await load([record()], { coverage: "full" })).counts).toEqual(counts({ removed: 1, unchanged: 1 }));
    expect(await held()).toHaveLength(2);
  });

  it("keeps what a windowed delivery leaves out", async () => {
    await load([record(), record({ vacancyNumber: "V2" })]);
    expect((await load([record()])).counts).toEqual(counts({ unchanged: 1 }));
    expect(await held()).toHaveLength(2);
  });

  it("refuses a site code of another shape, and leaves the vacancy as it was", async () => {
    await load([record()]);
    const { counts: done, rejections } = await load(
      [record({ siteCode: "99ZA", title: "Nieuw" }), record({ vacancyNumber: "V2", siteCode: "99za00" })],
      { coverage: "full" },
    );
    expect(done).toEqual(counts({}));
    expect(rejections.map(({ expected, ...place }) => place)).toEqual([
      { file: 0, line: 1, field: "siteCode", code: "REFERENCE_UNKNOWN" },
      { file: 0, line: 2, field: "siteCode", code: "REFERENCE_UNKNOWN" },
    ]);
    expect(JSON.stringify(rejections[0]?.expected)).not.toContain("99ZA");
    expect((await held()).map((row) => row.brin)).toEqual(["99ZA"]);
  });

  it("needs a board", async () => {
    await expect(load([record()], { board: null })).rejects.toMatchObject({ code: "USAGE" });
  });
});
