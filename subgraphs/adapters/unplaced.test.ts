import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { check } from "@regiohub/infra/ingest/check";
import { adapters } from "./index.js";
import { Unplaced } from "./unplaced.js";

describe("units of which nothing says the site", () => {
  it("are told with their lines, most first, and the unit of the profile that may be meant", () => {
    const found = new Unplaced();
    for (const [unitCode, costCentreCode, siteCode] of [
      ["NOORDD", null, null],
      ["ELDERS", "K1", null],
      ["ELDERS", "K1", null],
      ["KANTOOR", null, null],
      ["GEDEELD", "K9", null],
      ["GEDEELD", "K1", null],
      ["ZUID", null, "98ZA00"],
      [null, "K1", null],
    ])
      found.add({ unitCode, costCentreCode, siteCode });
    const told = found.told({ units: { NOORD: "98ZA00", KANTOOR: null }, costCentres: { K9: null } });
    expect(told.map(({ en }) => en.replace(/, which count.*level\./, ":"))).toEqual([
      'unit "ELDERS": nothing says the site of 2 lines:',
      'unit "GEDEELD": nothing says the site of 1 line:',
      'unit "NOORDD": nothing says the site of 1 line: Did you mean "NOORD"?',
    ]);
    expect(told[0]?.nl).toMatch(/^afdeling "ELDERS": niets zegt de vestiging van 2 regels/);
  });

  it("can be told of every source that delivers employments", () => {
    const sources = adapters.filter(
      ({ files, shape }) => shape || files.some((file) => file.role === "export" && file.record.kind === "employment"),
    );
    expect(sources.length).toBeGreaterThan(7);
    expect(sources.filter(({ settings }) => !settings?.draft).map(({ name }) => name)).toEqual([]);
  });

  it("are told by a check of a vendor's files, whose profile forgot them", async () => {
    const folder = fileURLToPath(new URL("../visma-net/fixtures/", import.meta.url));
    const files = (await readdir(folder)).filter((name) => name.endsWith(".csv")).map((name) => join(folder, name));
    const text = await readFile(join(folder, "profile.yaml"), "utf8");
    const told = async (profile: string) => {
      const [report] = await check({ adapters, files, board: "99003", profile: { text: profile } });
      expect(report?.error).toBeNull();
      return report?.leftOpen.map(({ en }) => en.split(" which count")[0]) ?? [];
    };
    expect((await told(text)).filter((line) => line?.includes('"3100"'))).toEqual([]);
    const lines = (await told(text.replace('"3100"', '"3101"'))).filter((line) => line?.includes('"3100"'));
    expect(lines).toEqual([expect.stringMatching(/^unit "3100": nothing says the site of [1-9]\d* lines,$/)]);
  });
});
