import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { type TestDelivery, type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import { regionMember } from "@regiohub/schema/records/index";
import { codesOf, partner } from "@regiohub/schema/testing/callers";
import { staff } from "../index.js";
import { forgetRegions } from "../testing/forget-regions.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());
afterEach(() => forgetRegions(hub));

const [ASSEN, EMMEN] = ["0106", "0114"] as const;

/** Delivers rows `region|name|municipality|first day|last day` of onderwijsregio's; gives the lines that are refused. */
async function bring(rows: readonly string[], coverage: TestDelivery["coverage"] = "windowed") {
  const records = rows.map((line) => {
    const [regionCode = "", regionName = "", municipalityCode = "", validFrom = "", validTo] = line.split("|");
    const of = { scheme: "ONDERWIJSREGIO" as const, regionCode, regionName, municipalityCode, source: "an example" };
    return { ...of, validFrom, validTo: validTo || null };
  });
  const { rejections } = await hub.load(regionMember, records, { board: null, coverage });
  return rejections.map(({ line }) => line);
}

/** The region by a code or a name, as valid on a day: `code name first day last day`. */
async function found(by: string, on: string): Promise<string | null> {
  const asked = `{ region(scheme: ONDERWIJSREGIO, ${by}, validOn: "${on}") { code name validFrom validTo } }`;
  const { data, errors } = await hub.query<{ region: Record<string, string> | null }>(asked, { caller: partner });
  expect(errors).toBeUndefined();
  return data?.region ? Object.values(data.region).join(" ") : null;
}
const ofCode = (code: string, on: string) => found(`code: "${code}"`, on);
const ofName = (name: string, on: string) => found(`name: "${name}"`, on);

const RENAMED = ["O1|Oude naam|0114|2024-01-01|2024-12-31", "O1|Nieuwe naam|0114|2025-01-01|"];

describe("a region that is renamed", () => {
  it("goes by the name of the day, from the first day of each name to the last", async () => {
    expect(await bring(RENAMED)).toEqual([]);
    for (const on of ["2024-01-01", "2024-06-01", "2024-12-31"]) {
      expect(await ofCode("O1", on)).toBe("O1 Oude naam 2024-01-01 2024-12-31");
    }
    expect(await ofCode("O1", "2025-01-01")).toBe("O1 Nieuwe naam 2025-01-01 ");
    expect(await ofCode("O1", "2023-12-31")).toBeNull();
  });

  it("is found by either name on either day", async () => {
    await bring(RENAMED);
    expect(await ofName("nieuwe-naam", "2024-06-01")).toBe("O1 Oude naam 2024-01-01 2024-12-31");
    expect(await ofName("oude-naam", "2026-01-01")).toBe("O1 Nieuwe naam 2025-01-01 ");
  });

  it("is one edition while its name stays, whoever comes or goes, and another after a gap", async () => {
    const municipalities = [`O1|Naam|${EMMEN}|2020-01-01|2021-12-31`, `O1|Naam|${ASSEN}|2022-01-01|2022-12-31`];
    await bring([...municipalities, `O1|Naam|${ASSEN}|2024-01-01|`]);
    expect(await ofCode("O1", "2021-06-01")).toBe("O1 Naam 2020-01-01 2022-12-31");
    expect(await ofCode("O1", "2023-06-01")).toBeNull();
    expect(await ofCode("O1", "2024-06-01")).toBe("O1 Naam 2024-01-01 ");
  });

  it("goes by the name that began last where rows of one day differ", async () => {
    await bring([`O1|Oude naam|${EMMEN}|2020-01-01|`, `O1|Tussennaam|${ASSEN}|2022-01-01|2022-12-31`]);
    const names = await Promise.all(["2021-12-31", "2022-01-01", "2023-01-01"].map((on) => ofCode("O1", on)));
    expect(names).toEqual([
      "O1 Oude naam 2020-01-01 2021-12-31",
      "O1 Tussennaam 2022-01-01 2022-12-31",
      "O1 Oude naam 2023-01-01 ",
    ]);
  });

  it("is still found by a name that a later delivery leaves out, as long as there is such a region", async () => {
    await bring(RENAMED);
    await bring([`O1|Nieuwe naam|${EMMEN}|2024-01-01|`]);
    expect(await ofName("Oude naam", "2026-01-01")).toBe("O1 Nieuwe naam 2024-01-01 ");
    await bring([`O2|Elders|${EMMEN}|2024-01-01|`]);
    await bring([`O1|Nieuwe naam|${EMMEN}|2024-01-01|`]);
    expect(await ofName("Oude naam", "2026-01-01")).toBeNull();
  });

  it("leaves its former name to the region that a later delivery calls so", async () => {
    await bring([`O1|Noord|${EMMEN}|2024-01-01|`, `O2|Zuid|${ASSEN}|2024-01-01|`]);
    await bring([`O1|Zuid|${EMMEN}|2024-01-01|`, `O2|Noord|${ASSEN}|2024-01-01|`]);
    expect(await ofName("noord", "2026-01-01")).toBe("O2 Noord 2024-01-01 ");
    expect(await ofName("zuid", "2026-01-01")).toBe("O1 Zuid 2024-01-01 ");
  });

  it("takes its new name from a delivery of changes, and keeps the days of the old one", async () => {
    await bring([`O1|Oude naam|${EMMEN}|2024-01-01|`]);
    await bring([`O1|Nieuwe naam|${ASSEN}|2025-01-01|`], "delta");
    expect(await ofCode("O1", "2024-06-01")).toBe("O1 Oude naam 2024-01-01 2024-12-31");
    expect(await ofCode("O1", "2025-06-01")).toBe("O1 Nieuwe naam 2025-01-01 ");
  });
});

it("a name that two regions go by after deliveries of changes gives neither, but says which there are", async () => {
  await bring([`O1|Noord|${EMMEN}|2024-01-01|`]);
  await bring([`O2|noord|${ASSEN}|2024-01-01|`], "delta");
  const asked = '{ region(scheme: ONDERWIJSREGIO, name: "Noord") { code } }';
  const answer = await hub.query(asked, { caller: partner });
  expect(codesOf(answer)).toEqual(["ARGUMENT_INVALID"]);
  expect(answer.errors?.[0]?.message).toContain("O1 (Noord), O2 (noord)");
});
