import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { withClient } from "@regiohub/infra/db/connect";
import { type TestDelivery, type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { type FactRecord, fact } from "@regiohub/schema/records/fact";
import { staff } from "../index.js";
import { factRecord } from "../testing/facts.js";
import { counts } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());

const load = (facts: readonly FactRecord[], delivery: TestDelivery = {}) =>
  hub.load(fact, facts, { board: null, coverage: "full", ...delivery });
const codes = async (facts: readonly FactRecord[], delivery: TestDelivery = {}) =>
  (await load(facts, delivery)).rejections.map(({ line, field, code }) => [line, field, code]);
const kept = (dataset: string) =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query<{ said: string }>(
      `select edition || ' ' || year || ' ' || band || ' ' || coalesce(trim_scale(value)::text, why) as said
       from staff.fact where dataset = $1 order by 1`,
      [dataset],
    );
    return rows.map(({ said }) => said);
  });

describe("the figures that come with the hub", () => {
  it("are those of Drenthe and of Noord-Groningen, each at a region that the register knows", async () => {
    expect(await kept("M0")).toEqual([
      "2013-11-25 2009 55+ 852",
      "2013-11-25 2009 <25 221",
      "2013-11-25 2010 ALL 4782",
      "2013-11-25 2012 55+ 1148",
      "2013-11-25 2012 <25 78",
      "2013-11-25 2012 ALL 4465",
    ]);
    expect(await kept("STAMOS")).toEqual(
      [1007, 976, 952, 940, 909, 901].map((persons, index) => `2016 ${2011 + index} ALL ${persons}`),
    );
    const { rows } = await withClient(hub.url, (client) =>
      client.query(
        "select from staff.fact f where not exists (select from staff.region r where (r.scheme, r.code) = (f.scheme, f.place_code))",
      ),
    );
    expect(rows).toEqual([]);
  });

  it("cannot be delivered over", async () => {
    const over = factRecord({ dataset: "STAMOS", edition: "2016", scheme: "RPA", placeCode: "01", year: 2016 });
    expect(await codes([over])).toEqual([[1, "edition", "KEY_CONFLICT"]]);
    expect(await codes([{ ...over, edition: "2017" }])).toEqual([]);
  });
});

describe("a delivery of figures", () => {
  it("is all that its editions say, and leaves other editions alone", async () => {
    const dataset = "EDITIES";
    const band = { bands: "M0", band: "<25", value: null, why: "SOURCE_SUPPRESSED", raw: "<5" } as const;
    const first = [factRecord({ dataset }), factRecord({ dataset, year: 2023 }), factRecord({ dataset, ...band })];
    expect((await load(first)).counts).toEqual(counts({ added: 3 }));
    expect((await load([factRecord({ dataset, edition: "2026", value: "4090" })])).counts).toEqual(
      counts({ added: 1 }),
    );
    const corrected = [factRecord({ dataset, value: "4101" }), factRecord({ dataset, ...band })];
    expect((await load(corrected)).counts).toEqual(counts({ changed: 1, unchanged: 1, removed: 1 }));
    expect(await kept(dataset)).toEqual([
      "2025 2024 <25 SOURCE_SUPPRESSED",
      "2025 2024 ALL 4101",
      "2026 2024 ALL 4090",
    ]);
  });

  it("takes nothing away as a delta", async () => {
    const dataset = "BEHOUD";
    const places = ["AM01", "AM02", "AM03"].map((placeCode) => factRecord({ dataset, placeCode }));
    await load(places);
    expect((await load(places.slice(1), { coverage: "delta" })).counts).toEqual(counts({ unchanged: 2 }));
    expect((await load(places.slice(1))).counts).toEqual(counts({ unchanged: 2, removed: 1 }));
  });

  it("refuses regions and bands that nobody knows, and boards that bring any", async () => {
    const rows = [
      factRecord({ dataset: "FOUT", placeCode: "AM04" }),
      factRecord({ dataset: "FOUT", scheme: "RPA", placeCode: "AM03" }),
      factRecord({ dataset: "FOUT", bands: "M0", band: "25-35" }),
      factRecord({ dataset: "FOUT", bands: "ONBEKEND", band: "<25" }),
      factRecord({ dataset: "FOUT", bands: "M0", band: "UNKNOWN" }),
      factRecord({ dataset: "FOUT", place: "SCHOOL", scheme: "NONE", placeCode: "99ZA", boardNumber: "99001" }),
    ];
    expect(await codes(rows)).toEqual([
      [1, "placeCode", "REFERENCE_UNKNOWN"],
      [2, "placeCode", "REFERENCE_UNKNOWN"],
      [3, "band", "REFERENCE_UNKNOWN"],
      [4, "band", "REFERENCE_UNKNOWN"],
    ]);
    expect(await codes([factRecord({ dataset: "BESTUUR" })], { board: "99001" })).toEqual([
      [1, "dataset", "NOT_YOURS"],
    ]);
    expect(await kept("BESTUUR")).toEqual([]);
  });
});
