import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Caller } from "@regiohub/infra/auth/caller";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { adviser, boardCaller, codesOf, operator, partner } from "@regiohub/schema/testing/callers";
import { mobility } from "../index.js";
import { askFlows, type TestFlows, toldLines, YEAR_ARGS } from "../testing/flows.js";
import { releaseOn } from "../testing/released.js";
import { forgetAll } from "../testing/stored.js";
import { deliverYear } from "../testing/year.js";

const REGION = { scheme: "ARBEIDSMARKTREGIO", code: "AM03" };
/** Where the boards are. */
const GIVEN_OUT = ["FLOWS ARBEIDSMARKTREGIO AM03", "FLOWS PROVINCIE PV22"];
/** An adviser of the region. */
const own: Caller = { ...adviser(), regions: [REGION] };

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
  await withClient(hub.url, async (client) => {
    await forgetAll(client, new Map(["11111", "22222", "33333", "55555"].map((board) => [board, "PO"])));
    await deliverYear(client);
  });
});
afterAll(() => hub.close());

/** Of what no figure is ever given out. */
const NEVER = { value: null, why: ["NOT_PLANNED"] };

const ask = (caller: Caller, args?: string, region = REGION) =>
  askFlows(hub, { __typename: "Region", ...region }, { caller, ...(args && { args }) });
async function flows(caller: Caller = own, args?: string): Promise<TestFlows> {
  const answer = await ask(caller, args);
  expect(answer.errors).toBeUndefined();
  return answer.data?._entities[0].flows as TestFlows;
}
const releases = () =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query<{ place: string }>(
      "select place from mobility.figure_release where place like 'FLOWS %' order by id",
    );
    return rows.map(({ place }) => place);
  });

describe("a region's flows of a year", () => {
  it("are not published before they are given out, which waits for boards that deliver", async () => {
    const before = await flows();
    expect([before.stockBefore.why, before.betweenWhy]).toEqual([["NOT_PUBLISHED"], ["NOT_PUBLISHED"]]);
    const until = (day: string) =>
      withClient(hub.url, (client) =>
        client.query("update mobility.observed set until_on = $1 where board_no = '33333'", [day]),
      );
    await until("2025-09-30");
    await releaseOn(hub.url, "2025-10-20");
    expect(await releases()).toEqual([]);
    await until("2025-10-15");
    await releaseOn(hub.url, "2025-10-20");
    expect(await releases()).toEqual(GIVEN_OUT);
  });

  it("explain the difference between two stocks to whoever asks, and what stayed inside counts once", async () => {
    for (const caller of [own, partner, boardCaller("44444")]) {
      const shown = await flows(caller);
      expect([shown.stockBefore.value, shown.stockAfter.value]).toEqual(["270", "254"]);
      expect([shown.came.value, shown.left.value]).toEqual(["37", "53"]);
      expect(toldLines(shown)).toEqual([
        "IN INFLOW 37",
        "OUT OUTFLOW 32",
        "OUT RETIREMENT 21",
        "WITHIN TRANSFER_INTER_BOARD 22",
      ]);
    }
  });

  it("tell between which boards, and of leavers by age nothing that is about few, or would give it away", async () => {
    const { between, betweenWhy, leaversByAge } = await flows();
    // Between 33333 and the others nobody moved.
    expect(betweenWhy).toEqual(["SUPPRESSED"]);
    expect(between.map(({ from, to, persons }) => `${from.number} ${to.number} ${persons.value}`)).toEqual([
      "11111 22222 12",
      "22222 11111 10",
    ]);
    expect(leaversByAge).toEqual([
      { band: "<25", persons: { value: null, why: ["SUPPRESSED"] } },
      { band: "25-34", persons: { value: "12", why: [] } },
      { band: "35+", persons: { value: null, why: ["SUPPRESSED"] } },
      { band: "UNKNOWN", persons: { value: null, why: ["SUPPRESSED"] } },
    ]);
  });

  it("tell how well it is known who people are at other boards", async () => {
    const { links } = await flows();
    expect(links.map(({ status, persons: { value, why } }) => `${status} ${value ?? why}`)).toEqual([
      "LINKED 22",
      "AMBIGUOUS SUPPRESSED",
      "CONTRADICTED SUPPRESSED",
      "ALONE 232",
      "WITHOUT_TOKENS SUPPRESSED",
    ]);
  });

  it("say which boards are in them: those whose deliveries tell of the whole year", async () => {
    expect(await flows()).toMatchObject({ boards: 4, boardsObserved: 3 });
  });

  it("stand: given out again they are the same, and so while fewer than ten count otherwise", async () => {
    await releaseOn(hub.url, "2025-10-21");
    await withClient(hub.url, (client) =>
      client.query("delete from mobility.leg where board_no = '33333' and member_number in ('17-0', '17-1')"),
    );
    await releaseOn(hub.url, "2025-10-22");
    expect(await releases()).toEqual(GIVEN_OUT);
  });

  it("from one 1 October to the next count persons: who stayed in the region is at another school", async () => {
    const shown = await flows(own, `${YEAR_ARGS}, view: ANNUAL_OCT1`);
    expect([shown.stockBefore.value, shown.stockAfter.value]).toEqual(["270", "254"]);
    expect([shown.came.value, shown.left.value]).toEqual(["37", "53"]);
    expect(toldLines(shown)).toEqual(["IN INFLOW 37", "OUT OUTFLOW 32", "OUT RETIREMENT 21", "WITHIN OTHER_SCHOOL 22"]);
    expect(shown.between).toHaveLength(2);
    expect(shown.links.map(({ persons }) => persons.why)).toEqual(shown.links.map(() => ["NOT_PLANNED"]));
    for (const days of [31, 92]) {
      const { came, lines } = await flows(own, `${YEAR_ARGS}, view: ANNUAL_OCT1, windowDays: ${days}`);
      const told = lines.filter(({ direction }) => direction === "WITHIN");
      expect([came, told]).toEqual([shown.came, shown.lines.filter(({ direction }) => direction === "WITHIN")]);
      const others = lines.filter(({ direction }) => direction !== "WITHIN");
      expect(others.map(({ persons }) => persons)).toEqual(others.map(() => NEVER));
    }
  });

  it("are told of groups of functions, without ages and without moves between boards", async () => {
    const [teachers, managers] = [
      await flows(own, `${YEAR_ARGS}, functionGroup: TEACHING`),
      await flows(own, `${YEAR_ARGS}, view: ANNUAL_OCT1, functionGroup: MANAGEMENT`),
    ];
    expect([teachers.stockBefore.value, teachers.stockAfter.value]).toEqual(["270", "254"]);
    expect(toldLines(teachers)).toContain("OUT RETIREMENT 21");
    expect(teachers.leaversByAge.map(({ persons }) => persons.why)).toEqual(
      teachers.leaversByAge.map(() => ["NOT_PLANNED"]),
    );
    const byWindow = teachers.sensitivity.flatMap((one) => [one.movedOut, one.movedIn, one.outflow, one.reEntry]);
    expect([...byWindow, teachers.bridged]).toEqual([...byWindow, teachers.bridged].map(() => NEVER));
    expect([teachers.between, teachers.betweenWhy]).toEqual([[], ["NOT_PLANNED"]]);
    expect(managers.stockAfter).toEqual({ value: null, why: ["SUPPRESSED"] });
  });

  it("are told with windows of 31 and 92 days, of all functions alone", async () => {
    const shown = await flows(own, `${YEAR_ARGS}, windowDays: 31`);
    expect([shown.stockBefore.value, shown.stockAfter.value]).toEqual(["270", "254"]);
    expect(toldLines(shown)).toContain("WITHIN TRANSFER_INTER_BOARD 22");
    expect([shown.between, shown.betweenWhy]).toEqual([[], ["NOT_PLANNED"]]);
    const ofGroup = await flows(own, `${YEAR_ARGS}, windowDays: 92, functionGroup: TEACHING`);
    expect(ofGroup.lines.map(({ persons }) => persons.why)).toEqual(ofGroup.lines.map(() => ["NOT_PLANNED"]));
    expect(ofGroup.stockAfter.value).toBe("254");
  });

  it("say by which borders the region is taken: of years before those that are known by the first that are", async () => {
    expect(await flows()).toMatchObject({ bordersOn: "2025-10-01" });
    const before = await flows(own, 'from: "2023-10-01", to: "2024-10-01"');
    expect(before).toMatchObject({ bordersOn: "2025-01-01", boards: 4, boardsObserved: 0 });
  });

  it("are given out of whole years that are over, and of other periods never; who delivers is said of any", async () => {
    const notYet = await flows(own, 'from: "2023-10-01", to: "2024-10-01"');
    expect(notYet.stockBefore).toEqual({ value: null, why: ["NOT_OBSERVED"] });
    for (const args of ['from: "2024-10-01", to: "2025-09-30"', 'from: "2023-10-01", to: "2025-10-01"']) {
      const { stockBefore, betweenWhy, between } = await flows(own, args);
      expect([stockBefore, betweenWhy, between]).toEqual([NEVER, NEVER.why, []]);
    }
    const part = 'from: "2025-01-01", to: "2025-06-01"';
    expect(await flows(own, part)).toMatchObject({ stockAfter: NEVER, boards: 4, boardsObserved: 3 });
    const nowhere = await ask(partner, part, { ...REGION, code: "AM99" });
    expect(nowhere.data?._entities[0].flows).toMatchObject({ boards: 0, boardsObserved: 0 });
  });

  it("never are of regions of which no figures are given out, which is said at once", async () => {
    const rpa = { scheme: "RPA", code: "05" };
    const caller = { ...adviser(), regions: [rpa] };
    for (const args of [undefined, 'from: "2024-10-01", to: "2025-09-30"']) {
      const answer = await askFlows(hub, { __typename: "Region", ...rpa }, { caller, ...(args && { args }) });
      const told = answer.data?._entities[0].flows as TestFlows;
      expect([told.stockBefore.why, told.betweenWhy]).toEqual([["NOT_PLANNED"], ["NOT_PLANNED"]]);
    }
  });

  it("are an adviser's of the region, and no operator's", async () => {
    const elsewhere = { ...adviser(), regions: [{ scheme: "ARBEIDSMARKTREGIO", code: "AM01" }] };
    for (const caller of [elsewhere, operator]) expect(codesOf(await ask(caller))).toEqual(["FORBIDDEN"]);
  });
});
