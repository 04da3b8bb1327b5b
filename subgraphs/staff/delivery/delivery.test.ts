import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestDelivery, type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member, site } from "@regiohub/schema/records/index";
import type { MemberRecord } from "@regiohub/schema/records/member";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";
import { differences } from "./differences.js";
import { measures } from "./measures.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord(), siteRecord({ siteCode: "99ZB00" })], { board: null });
});
afterAll(() => hub.close());
beforeEach(() =>
  withClient(hub.url, (client) =>
    client.query(
      `truncate staff.member, staff.employment, staff.assignment, staff.absence, staff.member_past,
         staff.employment_past, staff.assignment_past, staff.absence_past, staff.delivery`,
    ),
  ),
);

const numbers = Array.from({ length: 20 }, (_, n) => String(n + 1).padStart(4, "0"));
type Change<R> = (record: R) => R | undefined;
const some = <R>(records: readonly R[], change: Change<R>): R[] => records.flatMap((record) => change(record) ?? []);

/** Delivers twenty people with an employment each, some of them changed or left out. */
async function deliver(
  runId: number,
  person: Change<MemberRecord> = (record) => record,
  line: Change<EmploymentRecord> = (record) => record,
  delivery: TestDelivery = { coverage: "full" },
): Promise<void> {
  const people = some(
    numbers.map((memberNumber) => memberRecord({ memberNumber })),
    person,
  );
  const lines = numbers
    .filter((number) => people.some(({ memberNumber }) => memberNumber === number))
    .map((memberNumber) => employmentRecord({ memberNumber }));
  await hub.load(member, people, { ...delivery, runId });
  await hub.load(employment, some(lines, line), { ...delivery, runId });
}

const measured = (runId: number) =>
  withClient(hub.url, async (client) =>
    Object.fromEntries(
      (await measures.take(client, { board: "99001", runId })).map(({ name, count, of }) => [name, [count, of]]),
    ),
  );
const told = (runId: number, page = { first: 100, after: 0 }) =>
  withClient(hub.url, async (client) =>
    (await differences(client, { board: "99001", runId }, page)).map(({ what, who, part, field, from, to }) =>
      [what, who.slice(0, 4), part, field, from, to].filter((one) => one !== null).join(" "),
    ),
  );

describe("what a run is measured by", () => {
  it("is nothing for a board's first delivery", async () => {
    await deliver(1);
    expect(await measured(1)).toEqual({});
  });

  it("is what the first run did after an upgrade, of people who were loaded before the hub kept deliveries", async () => {
    await deliver(1);
    await withClient(hub.url, (client) => client.query("truncate staff.delivery"));
    await deliver(2, (record) => (record.memberNumber > "0015" ? undefined : record));
    expect(await measured(2)).toMatchObject({ left: [5, 20] });
  });

  it("is nobody and nothing when all is as it was", async () => {
    await deliver(1);
    await deliver(2);
    expect(await measured(2)).toEqual({ left: [0, 20], changed: [0, 20], fte: [0, 16], sites: [0, 1] });
  });

  it("is what came too, when the first delivery was only a part of the people", async () => {
    await deliver(1, (record) => (record.memberNumber > "0005" ? undefined : record));
    await deliver(2);
    expect(await measured(2)).toMatchObject({ left: [0, 5], fte: [12, 4] });
  });

  it("is who left, of those who were there before", async () => {
    await deliver(1);
    await deliver(2, (record) => (record.memberNumber > "0015" ? undefined : record));
    expect(await measured(2)).toMatchObject({ left: [5, 20], changed: [0, 20], fte: [4, 16] });
  });

  it("is everybody when they are all renumbered", async () => {
    await deliver(1);
    await deliver(2, (record) => ({ ...record, memberNumber: `9${record.memberNumber}` }));
    expect(await measured(2)).toMatchObject({ left: [20, 20] });
  });

  it("is who got another birth name or birth date, and not who got one for the first time", async () => {
    await deliver(1, (record) => ({ ...record, bornOn: record.memberNumber < "0010" ? record.bornOn : null }));
    await deliver(2, (record) => ({
      ...record,
      birthName: record.memberNumber < "0004" ? "Ã–zdemir" : record.birthName,
      email: "other@voorbeeld.example",
    }));
    expect(await measured(2)).toMatchObject({ changed: [3, 20] });
  });

  it("is who has no birth name or birth date any more, once", async () => {
    await deliver(1);
    await deliver(2, (record) => ({
      ...record,
      birthName: record.memberNumber < "0005" ? null : record.birthName,
      bornOn: record.memberNumber < "0009" ? null : record.bornOn,
    }));
    expect(await measured(2)).toMatchObject({ changed: [8, 20], left: [0, 20] });
  });

  it("is the size that went when every FTE is zero", async () => {
    await deliver(1);
    await deliver(2, undefined, (record) => ({ ...record, fte: "0.0000" }));
    expect(await measured(2)).toMatchObject({ fte: [16, 16], left: [0, 20] });
  });

  it("counts an employment once, however many lines it is divided into", async () => {
    const divided = ({ share: _, ...whole }: EmploymentRecord): EmploymentRecord[] =>
      ["0.5000", "0.3000", "0.2000"].map((share, line) => ({ ...whole, share, lineNumber: String(line + 1) }));
    const whole = numbers.map((memberNumber) => employmentRecord({ memberNumber }));
    await deliver(1);
    await hub.load(employment, whole.flatMap(divided), { coverage: "full", runId: 2 });
    expect(await measured(2)).toMatchObject({ fte: [0, 16] });
    const smaller = whole.map((record) => ({ ...record, fte: "0.4000" })).flatMap(divided);
    await hub.load(employment, smaller, { coverage: "full", runId: 3 });
    expect(await measured(3)).toMatchObject({ fte: [8, 16] });
    await hub.load(employment, smaller.slice(0, smaller.length / 2), { coverage: "full", runId: 4 });
    expect(await measured(4)).toMatchObject({ fte: [4, 8] });
  });

  it("is a site that lost all its people, but for a very small one", async () => {
    const at = (from: string) => (record: EmploymentRecord) =>
      record.memberNumber >= from ? { ...record, siteCode: "99ZB00" } : record;
    await deliver(1, undefined, at("0016"));
    await deliver(2);
    expect(await measured(2)).toMatchObject({ sites: [1, 2] });
    await deliver(3, undefined, at("0017"));
    await deliver(4);
    expect(await measured(4)).toMatchObject({ sites: [0, 1] });
  });
});

describe("what a run changed", () => {
  it("is named: who joined, left and moved, and which field went from what to what", async () => {
    await deliver(1, (record) => (record.memberNumber === "0020" ? undefined : record));
    await deliver(
      2,
      (record) =>
        record.memberNumber === "0001"
          ? undefined
          : record.memberNumber === "0002"
            ? { ...record, callName: "Femke" }
            : record,
      (record) =>
        record.memberNumber === "0003"
          ? { ...record, siteCode: "99ZB00", functionCode: "IB", contractKind: "TEMPORARY" }
          : record,
    );
    expect(await told(2)).toEqual([
      "left 0001",
      "changed 0002 call_name Fenna Femke",
      "changed 0003 employment 1 contract_kind PERMANENT TEMPORARY",
      "changed 0003 employment 1, line 1 function_code LB IB",
      "changed 0003 employment 1, line 1 site_code 99ZA00 99ZB00",
      "moved 0003 site_code 99ZA00 99ZB00",
      "joined 0020",
    ]);
  });

  it("has the lines that come and go of all who stay, whether or not the person changed too", async () => {
    const line = (memberNumber: string, employmentNumber: string) =>
      employmentRecord({ memberNumber, employmentNumber });
    const [changed, same, joined] = ["0001", "0002", "0003"] as const;
    const before = [changed, same].flatMap((number) => [line(number, "1"), line(number, "2")]);
    const after = [changed, same, joined].flatMap((number) => [line(number, "2"), line(number, "3")]);
    const people = [changed, same].map((memberNumber) => memberRecord({ memberNumber }));
    await hub.load(member, people, { coverage: "full", runId: 1 });
    await hub.load(employment, before, { coverage: "full", runId: 1 });
    const others = [memberRecord({ memberNumber: same }), memberRecord({ memberNumber: joined })];
    await hub.load(member, [memberRecord({ memberNumber: changed, callName: "Femke" }), ...others], {
      coverage: "full",
      runId: 2,
    });
    await hub.load(employment, after, { coverage: "full", runId: 2 });
    const came = (number: string) => `joined ${number} employment 3, line 1`;
    const went = (number: string) => `left ${number} employment 1, line 1`;
    expect((await told(2)).sort()).toEqual(
      [
        "changed 0001 call_name Fenna Femke",
        "joined 0003",
        ...[changed, same].flatMap((number) => [came(number), went(number)]),
      ].sort(),
    );
  });

  it("comes page by page, without gaps or doubles", async () => {
    await deliver(1);
    const pages = await Promise.all([0, 7, 14].map((after) => told(1, { first: 7, after })));
    expect(pages.flat()).toEqual(numbers.map((number) => `joined ${number}`));
  });
});

it("keeps what was said before, with the run that changed it", async () => {
  await deliver(1);
  await deliver(2, undefined, (record) =>
    record.memberNumber === "0001" ? { ...record, fte: "0.5000", startsOn: "2021-08-01" } : record,
  );
  await deliver(3, undefined, (record) => (record.memberNumber === "0001" ? undefined : record));
  const { rows } = await withClient(hub.url, (client) =>
    client.query("select run_id, until_run_id, fte, starts_on from staff.assignment_past order by run_id"),
  );
  expect(rows).toEqual([
    { run_id: 1, until_run_id: 2, fte: "0.8000", starts_on: "2020-08-01" },
    { run_id: 2, until_run_id: 3, fte: "0.5000", starts_on: "2021-08-01" },
  ]);
});

it("changes nothing outside a run", async () => {
  await deliver(1);
  const change = withClient(hub.url, (client) => client.query("update staff.member set call_name = 'X'"));
  await expect(change).rejects.toThrow("rows change in a run alone");
});
