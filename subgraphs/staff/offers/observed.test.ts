import { afterAll, beforeAll, beforeEach, expect, it } from "@jest/globals";
import type { LoadedRun } from "@regiohub/infra/hub";
import { type TestSubgraph, testSubgraph } from "@regiohub/infra/testing/subgraph";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member } from "@regiohub/schema/records/index";
import { staff } from "../index.js";
import { forgetPeople, offeredAfter } from "../testing/offered.js";
import { employmentRecord, memberRecord } from "../testing/records.js";

let hub: TestSubgraph;
beforeAll(async () => {
  hub = await testSubgraph(staff);
});
afterAll(() => hub.close());
beforeEach(() => forgetPeople(hub.url));

/** Each person's only employment, by its last day; null: it runs. */
async function after(
  run: Partial<LoadedRun> & Pick<LoadedRun, "runId" | "day">,
  ends: readonly (string | null)[],
  more: Partial<EmploymentRecord> = {},
): Promise<string> {
  const delivery = { coverage: "full", ...run } as const;
  const numbers = ends.map((_, index) => String(index + 1));
  await hub.load(
    member,
    numbers.map((memberNumber) => memberRecord({ memberNumber })),
    delivery,
  );
  const records = numbers.map((memberNumber, index) => {
    const days = { contractEndsOn: ends[index] ?? null, endsOn: ends[index] ?? null };
    return employmentRecord({ memberNumber, siteCode: null, ...days, ...more });
  });
  await hub.load(employment, records, delivery);
  const [window] = (await offeredAfter(hub, run)).observed;
  return `${window?.fromOn}..${window?.untilOn} ${window?.basis}`;
}

it("begins with the first who had left and is in the first delivery all the same", async () => {
  const ends = [null, "2025-09-15", "2025-07-31", "2026-07-31"];
  expect(await after({ runId: 1, day: "2025-10-01" }, ends)).toBe("2025-07-31..2025-10-01 LEAVERS_SEEN");
  expect(await after({ runId: 2, day: "2025-11-01" }, ["2021-07-31"])).toBe("2025-07-31..2025-11-01 LEAVERS_SEEN");
});

it("begins with the first who had left also when a later delivery, without them, was loaded meanwhile", async () => {
  const load = async (runId: number, ends: readonly (string | null)[]) => {
    const numbered = ends.map((endsOn, index) => ({ memberNumber: String(index + 1), contractEndsOn: endsOn, endsOn }));
    const delivery = { runId, coverage: "full" } as const;
    await hub.load(
      member,
      numbered.map(({ memberNumber }) => memberRecord({ memberNumber })),
      delivery,
    );
    await hub.load(
      employment,
      numbered.map((one) => employmentRecord({ ...one, siteCode: null })),
      delivery,
    );
  };
  await load(1, [null, "2025-07-31"]);
  await load(2, [null]);
  const { observed } = await offeredAfter(hub, { runId: 1, day: "2025-10-01" });
  expect(observed).toMatchObject([{ fromOn: "2025-07-31", untilOn: "2025-10-01", basis: "LEAVERS_SEEN" }]);
});

it("begins with the first delivery where that shows nobody who had left, or is of single changes", async () => {
  expect(await after({ runId: 1, day: "2025-10-01" }, [null])).toBe("2025-10-01..2025-10-01 DELIVERED");
  expect(await after({ runId: 2, day: "2025-11-01" }, ["2025-09-30"])).toBe("2025-10-01..2025-11-01 DELIVERED");
});

it("does not see who left in a delivery of single changes, nor who was hired", async () => {
  const hired = { contractKind: "EXTERNAL" } as const;
  expect(await after({ runId: 1, day: "2025-10-01" }, ["2025-07-31"], hired)).toMatch(/^2025-10-01.*DELIVERED$/);
  const other = { board: "99002", runId: 2, day: "2025-10-01", coverage: "delta" } as const;
  expect(await after(other, ["2025-07-31"])).toMatch(/^2025-10-01.*DELIVERED$/);
});

it("begins where the board vouches for it, from then on", async () => {
  const vouched = { historySince: "2023-08-01" };
  expect(await after({ runId: 1, day: "2025-10-01", ...vouched }, ["2025-07-31"])).toMatch(/^2023-08-01.* VOUCHED$/);
  expect(await after({ runId: 2, day: "2025-11-01" }, [null])).toBe("2023-08-01..2025-11-01 VOUCHED");
  const later = { runId: 3, day: "2025-12-01", historySince: "2024-08-01" };
  expect(await after(later, [null])).toBe("2024-08-01..2025-12-01 VOUCHED");
});

it("never ends before the last delivery, whatever is loaded again", async () => {
  await after({ runId: 1, day: "2025-10-01" }, [null]);
  expect(await after({ runId: 2, day: "2025-09-01" }, [null])).toBe("2025-10-01..2025-10-01 DELIVERED");
});
