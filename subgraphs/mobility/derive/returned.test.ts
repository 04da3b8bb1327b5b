import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { Stay } from "../event/known.js";
import { mobility } from "../index.js";
import type { TokenRow } from "../pair/link.js";
import { line, stay } from "../testing/stays.js";
import { conclude, deliver, forgetAll, readStored } from "../testing/stored.js";
import { SECTORS } from "../testing/told.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());
beforeEach(() => withClient(hub.url, (client) => forgetAll(client, SECTORS)));

/** The tokens of somebody whose name, birth day and sex everybody else in these tests has too. */
const alike = ({ person }: Stay, isSexKnown: boolean): readonly TokenRow[] =>
  (["NAME_INITIALS_BIRTH", "NAME_INITIAL_BIRTH_SEX"] as const)
    .slice(0, isSexKnown ? 2 : 1)
    .map((tokenKind) => ({ person, keyVersion: "v1", tokenKind, token: "anna".padEnd(43, "x") }));

/** Those who stay: one who leaves alone is no board that goes over. */
const colleagues = (board: string) => ["a", "b", "c", "d", "e"].map((one) => stay(`${board} ${one}`, "2010-08-01"));

/** Boards deliver one after the other, each what it knows by then of people who look the same; the events that hold. */
const told = (deliveries: readonly (readonly Stay[])[], isSexKnown = true): Promise<readonly string[]> =>
  withClient(hub.url, async (client) => {
    for (const stays of deliveries) {
      const board = stays[0]?.person.board ?? "";
      const tokens = stays.flatMap((one) => alike(one, isSexKnown));
      const observed = { from: "2018-01-01", until: "2026-10-01" };
      await deliver(client, board, { stays: [...stays, ...colleagues(board)], tokens, bornOn: () => null, observed });
      await conclude(client);
    }
    const { events } = await readStored(client);
    return events.map((event) => `${line(event)} ${event.confidence}`).sort();
  });

const first = stay("11111 1", "2019-08-01..2022-07-31");
const elsewhere = stay("22222 7", "2022-08-01..2025-07-31");
const back = stay("11111 2", "2025-08-01");
const came = "INFLOW - 11111 2019-08-01 STRONG";

describe("who comes back to a board under a new number", () => {
  it("has gone and come back, and the earlier move stays", async () => {
    const before = [[first], [{ ...elsewhere, endsOn: null }]];
    expect(await told(before)).toEqual([came, "TRANSFER_INTER_BOARD 11111 22222 2022-08-01 STRONG"]);
    expect(await told([[elsewhere], [first, back]])).toEqual([
      came,
      "TRANSFER_INTER_BOARD 11111 22222 2022-08-01 STRONG",
      "TRANSFER_INTER_BOARD 22222 11111 2025-08-01 PRESUMED",
    ]);
  });

  it("comes back also from where no board has them, and it is presumed to be them", async () => {
    expect(await told([[first, back]])).toEqual([
      came,
      "OUTFLOW 11111 - 2022-08-01 STRONG",
      "RE_ENTRY - 11111 2025-08-01 PRESUMED",
    ]);
  });

  it("is again somebody of whom nobody knows more while another one of that name is there", async () => {
    const other = stay("11111 3", "2022-01-01");
    const [sure, unsure] = [await told([[elsewhere], [first, back]]), await told([[first, back, other]])];
    expect(sure).toHaveLength(3);
    expect(unsure.filter((one) => one.includes("TRANSFER"))).toEqual([]);
    expect(unsure.filter((one) => one.includes("STRONG"))).toEqual([]);
    expect(unsure.map((one) => one.split(" ")[0]).sort()).toEqual([
      ...["INFLOW", "INFLOW", "INFLOW", "INFLOW"],
      ...["OUTFLOW", "OUTFLOW"],
    ]);
  });

  it("is not taken for sure to be new where the sex is not known", async () => {
    const events = await told([[elsewhere], [first, back]], false);
    expect(events).toEqual([
      "INFLOW - 11111 2019-08-01 PRESUMED",
      "INFLOW - 11111 2025-08-01 PRESUMED",
      "INFLOW - 22222 2022-08-01 PRESUMED",
      "OUTFLOW 11111 - 2022-08-01 PRESUMED",
      "OUTFLOW 22222 - 2025-08-01 PRESUMED",
    ]);
  });
});
