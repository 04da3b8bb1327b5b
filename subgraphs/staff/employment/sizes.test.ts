import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member, site } from "@regiohub/schema/records/index";
import { staff } from "../index.js";
import { employmentRecord, memberRecord, siteRecord } from "../testing/records.js";

const EMPLOYMENTS = 60;

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
  await hub.load(site, [siteRecord()], { board: null });
  await hub.load(member, [memberRecord()]);
});
afterAll(() => hub.close());

const day = (number: number) => new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);

/** Some lines of an employment within twenty days, of few sizes. */
function linesOf(random: Random, employmentNumber: string): EmploymentRecord[] {
  return Array.from({ length: 2 + random.below(5) }, (_, at) => {
    const from = random.below(20);
    return employmentRecord({
      employmentNumber,
      lineNumber: String(at),
      startsOn: day(from),
      endsOn: random.below(6) === 0 ? null : day(from + random.below(5)),
      fte: random.pick(["0.5000", "0.5000", "0.8000", null]),
    });
  });
}

/** Whether two lines say different sizes of one day: each held against each. */
const disagree = (lines: readonly EmploymentRecord[]) =>
  lines.some((one) =>
    lines.some(
      (other) =>
        one.fte !== other.fte &&
        one.startsOn <= (other.endsOn ?? "9999-12-31") &&
        other.startsOn <= (one.endsOn ?? "9999-12-31"),
    ),
  );

it("refuses all lines of the employments whose size is not one on some day, and of no others", async () => {
  let refused = 0;
  await forSeeds("employment sizes", { commit: 8, long: 2_000 }, async (random) => {
    const all = Array.from({ length: EMPLOYMENTS }, (_, at) => linesOf(random, String(at)));
    const lines = all.flat();
    const { rejections } = await hub.load(employment, lines);
    const found = new Set(rejections.map(({ line }) => lines[line - 1]?.employmentNumber));
    expect([...found].sort()).toEqual(all.flatMap((own, at) => (disagree(own) ? String(at) : [])).sort());
    expect(rejections).toHaveLength(all.filter(disagree).flat().length);
    refused += found.size;
  });
  expect(refused).toBeGreaterThan(0);
});
