import { describe, expect, it } from "@jest/globals";
import { maintenance, tooMany } from "./testing/answers.js";
import { pullFrom } from "./testing/pull.js";
import { useStandIns } from "./testing/stand-ins.js";
import { files, thingRows } from "./testing/things.js";

const start = useStandIns();
const periods = [
  { Code: "T1", Begindatum: "2026-08-01T00:00:00Z", Actueel: true, Toelichting: null, BSN: "999990020" },
  { Code: "T1", Begindatum: "2026-01-01T00:00:00Z", Actueel: false, Toelichting: "x", BSN: null },
];

/** Of a question for rows: from where, how many, in which order. */
function pageOf(question: string) {
  const query = new URL(question, "http://localhost").searchParams;
  return [Number(query.get("skip")), Number(query.get("take")), query.get("orderbyfieldids")] as const;
}

const questionsFor = (asked: readonly string[], connector: string) =>
  asked.filter((one) => one.startsWith(`/connectors/${connector}?`)).map(pageOf);

describe("a pull", () => {
  it("knows that everything is there before it asks for the first row, and reads what others refer to last", async () => {
    const { address, asked } = await start({ connectors: { Periods: periods, Things: thingRows(2) } });
    const { rows } = await pullFrom(address, files);
    expect([...new Set(asked.map((one) => one.split("?")[0]))]).toEqual([
      "/metainfo",
      "/metainfo/get/Periods",
      "/metainfo/get/Things",
      "/connectors/Things",
      "/connectors/Periods",
    ]);
    expect(Object.keys(rows)).toEqual(["Periods.json", "Things.json"]);
  });

  it("writes the columns that the adapter reads as they came, and no others", async () => {
    const { address } = await start({ connectors: { Periods: periods, Things: thingRows(1) } });
    const { rows } = await pullFrom(address, files);
    expect(rows).toEqual({
      "Periods.json": [
        { Code: "T1", Begindatum: "2026-01-01T00:00:00Z", Actueel: false, Toelichting: "x" },
        { Code: "T1", Begindatum: "2026-08-01T00:00:00Z", Actueel: true, Toelichting: null },
      ],
      "Things.json": [{ Code: "T000000", Naam_van_ding: null }],
    });
  });

  it("orders by what tells rows apart, then by all else that it reads", async () => {
    const { address, asked } = await start({ connectors: { Periods: periods, Things: thingRows(2) } });
    await pullFrom(address, files);
    expect(questionsFor(asked, "Things")[0]?.[2]).toBe("Code,Naam_van_ding");
    expect(questionsFor(asked, "Periods")[0]?.[2]).toBe("Code,Begindatum,Toelichting,Actueel");
  });

  it("asks page by page, each beginning with the last row of the one before, and looks at the end from both sides", async () => {
    const { address, asked } = await start({ connectors: { Things: thingRows(25) } });
    const { rows, progress } = await pullFrom(address, files, { pull: { pageSize: 10, parallel: 1 } });
    expect(rows["Things.json"]?.map(({ Code }) => Code)).toEqual(thingRows(25).map(({ Code }) => Code));
    expect(questionsFor(asked, "Things")).toEqual([
      [0, 10, "Code,Naam_van_ding"],
      [9, 10, "Code,Naam_van_ding"],
      [18, 10, "Code,Naam_van_ding"],
      [24, 10, "Code,Naam_van_ding"],
      [0, 1, "-Code,-Naam_van_ding"],
    ]);
    expect(progress).toEqual([
      ["Things", 10],
      ["Things", 19],
      ["Things", 25],
    ]);
  });

  it("has as many questions under way as the profile allows, and keeps the order", async () => {
    const wave = Promise.withResolvers<void>();
    const hold = async (path: string, nth: number) => {
      if (path !== "/connectors/Things" || nth === 1) return;
      if (nth === 4) wave.resolve();
      await wave.promise; // the second, third and fourth page wait for each other
    };
    const { address, most } = await start({ connectors: { Things: thingRows(200) }, hold });
    const { rows } = await pullFrom(address, files, { pull: { pageSize: 10, parallel: 3 } });
    expect(rows["Things.json"]?.map(({ Code }) => Code)).toEqual(thingRows(200).map(({ Code }) => Code));
    expect(most()).toBe(3);
  });

  it.each([
    [3, 5_000],
    [100, 1_499],
    [149_999, 2],
  ])("of a connector with %d columns asks %d rows at a time", async (columns, take) => {
    const more = Array.from({ length: columns - 3 }, (_, index) => `Veld_${index}`);
    const { address, asked } = await start({
      connectors: { Things: [] },
      fields: { Things: ["Code", "Naam_van_ding", "Memo", ...more] },
    });
    await expect(pullFrom(address, files)).rejects.toThrow("no rows");
    expect(questionsFor(asked, "Things")[0]?.[1]).toBe(take);
  });

  it.each([
    ["too much for its memory", 250, { maxCells: 900 }],
    ["too slow that far on", 125, { slowFrom: 500 }],
  ])("asks smaller pages where a page is %s", async (_, least, limit) => {
    const { address, asked } = await start({ connectors: { Things: thingRows(2_000) }, ...limit });
    const { rows } = await pullFrom(address, files, { pull: { pageSize: 1_000 } });
    expect(rows["Things.json"]).toEqual(thingRows(2_000).map(({ Memo: _memo, ...row }) => row));
    const takes = questionsFor(asked, "Things").map(([, take]) => take);
    expect([takes[0], takes.at(-2)]).toEqual([1_000, least]);
  });

  it.each([
    ["as long as a maintenance asks", maintenance(120), 120_000],
    ["a while when there are too many questions", tooMany(), 0], // of its random pauses this is the shortest
  ])("waits %s, and goes on", async (_, busy, pause) => {
    const { address } = await start({
      connectors: { Things: thingRows(2) },
      interfere: ({ nth }) => (nth === 1 ? busy : undefined),
    });
    const { rows, pauses } = await pullFrom(address, files);
    expect(rows["Things.json"]).toHaveLength(2);
    expect(pauses).toEqual([pause, pause, pause]); // for metainfo, for its columns and for its rows
  });

  it("reads numbers of an older Profit, that leaves the zero out", async () => {
    const body = '{"skip":0,"take":2,"rows":[{"Code":"a.5","Naam_van_ding":-.5,"Memo":1.25}]}';
    const { address } = await start({
      connectors: { Things: thingRows(1) },
      interfere: ({ connector }) => (connector ? { status: 200, body } : undefined),
    });
    expect((await pullFrom(address, files)).rows["Things.json"]).toEqual([{ Code: "a.5", Naam_van_ding: -0.5 }]);
  });

  it("ends at once when it is stopped", async () => {
    const stop = new AbortController();
    const { address, asked } = await start({
      connectors: { Things: thingRows(100) },
      interfere: ({ nth, connector }) => void (connector && nth === 2 && stop.abort()),
    });
    const stopped = pullFrom(address, files, { pull: { pageSize: 10, parallel: 1 }, signal: stop.signal });
    await expect(stopped).rejects.toMatchObject({ name: "AbortError" });
    expect(questionsFor(asked, "Things")).toHaveLength(2);
  });
});

describe("the profile", () => {
  it("gives connectors and columns their name at this board", async () => {
    const rows = thingRows(3).map(({ Code, Naam_van_ding }) => ({ CODE: Code, Omschrijving: Naam_van_ding }));
    const { address } = await start({ connectors: { Stichting_Dingen: rows } });
    const pulled = await pullFrom(address, files, {
      pull: { connectors: { Things: "Stichting_Dingen" } },
      profile: { columns: { Naam_van_ding: "Omschrijving" } },
    });
    expect(pulled.rows).toEqual({ "Things.json": rows });
  });

  it("leaves a connector out that the hub can do without", async () => {
    const { address } = await start({ connectors: { Periods: periods, Things: thingRows(1) } });
    const { rows } = await pullFrom(address, files, { pull: { connectors: { Periods: null } } });
    expect(Object.keys(rows)).toEqual(["Things.json"]);
  });

  it("filters rows by conditions that all hold, whatever signs are in a value", async () => {
    const rows = [...thingRows(20), { Code: "a,b;c", Naam_van_ding: 'x&y="z" é', Memo: "" }];
    const { address } = await start({ connectors: { Things: rows } });
    const codes = async (...Things: object[]) =>
      (await pullFrom(address, files, { pull: { filters: { Things } } })).rows["Things.json"]?.map(({ Code }) => Code);
    expect(await codes({ field: "Naam_van_ding", value: 'x&y="z" é' }, { field: "Code", value: "a,b;c" })).toEqual([
      "a,b;c",
    ]);
    expect(await codes({ field: "Naam_van_ding", operator: "empty" })).toEqual(["T000000", "T000007", "T000014"]);
    expect(
      await codes({ field: "Code", operator: "atLeast", value: "T000018" }, { field: "Memo", operator: "filled" }),
    ).toEqual(["T000018", "T000019"]);
  });
});

describe("the administrator is told", () => {
  it.each(["2026-09-01T00:00:00Z", "2026-10-01"])("of a token that is about to end: %s", async (tokenExpiry) => {
    const { address } = await start({ connectors: { Things: thingRows(1) }, tokenExpiry });
    expect((await pullFrom(address, files)).warned).toEqual([expect.stringContaining(tokenExpiry.slice(0, 10))]);
  });

  it.each(["2026-10-02T00:00:00Z", "never", null])("nothing of one that is not: %s", async (tokenExpiry) => {
    const { address } = await start({ connectors: { Things: thingRows(1) }, tokenExpiry });
    expect((await pullFrom(address, files)).warned).toEqual([]);
  });

  it("of a connector that gives what the hub may never have", async () => {
    const { address } = await start({ connectors: { Periods: periods, Things: thingRows(1) } });
    expect((await pullFrom(address, files)).warned).toEqual([expect.stringMatching(/^Periods gives BSN: take it out/)]);
  });
});
