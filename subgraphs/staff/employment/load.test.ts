import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestDelivery, type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member, site } from "@regiohub/schema/records/index";
import { staff } from "../index.js";
import { counts, employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  const others = [
    siteRecord({ siteCode: "99ZB00", boardNumber: "99002" }),
    siteRecord({ siteCode: "99ZC00", boardNumber: "99003" }),
  ];
  await hub.load(site, [siteRecord(), ...others], { board: null });
  const people = ["0001", "0002"].map((memberNumber) => memberRecord({ memberNumber }));
  await hub.load(member, people);
  await hub.load(member, people, { board: "99002" });
});
afterAll(() => hub.close());
beforeEach(() => withClient(hub.url, (client) => client.query("truncate staff.employment, staff.assignment")));

const load = (records: readonly EmploymentRecord[], delivery: TestDelivery = {}) =>
  hub.load(employment, records, delivery);
const rows = (sql: string) => withClient(hub.url, async (client) => (await client.query(sql)).rows);
const lines = async () =>
  (
    await rows(
      `select a.board_no, m.number, a.employment_number, a.line from staff.assignment a
       join staff.member m on m.board_no = a.board_no and m.id = a.member_id order by 1, 2, 3, 4`,
    )
  ).map((row) => Object.values(row).join(" "));
const employments = () =>
  rows(
    `select number, ends_on, contract_kind, run_id,
       (select string_agg(distinct fte::text, ' ') from staff.assignment a
        where a.board_no = e.board_no and a.member_id = e.member_id and a.employment_number = e.number) as fte
     from staff.employment e order by board_no, number`,
  );

const line = (lineNumber: string, more: Partial<EmploymentRecord> = {}) => employmentRecord({ lineNumber, ...more });
const three = [line("1"), line("2", { functionCode: "IB" }), line("1", { employmentNumber: "2", fte: "0.2000" })];

it("splits function lines into employments and assignments; the size is not summed over lines", async () => {
  expect(await load(three, { runId: 7 })).toEqual({ counts: counts({ added: 3 }), rejections: [] });
  expect(await lines()).toEqual(["99001 0001 1 1", "99001 0001 1 2", "99001 0001 2 1"]);
  const facts = { ends_on: null, contract_kind: "PERMANENT", run_id: 7 };
  expect(await employments()).toEqual([
    { number: "1", fte: "0.8000", ...facts },
    { number: "2", fte: "0.2000", ...facts },
  ]);
});

it("changes nothing the second time", async () => {
  await load(three, { runId: 1 });
  const versions = () =>
    rows("select xmin::text from staff.assignment union all select xmin::text from staff.employment");
  const before = await versions();
  expect((await load(three, { runId: 2 })).counts).toEqual(counts({ unchanged: 3 }));
  expect(await versions()).toEqual(before);
});

it("counts a change of any field of a line as changed", async () => {
  const changes: Partial<EmploymentRecord>[] = [
    { startsOn: "2021-01-01" },
    { endsOn: "2026-07-31" },
    { share: null },
    { functionCode: null },
    { functionName: "Directeur" },
    { unitCode: null },
    { siteCode: null },
    { costCentreCode: null },
    { scaleCode: "LC" },
    { scaleStep: null },
    { functionGroup: null },
    { expertise: "CARE_COORDINATOR" },
    { secondedTo: "99002" },
  ];
  for (const change of changes) {
    await load([employmentRecord()]);
    expect((await load([employmentRecord(change)])).counts).toEqual(counts({ changed: 1 }));
  }
});

it("counts a change of the employment as a change of each of its lines", async () => {
  const changes: Partial<EmploymentRecord>[] = [
    { contractKind: "TEMPORARY" },
    { contractStartsOn: "2020-09-01" },
    { contractEndsOn: "2026-07-31" },
    { replacesMemberNumber: "0002" },
    { poolSubstitute: true },
    { endReason: "RETIREMENT" },
    { outsideChain: true },
    { fte: null },
    { hoursPerWeek: null },
  ];
  for (const change of changes) {
    await load(three);
    const changed = three.map((record) => (record.employmentNumber === "1" ? { ...record, ...change } : record));
    expect((await load(changed)).counts).toEqual(counts({ changed: 2, unchanged: 1 }));
  }
  expect(await employments()).toMatchObject([{ number: "1" }, { number: "2", fte: "0.2000" }]);
});

describe("what was not delivered", () => {
  it("stays when the delivery is windowed, but for former lines of a delivered employment", async () => {
    await load(three);
    expect((await load([line("3")])).counts).toEqual(counts({ added: 1, removed: 2 }));
    expect(await lines()).toEqual(["99001 0001 1 3", "99001 0001 2 1"]);
  });

  it("goes when the delivery is full, of that board alone", async () => {
    await load(three);
    await load([employmentRecord({ siteCode: null })], { board: "99002" });
    expect((await load(three.slice(0, 1), { coverage: "full" })).counts).toEqual(counts({ removed: 2, unchanged: 1 }));
    expect(await lines()).toEqual(["99001 0001 1 1", "99002 0001 1 1"]);
    expect(await employments()).toHaveLength(2);
  });

  it("goes for other employments than those of which a line was refused", async () => {
    await load(three);
    const { counts: done } = await load([line("1"), line("5", { siteCode: "99ZZ00" })], { coverage: "full" });
    expect(done).toEqual(counts({ unchanged: 1, removed: 1 }));
    expect(await lines()).toEqual(["99001 0001 1 1", "99001 0001 1 2"]);
  });

  it("stays as it was when the delivery is a delta, former lines of a delivered employment too", async () => {
    await load(three);
    expect((await load([line("3")], { coverage: "delta" })).counts).toEqual(counts({ added: 1 }));
    expect(await lines()).toHaveLength(4);
  });

  it("is not what was delivered and refused", async () => {
    await load(three);
    const faulty = three.map((record) => ({ ...record, siteCode: "99ZZ00", functionCode: "X" }));
    const { counts: done, rejections } = await load(faulty, { coverage: "full" });
    expect(done).toEqual(counts({}));
    expect(rejections).toHaveLength(3);
    expect(await lines()).toHaveLength(3);
    expect(await rows("select from staff.assignment where function_code = 'X'")).toEqual([]);
  });
});

describe("what is refused", () => {
  const place = ({ line, field, code }: { line: number; field: string | null; code: string }) => [line, field, code];

  it("is an employment of somebody unknown", async () => {
    const { counts: done, rejections } = await load([line("1", { memberNumber: "0009" }), line("2")]);
    expect(done).toEqual(counts({ added: 1 }));
    expect(rejections.map(place)).toEqual([[1, "memberNumber", "REFERENCE_UNKNOWN"]]);
    expect(JSON.stringify(rejections[0]?.expected)).not.toContain("0009");
  });

  it("is no line of who is seconded to the board whose site it is, but one at a third board's", async () => {
    const seconded = (siteCode: string, lineNumber: string) => line(lineNumber, { siteCode, secondedTo: "99002" });
    const { counts: done, rejections } = await load([
      seconded("99ZB00", "1"),
      seconded("99ZC00", "2"),
      seconded("99ZZ00", "3"),
    ]);
    expect(done).toEqual(counts({ added: 1 }));
    expect(rejections.map(place)).toEqual([
      [2, "siteCode", "NOT_YOURS"],
      [3, "siteCode", "REFERENCE_UNKNOWN"],
    ]);
  });

  it("is a line at an unknown site or another board's; the employment's other lines are loaded", async () => {
    const { counts: done, rejections } = await load([
      line("1", { siteCode: "99ZZ00" }),
      line("2", { siteCode: "99ZB00" }),
      line("3"),
      line("1", { employmentNumber: "2", siteCode: "99ZZ00" }),
    ]);
    expect(done).toEqual(counts({ added: 1 }));
    expect(rejections.map(place)).toEqual([
      [1, "siteCode", "REFERENCE_UNKNOWN"],
      [2, "siteCode", "NOT_YOURS"],
      [4, "siteCode", "REFERENCE_UNKNOWN"],
    ]);
    expect((await employments()).map(({ number }) => number)).toEqual(["1"]);
  });

  it("is every line of an employment whose lines disagree about it, an open end included", async () => {
    const disagreements: Partial<EmploymentRecord>[] = [
      { contractKind: "TEMPORARY" },
      { contractStartsOn: "2020-09-01" },
      { contractEndsOn: "2026-07-31" },
      { fte: "0.4000" },
      { fte: null },
      { hoursPerWeek: null },
    ];
    for (const change of disagreements) {
      const { counts: done, rejections } = await load([
        line("1"),
        line("2", change),
        line("1", { memberNumber: "0002" }),
      ]);
      expect(rejections.map(place)).toEqual([
        [1, null, "KEY_CONFLICT"],
        [2, null, "KEY_CONFLICT"],
      ]);
      expect(done.added + done.unchanged).toBe(1);
    }
    expect(await lines()).toEqual(["99001 0002 1 1"]);
  });

  it("leaves what was there, when one of its lines contradicts it", async () => {
    await load(three);
    const { counts: done, rejections } = await load([line("1"), line("2", { fte: "0.4000" })], { coverage: "full" });
    expect(rejections.map(place)).toEqual([
      [1, null, "KEY_CONFLICT"],
      [2, null, "KEY_CONFLICT"],
    ]);
    expect(done).toEqual(counts({ removed: 1 }));
    expect(await employments()).toMatchObject([{ number: "1", fte: "0.8000" }]);
    expect(await lines()).toEqual(["99001 0001 1 1", "99001 0001 1 2"]);
  });

  it("is not an employment whose size changes from one line to the next", async () => {
    const { rejections } = await load([
      line("1", { endsOn: "2021-07-31" }),
      line("2", { startsOn: "2021-08-01", fte: "0.4000" }),
    ]);
    expect(rejections).toEqual([]);
    expect(await employments()).toMatchObject([{ number: "1", fte: "0.4000 0.8000" }]);
  });

  it("is told for each line of a large delivery", async () => {
    const many = Array.from({ length: 12_000 }, (_, index) => line(String(index), { memberNumber: "0009" }));
    const { rejections } = await load(many);
    expect(rejections.map(({ line }) => line)).toEqual(many.map((_, index) => index + 1));
  });
});

it("gives an empty board the rows that a board with lines gets, line by line", async () => {
  const people = ["0001", "0002"];
  const records = people.flatMap((memberNumber) => [
    ...three.map((record) => ({ ...record, memberNumber })),
    line("9", { memberNumber, siteCode: null, unitCode: null, share: null, employmentNumber: "3", hoursPerWeek: null }),
  ]);
  const tables = async () =>
    Promise.all([
      rows("select * from staff.employment order by member_id, number"),
      rows("select * from staff.assignment order by member_id, employment_number, line"),
    ]);
  expect((await load(records)).counts).toEqual(counts({ added: 8 }));
  const atOnce = await tables();
  await withClient(hub.url, (client) => client.query("truncate staff.employment, staff.assignment"));
  for (const record of records) expect((await load([record])).counts).toMatchObject({ added: 1 });
  // A windowed delivery replaces the lines of an employment, so its lines come together in a last one.
  await load(records);
  expect(await tables()).toEqual(atOnce);
});
