import { basename } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { EXPORTS } from "./exports.js";
import { expectedRecords, fixtureProfile, fixtureResults, recordsOf } from "./testing/fixtures.js";
import { TestPull } from "./testing/pull.js";
import { type Behaviour, StandIn } from "./testing/stand-in.js";

/** The smallest results there can be. */
const SMALL: Behaviour["results"] = {
  contracts: [Buffer.from("employeeid,contractid\n1,1\n")],
  employees: [Buffer.from("employeeid,bsn\n1,secret\n")],
  "organization-units": [Buffer.from("orgunitid,orgname\n1,School\n")],
  "cost-centers": [Buffer.from("costcenter,costcentername\n")],
};

/** What a pull is refused with. */
async function refusal(
  behaviour: Behaviour,
  pull: object = {},
): Promise<{ code: unknown; message: string; pauses: number[] }> {
  await using standIn = await StandIn.start(behaviour);
  await using test = await TestPull.of(standIn, {}, pull);
  const error = await test.run().then(
    () => new Error("not refused"),
    (reason: Error & { code?: unknown }) => reason,
  );
  return { code: "code" in error ? error.code : undefined, message: error.message, pauses: test.pauses };
}

describe("a pull", () => {
  it("gives the records of the same result files delivered by hand", async () => {
    const profile = await fixtureProfile();
    await using standIn = await StandIn.start({ results: await fixtureResults() });
    await using test = await TestPull.of(standIn, profile.document);
    const paths = await test.run();
    expect(paths.map((path) => basename(path))).toEqual(EXPORTS.map(({ name }) => `${name}.json`));
    expect(await recordsOf(paths, profile)).toEqual({
      unit: await expectedRecords("unit"),
      member: await expectedRecords("member"),
      link: await expectedRecords("link"),
      employment: await expectedRecords("employment"),
    });
  });

  it("writes no column that the adapter does not read, and of the free fields only the BRIN", async () => {
    const { document } = await fixtureProfile();
    await using standIn = await StandIn.start({ results: await fixtureResults() });
    await using test = await TestPull.of(standIn, document);
    await test.run();
    expect(await test.onDisk()).not.toMatch(/bsn|salary|9999\.99|niet voor de hub|firstname|Anna Beatrix/i);
    expect(test.rows).toMatchObject({ employees: 19, "contracts-user-defined-field-histories": 6 });
  });

  it("gives no file of free fields when none of them is the one that is read", async () => {
    const results = await fixtureResults();
    await using standIn = await StandIn.start({ results });
    await using test = await TestPull.of(standIn, { brinField: "Parkeerplaats" });
    const free = EXPORTS.filter(({ ofFreeFields }) => ofFreeFields).map(({ path }) => path);
    expect((await test.run()).filter((path) => path.includes("user-defined"))).toEqual([]);
    expect(standIn.commands.map(({ path }) => path)).toEqual(expect.arrayContaining(free));
  });

  it("without people is refused by the adapter: nobody left", async () => {
    const results = { ...(await fixtureResults()), employees: [Buffer.from("employeeid,birthname\n")] };
    await using standIn = await StandIn.start({ results });
    await using test = await TestPull.of(standIn);
    const paths = await test.run();
    await expect(recordsOf(paths, await fixtureProfile())).rejects.toMatchObject({ code: "FILE_EMPTY" });
  });

  it("asks that the citizen service number and pay are left out, and names nobody to report to", async () => {
    await using standIn = await StandIn.start({ results: SMALL });
    await using test = await TestPull.of(standIn);
    await test.run();
    const [contracts, employees] = standIn.commands;
    expect(standIn.commands.map(({ path }) => path)).toEqual([
      "contracts",
      "employees",
      "metadata/organization-units",
      "metadata/cost-centers",
    ]);
    expect(contracts?.query).toMatch(/^\?fields=!salaryfulltime,/);
    expect(employees).toMatchObject({ query: "?fields=!bsn", body: { callbackAddress: standIn.pull.api } });
  });

  it("gets one token for all of it, and another when that one nears its end or is refused", async () => {
    const tokens = async (behaviour: Partial<Behaviour>) => {
      await using standIn = await StandIn.start({ results: SMALL, inProgress: 0, ...behaviour });
      await using test = await TestPull.of(standIn);
      await test.run();
      return standIn.tokens;
    };
    expect(await tokens({})).toBe(1);
    expect(await tokens({ tokenSeconds: 60 })).toBe(8); // a command and a look for each of four exports
    expect(await tokens({ tokenUses: 3 })).toBe(3);
  });

  it("waits between looks, and as long as it is told when the API is busy", async () => {
    await using standIn = await StandIn.start({ results: SMALL, inProgress: 2, busy: 1 });
    await using test = await TestPull.of(standIn, {}, { pauseSeconds: 7 });
    await test.run();
    expect(test.pauses).toEqual([1000, ...Array<number>(8).fill(7000)]);
  });
});

describe("a pull is refused", () => {
  it("without a scope, which it names", async () => {
    const scopes = EXPORTS.map(({ scope }) => scope).filter((scope) => !scope.endsWith("employees"));
    expect(await refusal({ results: SMALL, scopes })).toMatchObject({
      code: "SOURCE_REFUSED",
      message: "employees: status 401. Expected a client with the scope hrmanalytics:nlhrm:exportemployees.",
    });
  });

  it("when Visma does not know the client", async () => {
    const { code, message } = await refusal({ results: SMALL }, { tenantId: "other" });
    expect(code).toBe("SOURCE_REFUSED");
    expect(message).toMatch(
      /^Token: status 400 \(invalid_client\)\. Expected a client id, secret and tenant id that Visma knows/,
    );
  });

  it("without its secret or its profile", async () => {
    expect(await refusal({ results: SMALL }, { secret: "other" })).toMatchObject({ code: "SECRET_MISSING" });
    await using standIn = await StandIn.start({ results: SMALL });
    await using test = await TestPull.of(standIn);
    await expect(test.run({})).rejects.toMatchObject({ code: "PROFILE_INVALID" });
  });

  it.each([
    [400, "SOURCE_ANSWER_WRONG", "Expected JSON of the export API, or that it has the columns of `pull.without`."],
    [403, "SOURCE_REFUSED", "Expected a client with the scope hrmanalytics:nlhrm:exportcontracts."],
    [404, "SOURCE_ANSWER_WRONG", "Expected JSON of the export API."],
    [500, "SOURCE_UNAVAILABLE", "Expected JSON of the export API."],
  ])("when the API answers with %i", async (apiStatus, code, expected) => {
    const message = `contracts: status ${apiStatus}. ${expected}`;
    expect(await refusal({ results: SMALL, apiStatus })).toMatchObject({ code, message });
  });

  it("when a job never ends, after the time that the profile gives it", async () => {
    const outcome = await refusal({ results: SMALL, inProgress: Infinity }, { pauseSeconds: 60, limitMinutes: 3 });
    expect(outcome).toEqual({
      code: "SOURCE_UNAVAILABLE",
      message: "contracts: the export is still in progress after 3 minutes. Expected Completed.",
      pauses: [60_000, 60_000, 60_000],
    });
  });

  it("when a job failed", async () => {
    expect(await refusal({ results: SMALL, outcome: "Failed" })).toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: "contracts: the export ended as Failed. Expected Completed.",
    });
  });

  it.each([[null], [[]], [[7]]])("when a job is done without result files: %j", async (addresses) => {
    expect(await refusal({ results: SMALL, addresses })).toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: "contracts: done, without result files. Expected one or more.",
    });
  });

  it("when a result stands where the profile does not say, before anything is asked there", async () => {
    const outcome = await refusal({ results: SMALL, addresses: ["https://elsewhere.example/contracts.csv?sig=key"] });
    expect(outcome).toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.stringContaining("https://elsewhere.example."),
    });
    expect(outcome).toMatchObject({ message: expect.not.stringContaining("sig") });
  });

  it("when the address of a result does not hold any more", async () => {
    expect(await refusal({ results: SMALL, resultStatus: 404 })).toMatchObject({ code: "SOURCE_UNAVAILABLE" });
    expect(await refusal({ results: SMALL, resultStatus: 418 })).toMatchObject({ code: "SOURCE_ANSWER_WRONG" });
  });

  it("when a result file ends within a line", async () => {
    const contracts = [...(SMALL.contracts ?? []), Buffer.from("employeeid,contractid\n2,1")];
    expect(await refusal({ results: { ...SMALL, contracts } })).toMatchObject({
      code: "SOURCE_UNAVAILABLE",
      message: "contracts: a result file ends within a line, and others do not. Expected whole files.",
    });
  });
});
