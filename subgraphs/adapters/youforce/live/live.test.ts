import { describe, expect, it } from "@jest/globals";
import { youforce } from "../index.js";
import { APPLICATION, pullFrom } from "../testing/pull.js";
import { fixturesOf, readAll } from "../testing/records.js";
import { useStandIns } from "../testing/stand-ins.js";
import { youforceLive } from "./index.js";
import { BEAUFORT } from "./systems.js";

const start = useStandIns();
const folder = new URL("../../../youforce/fixtures/", import.meta.url);

/** Rows by endpoint instead of by file. */
const byEndpoint = (rows: Readonly<Record<string, readonly unknown[]>>) =>
  Object.fromEntries(Object.entries(rows).map(([name, list]) => [name.replace(".json", ""), list]));

const person = (number: number) => ({ personCode: String(100_000 + number), lastNameAtBirth: "Wilg" });
const unit = { id: "1", fullName: "De Linde" };
const employment = { personCode: "100000", employmentCode: "1", hireDate: "2020-08-01" };

/** The least that a pull takes. */
const few = {
  persons: [person(0)],
  employments: [employment],
  assignments: [],
  jobProfiles: [{ id: "21" }],
  costAllocations: [],
  organizationUnits: [unit],
};

describe("a pull", () => {
  it("turns into the same records as the answers saved as files", async () => {
    const { profile, rows, paths } = await fixturesOf(youforce, folder);
    const { origin, clock } = await start({ rows: byEndpoint(rows), pageSize: 2 });
    const saved = await readAll(youforce, profile, paths);
    let pulled: unknown;
    await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now }), clock, {
      inspect: async (found) => {
        pulled = await readAll(youforce, profile, found);
      },
    });
    // A pull passes over empty places in a list, which files report.
    expect(pulled).toEqual({ ...saved, refused: saved.refused.filter((one) => !one.endsWith(" null ROW_MALFORMED")) });
  });

  it("asks what refers to others before them, and each endpoint to its last page", async () => {
    const { origin, clock, asked } = await start({
      rows: { ...few, persons: [person(0), person(1), person(2)] },
      pageSize: 2,
    });
    const { rows, progress } = await pullFrom(
      { origin },
      youforceLive(BEAUFORT, youforce.files, { now: clock.now }),
      clock,
    );
    expect(asked).toEqual([
      "/connect/token",
      "/iam/v1.0/costAllocations?take=1000",
      "/iam/v1.0/assignments?take=1000",
      "/iam/v1.0/employments?take=1000",
      "/iam/v1.0/persons?take=1000",
      "/iam/v1.0/persons?take=2&pageToken=2",
      "/iam/v1.0/jobProfiles?take=1000",
      "/iam/v1.0/organizationUnits?take=1000",
    ]);
    expect(rows["persons.json"]?.map(({ personCode }) => personCode)).toEqual(["100000", "100001", "100002"]);
    expect(progress.filter(([name]) => name === "persons.json")).toEqual([
      ["persons.json", 2],
      ["persons.json", 3],
    ]);
  });

  it("writes all columns that the adapter reads in each row, and no other", async () => {
    const late = { ...person(1), partnerName: "Eik", bsn: "999990020", phoneNumbers: [{ number: "0612345678" }] };
    const { origin, clock } = await start({ rows: { ...few, persons: [person(0), late] } });
    const { rows } = await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now }), clock);
    const [first, second] = rows["persons.json"] ?? [];
    expect(Object.keys(first ?? {})).toEqual(Object.keys(second ?? {}));
    expect(first).toMatchObject({ personCode: "100000", partnerName: null, dateOfBirth: null });
    expect(second).toMatchObject({ personCode: "100001", partnerName: "Eik" });
    expect(JSON.stringify(rows)).not.toMatch(/bsn|99999|phone|0612345678/i);
  });

  it("does not write a private e-mail address", async () => {
    const emailAddresses = [
      null,
      { type: "Private", address: "prive@thuis.invalid" },
      { type: "Business", address: "werk@proeftuin.invalid" },
    ];
    const { origin, clock } = await start({ rows: { ...few, persons: [{ ...person(0), emailAddresses }] } });
    const { rows } = await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now }), clock);
    expect(rows["persons.json"]?.[0]).toMatchObject({ "emailAddresses[0].address": "werk@proeftuin.invalid" });
    expect(JSON.stringify(rows)).not.toContain("prive@thuis.invalid");
  });

  it("takes a property in whatever case it comes", async () => {
    const { origin, clock } = await start({
      rows: { ...few, employments: [{ ...employment, WorkingAmount: { AmountOfWork: 32 } }] },
    });
    const { rows } = await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now }), clock);
    expect(rows["employments.json"]).toEqual([expect.objectContaining({ "workingAmount.amountOfWork": 32 })]);
  });

  it("keeps the pace, so that no question is refused", async () => {
    const persons = Array.from({ length: 120 }, (_, number) => person(number));
    const running = await start({ rows: { ...few, persons }, pageSize: 1 });
    const { origin, clock, asked } = running;
    await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now }), clock);
    expect(asked.filter((one) => one.startsWith("/iam/v1.0/persons"))).toHaveLength(120);
    expect(running.refusals).toBe(0);
    expect(clock.now()).toBeGreaterThanOrEqual(124 * 600);
  });

  it("asks for another token when the first one ends, before it is refused", async () => {
    const persons = Array.from({ length: 3 }, (_, number) => person(number));
    const { origin, clock, asked } = await start({
      rows: { ...few, persons },
      pageSize: 1,
      interfere: ({ endpoint, nth }) => {
        if (endpoint === "persons" && nth === 1) clock.pass(3600_000);
        return undefined;
      },
    });
    const { rows } = await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now }), clock);
    expect(asked.filter((one) => one === "/connect/token")).toHaveLength(2);
    expect(asked.filter((one) => one.startsWith("/iam/v1.0/persons"))).toHaveLength(3);
    expect(rows["persons.json"]).toHaveLength(3);
  });

  it("asks for another token when one is taken back before its time", async () => {
    const { origin, clock, asked } = await start({
      rows: few,
      interfere: ({ endpoint, nth }) => (endpoint === "persons" && nth === 1 ? { status: 401, body: "" } : undefined),
    });
    await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now }), clock);
    expect(asked.filter((one) => one === "/connect/token")).toHaveLength(2);
  });

  it("can sign in the former way, with the tenant in a header", async () => {
    const { origin, clock } = await start({ rows: few, application: { ...APPLICATION, tenantIn: "header" } });
    const { rows } = await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now }), clock, {
      pull: { signIn: "raet" },
    });
    expect(rows["organizationUnits.json"]).toHaveLength(1);
  });
});
