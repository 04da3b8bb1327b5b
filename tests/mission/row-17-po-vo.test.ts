import { describe, expect, it } from "@jest/globals";
import type { BoardNumber, CalendarDate } from "@regiohub/infra/values";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import type { Person } from "../catalogue/support/people.js";
import { afasFiles } from "./support/afas-files.js";
import { human, job, working } from "./support/people.js";
import { missionWorld } from "./support/world.js";

const hub = missionWorld();

interface Event {
  readonly id: string;
  readonly kind: string;
  readonly reason: string | null;
  readonly gapDays: number | null;
  readonly supersededBy: { readonly kind: string } | null;
}
interface Answer {
  readonly board: { readonly mobilityEvents: { readonly edges: readonly { readonly node: Event }[] } };
}

const EVENTS = "edges { node { id kind on reason gapDays confidence fromBoard { number } toBoard { number } } }";

/** What a board is told happened to its people since the summer of 2025. */
const eventsOf = async (number: BoardNumber): Promise<readonly Event[]> => {
  const { board } = await hub.answer<Answer>(
    `{ board(number: "${number}") { mobilityEvents(filter: { from: "2025-06-01" }) { ${EVENTS} } } }`,
    boardCaller(number),
  );
  return board.mobilityEvents.edges.map(({ node }) => node);
};
const deliver = (board: BoardNumber, day: CalendarDate, ...people: readonly Person[]) =>
  hub.bring(afasFiles(board, people, { coverage: "full" }), { board, day });

const ann = human(1);
const bob = human(2);
const others = (site: string, first: number) =>
  [first, first + 1, first + 2].map((index) => working(human(index), `0000${index}`, job(site)));

describe("row 17, from primary to secondary education", () => {
  const left = working(ann, "000001", job("90AA00", { startsOn: "2015-08-01", endsOn: "2025-07-31" }));
  const stays = others("90AA00", 11);

  it("a leaving is for a reason that is not known, as long as no board says where to", async () => {
    await deliver("11111", "2025-10-15", left, working(bob, "000002", job("90AA00")), ...stays);
    await deliver("22222", "2025-10-15", ...others("90BB00", 21));
    expect(await eventsOf("11111")).toEqual([
      expect.objectContaining({ kind: "OUTFLOW", on: "2025-08-01", reason: "UNKNOWN", toBoard: null }),
    ]);
  });

  it("is one move once the other board delivers, forty days later, and what was concluded before is superseded", async () => {
    await deliver(
      "44444",
      "2025-10-15",
      working(ann, "V1", job("90DD00", { startsOn: "2025-09-09" })),
      ...others("90DD00", 41),
    );
    const move = {
      kind: "PO_TO_VO",
      on: "2025-09-09",
      gapDays: 40,
      reason: null,
      confidence: "STRONG",
      fromBoard: { number: "11111" },
      toBoard: { number: "44444" },
    };
    for (const board of ["11111", "44444"]) expect(await eventsOf(board)).toEqual([expect.objectContaining(move)]);
    const { board } = await hub.answer<Answer>(
      '{ board(number: "11111") { mobilityEvents(filter: { superseded: true }) { edges { node { kind supersededBy { kind } } } } } }',
      boardCaller("11111"),
    );
    expect(board.mobilityEvents.edges.map(({ node }) => node)).toEqual([
      { kind: "OUTFLOW", supersededBy: { kind: "PO_TO_VO" } },
    ]);
  });

  it("is nobody else's: a third board has no event of it, and neither it nor a partner gets the one that there is", async () => {
    expect(await eventsOf("22222")).toEqual([]);
    const [event] = await eventsOf("11111");
    const byId = `{ mobilityEvent(id: "${event?.id}") { kind } }`;
    expect(await hub.answer(byId, boardCaller("11111"))).toEqual({ mobilityEvent: { kind: "PO_TO_VO" } });
    for (const other of ["22222", "44444"]) {
      expect(await hub.answer(byId, boardCaller(other))).toEqual({ mobilityEvent: null });
    }
    await expect(hub.answer(byId, partner)).rejects.toThrow("FORBIDDEN");
    const list = '{ board(number: "11111") { mobilityEvents { totalCount } } }';
    for (const other of [boardCaller("22222"), partner]) {
      await expect(hub.answer(list, other)).rejects.toThrow("FORBIDDEN");
    }
  });

  it("is a move too where the first board has only stopped to deliver somebody", async () => {
    await deliver("11111", "2025-11-01", left, ...stays);
    expect(await eventsOf("11111")).toEqual([
      expect.objectContaining({ kind: "OUTFLOW", on: "2025-11-01", confidence: "PRESUMED" }),
      expect.objectContaining({ kind: "PO_TO_VO" }),
    ]);
    await deliver(
      "44444",
      "2025-11-10",
      working(ann, "V1", job("90DD00", { startsOn: "2025-09-09" })),
      working(bob, "V2", job("90DD00", { startsOn: "2025-11-01" })),
      ...others("90DD00", 41),
    );
    expect(await eventsOf("11111")).toEqual([
      expect.objectContaining({ kind: "PO_TO_VO", on: "2025-11-01", gapDays: 1, confidence: "PRESUMED" }),
      expect.objectContaining({ kind: "PO_TO_VO", on: "2025-09-09" }),
    ]);
  });
});
