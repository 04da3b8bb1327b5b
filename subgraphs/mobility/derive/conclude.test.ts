import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { inTransaction } from "@regiohub/infra/db/transaction";
import { drawAgain } from "@regiohub/infra/ingest/consequences";
import { size } from "@regiohub/infra/testing/size";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { Stay } from "../event/known.js";
import { mobility } from "../index.js";
import { goingOver, line, stay } from "../testing/stays.js";
import { conclude, forgetAll, readStored, record } from "../testing/stored.js";
import { deliverStays, SECTORS, told as toldTo } from "../testing/told.js";
import { concludeEvents } from "./conclude.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(mobility);
});
afterAll(() => hub.close());
beforeEach(() => withClient(hub.url, (client) => forgetAll(client, SECTORS)));

const told = (...deliveries: readonly (readonly Stay[])[]) => toldTo(hub.url, ...deliveries);
const lines = () => withClient(hub.url, async (client) => (await readStored(client)).events.map(line).sort());
/** All events that there ever were: what became of each. */
const history = () =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query<{ one: string }>(
      `select e.kind || coalesce(' by ' || n.kind, case when e.ended_at is null then '' else ' by nothing' end) as one
       from mobility.event e left join mobility.event n on n.id = e.superseded_by order by 1`,
    );
    return rows.map(({ one }) => one);
  });

const left = stay("11111 7", "2015-08-01..2025-07-31");

describe("what is concluded", () => {
  it("is superseded when another board tells where somebody went, and kept", async () => {
    await told([left]);
    expect(await lines()).toEqual(["OUTFLOW 11111 - 2025-08-01"]);
    await told([stay("44444 7", "2025-09-09")]);
    expect(await lines()).toEqual(["PO_TO_VO 11111 44444 2025-09-09"]);
    expect(await history()).toEqual(["OUTFLOW by PO_TO_VO", "PO_TO_VO"]);
  });

  it("is left alone by a delivery that changes nothing of it", async () => {
    await told([left], [stay("44444 7", "2025-09-09")]);
    const before = await history();
    await told([left], [stay("44444 7", "2025-09-09"), stay("44444 8", "2020-01-01")]);
    expect(await history()).toEqual(before);
  });

  it("is withdrawn when a board corrects it to nothing", async () => {
    await told([left], [{ ...left, endsOn: null }]);
    expect(await lines()).toEqual([]);
    expect(await history()).toEqual(["OUTFLOW by nothing"]);
  });

  it.each([
    ["2025-07-31", ["TRANSFER_INTER_BOARD 11111 22222 2025-07-31"]],
    ["2025-07-30", ["INFLOW - 22222 2025-07-30", "OUTFLOW 11111 - 2025-09-01"]],
  ])(
    "is a move of somebody with two whole jobs until 31 August, the new one from %s on: %j",
    async (first, expected) => {
      await told([stay("11111 7", "2015-08-01..2025-08-31")], [stay("22222 7", first)]);
      expect(await lines()).toEqual(expected);
    },
  );

  it("does not come from a board that delivers no more", async () => {
    await told([stay("11111 7", "2015-08-01")], [stay("22222 8", "2015-08-01")]);
    expect(await lines()).toEqual([]);
  });

  it("follows a register that says later of which sector a board is", async () => {
    await told([left], [stay("22222 7", "2025-09-09")]);
    await withClient(hub.url, (client) =>
      client.query("update mobility.place set sector = 'VO' where board_no = '22222'"),
    );
    await told([stay("44444 1", "2015-08-01")]);
    expect(await lines()).toEqual(["PO_TO_VO 11111 22222 2025-09-09"]);
  });

  it("follows it at night, when nobody delivers", async () => {
    await told([left], [stay("22222 7", "2025-09-09")]);
    const done = await withClient(hub.url, async (client) => {
      await client.query("update mobility.place set sector = 'VO' where board_no = '22222'");
      return await drawAgain(client, [mobility]);
    });
    expect(done).toEqual(["mobility"]);
    expect(await lines()).toEqual(["PO_TO_VO 11111 22222 2025-09-09"]);
  });

  it("follows a register that says later that a board went over to another", async () => {
    await told([left, stay("11111 8", "2015-08-01")], [stay("22222 7", "2025-08-01")]);
    await withClient(hub.url, (client) => record(client, goingOver({ complete: false })));
    await told([stay("44444 1", "2015-08-01")]);
    expect(await lines()).toEqual(["ORG_TRANSITION 11111 22222 2025-08-01"]);
    expect(await history()).toContain("TRANSFER_INTER_BOARD by ORG_TRANSITION");
  });

  it("is what it was when schools become another board's: of which sector theirs was, and with which school they went", async () => {
    await withClient(hub.url, (client) => record(client, goingOver({ school: "11ZZ" })));
    const went = { ...left, person: { board: "11111", number: "8" }, siteCode: "11ZZ00" };
    await told([left, went], [stay("44444 7", "2025-09-09")], [stay("22222 8", "2025-08-01")]);
    const before = ["ORG_TRANSITION 11111 22222 2025-08-01", "PO_TO_VO 11111 44444 2025-09-09"];
    expect(await lines()).toEqual(before);
    await withClient(hub.url, (client) =>
      client.query(
        `insert into mobility.school_before values ('44ZZ', '44444', '11111', '2026-01-01'), ('11ZZ', '11111', '22222', '2026-01-01');
         update mobility.place p set board_no = b.next_board_no from mobility.school_before b where b.brin = p.brin`,
      ),
    );
    await told([stay("22222 8", "2025-08-01")]);
    expect(await lines()).toEqual(before);
  });

  it("is that all went over with a board that the register says is gone, though it delivers no more", async () => {
    const here = ["7", "8"].map((number) => stay(`11111 ${number}`, "2015-08-01"));
    const there = ["7", "8"].map((number) => stay(`22222 ${number}`, "2025-08-01"));
    await told(here, there);
    expect(await lines()).toEqual(["INFLOW - 22222 2025-08-01", "INFLOW - 22222 2025-08-01"]);
    await withClient(hub.url, (client) => record(client, goingOver()));
    await told(there);
    const { pairs, events, legs } = await withClient(hub.url, readStored);
    expect(pairs.map(({ status }) => status)).toEqual(["LINKED", "LINKED"]);
    expect(events.map((event) => `${line(event)} ${event.persons}`)).toEqual([
      "ORG_TRANSITION 11111 22222 2025-08-01 2",
    ]);
    expect(legs.map(({ direction, board, cause }) => `${direction} ${board} ${cause}`).sort()).toEqual([
      "IN 22222 ORG_TRANSITION",
      "IN 22222 ORG_TRANSITION",
      "OUT 11111 ORG_TRANSITION",
      "OUT 11111 ORG_TRANSITION",
    ]);
    await withClient(hub.url, (client) => client.query("delete from mobility.transition"));
    await told(there);
    expect(await lines()).toEqual(["INFLOW - 22222 2025-08-01", "INFLOW - 22222 2025-08-01"]);
  });

  it("is a year later what silence makes it, though nothing changed", async () => {
    const years = ["2025-10-01", "2026-08-01"];
    const said = await withClient(hub.url, async (client) => {
      const events: string[][] = [];
      for (const until of years) {
        await deliverStays(client, [left], until, "1962-01-01");
        await conclude(client);
        events.push((await readStored(client)).events.map(line));
      }
      return events;
    });
    expect(said).toEqual([["OUTFLOW 11111 - 2025-08-01"], ["RETIREMENT_PRESUMED 11111 - 2025-08-01"]]);
  });
});

describe("a board of which four in five went over to another", () => {
  const NUMBERS = ["1", "2", "3", "4"];
  const went = NUMBERS.map((number) => stay(`11111 ${number}`, "2015-08-01..2025-07-31"));
  const came = NUMBERS.map((number) => stay(`22222 ${number}`, "2025-08-01"));
  const moves = NUMBERS.map(() => "TRANSFER_INTER_BOARD 11111 22222 2025-08-01");

  it("went over together, and did not once it turns out that more stayed", async () => {
    await told([...went, stay("11111 5", "2015-08-01")], came);
    expect(await lines()).toEqual(["ORG_TRANSITION 11111 22222 2025-08-01"]);
    await told([...went, stay("11111 5", "2015-08-01"), stay("11111 6", "2015-08-01")]);
    expect(await lines()).toEqual(moves);
  });

  it("turns out to have gone over together once it turns out that fewer stayed", async () => {
    await told([...went, stay("11111 5", "2015-08-01"), stay("11111 6", "2015-08-01")], came);
    expect(await lines()).toEqual(moves);
    await told([...went, stay("11111 5", "2015-08-01")]);
    expect(await lines()).toEqual(["ORG_TRANSITION 11111 22222 2025-08-01"]);
  });
});

it("two boards that deliver at once make one transfer of a leaving and a coming", async () => {
  const sides = [[left], [stay("44444 7", "2025-09-09")]];
  for (let race = 0; race < size("EV-07", { commit: 6, long: 20 }); race += 1) {
    await withClient(hub.url, (client) => forgetAll(client, SECTORS));
    await Promise.all(
      sides.map((stays) =>
        withClient(hub.url, (client) =>
          inTransaction(client, async () => {
            await deliverStays(client, stays);
            await client.query("set local role hub_mobility_derive");
            await concludeEvents(client);
          }),
        ),
      ),
    );
    expect(await lines()).toEqual(["PO_TO_VO 11111 44444 2025-09-09"]);
  }
});
