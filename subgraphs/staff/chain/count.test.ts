import { beforeAll, describe, expect, it } from "@jest/globals";
import { addDays } from "@regiohub/infra/days";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type ChainRule, chainRules } from "@regiohub/schema/chain-rules";
import { chainOf } from "./count.js";
import type { Contract } from "./follow.js";
import { walk } from "./testing/day-by-day.js";

let rules: readonly ChainRule[];
beforeAll(async () => {
  rules = await chainRules();
});

const contract = (number: string, startsOn: string, endsOn: string | null, more: Partial<Contract> = {}): Contract => ({
  number,
  kind: "TEMPORARY",
  startsOn,
  endsOn,
  outsideChain: null,
  ...more,
});

const chain = (
  number: string,
  on: string,
  contracts: readonly Contract[],
  boardKind: "PUBLIC" | "DENOMINATIONAL" | null = null,
) => chainOf(number, on, contracts, { rules, boardKind });

const first = contract("1", "2024-08-01", "2025-01-31");
const second = contract("2", "2025-02-01", "2025-07-31");
const third = contract("3", "2025-09-01", "2026-01-31");

describe("three contracts in a row", () => {
  it("are three of three, with 608 days left on 1 December 2025", () => {
    const count = { contracts: 3, contractsLeft: 0, startsOn: "2024-08-01", limitOn: "2027-08-01", daysLeft: 608 };
    expect(chain("3", "2025-12-01", [third, first, second])).toMatchObject({ least: count, most: count, doubts: [] });
  });

  it("count as far as they have begun", () => {
    const contracts = [first, second, third];
    expect(chain("2", "2025-08-31", contracts)?.most).toMatchObject({ contracts: 2, contractsLeft: 1, daysLeft: 700 });
    expect(chain("3", "2025-08-31", contracts)).toBeUndefined();
    const endless = contract("3", "2025-09-01", null);
    expect(chain("1", "2027-08-02", [first, second, endless])?.most.daysLeft).toBe(-1);
  });

  it("stay one chain over a gap of six months, and not over one of a day more", () => {
    const after = (startsOn: string) =>
      chain("3", startsOn, [first, second, contract("3", startsOn, null)])?.most.contracts;
    expect(["2026-01-31", "2026-02-01", "2026-02-02"].map(after)).toEqual([3, 3, 1]);
  });

  it("are three though they run at the same time, until the last of them ends", () => {
    const long = contract("0", "2024-08-01", "2025-12-31");
    const next = contract("3", "2026-06-01", null);
    expect(chain("3", "2026-06-01", [long, first, next])?.most.contracts).toBe(3);
  });

  it("are broken by a permanent one, and no other kind is in them", () => {
    const permanent = contract("2", "2025-02-01", "2025-07-31", { kind: "PERMANENT" });
    expect(chain("3", "2025-12-01", [first, permanent, third])?.most).toMatchObject({
      contracts: 1,
      startsOn: "2025-09-01",
    });
    expect(chain("1", "2025-12-01", [first, permanent, third])?.most).toMatchObject({
      contracts: 1,
      startsOn: "2024-08-01",
    });
    for (const kind of ["PERMANENT", "TRAINEE", "EXTERNAL"] as const) {
      const other = { ...second, kind };
      expect(chain("2", "2025-12-01", [first, other])).toBeUndefined();
    }
    const hired = { ...second, kind: "EXTERNAL" } as const;
    expect(chain("3", "2025-12-01", [first, hired, contract("3", "2025-09-01", null)])?.most.contracts).toBe(1);
  });

  it("may be more than there is room for", () => {
    const fourth = contract("4", "2026-02-01", null);
    expect(chain("4", "2026-03-01", [first, second, third, fourth])?.most).toMatchObject({
      contracts: 4,
      contractsLeft: -1,
    });
  });
});

describe("a chain whose contracts have ended", () => {
  const contracts = [first, second];
  const left = { contractsLeft: 1, why: null };
  const over = { contractsLeft: null, daysLeft: null, why: "CHAIN_OVER" };

  it("has days left until another contract would begin a new one, and none from then on", () => {
    const newChainFrom = "2026-02-02"; // six months after 31 July, as above
    expect(chain("2", "2026-02-01", contracts)?.most).toMatchObject({ ...left, daysLeft: 546, newChainFrom });
    for (const on of [newChainFrom, "2026-02-03", "2030-01-01"]) {
      expect(chain("1", on, contracts)?.most).toMatchObject({ ...over, newChainFrom, limitOn: "2027-08-01" });
    }
    const next = contract("3", newChainFrom, null);
    expect(chain("2", "2026-03-01", [...contracts, next])?.most).toMatchObject({ ...over, contracts: 2, newChainFrom });
    expect(chain("3", "2026-03-01", [...contracts, next])?.most).toMatchObject({ contracts: 1, newChainFrom: null });
  });

  it("is over when a permanent contract begins, if that is sooner", () => {
    const permanent = contract("3", "2025-12-01", null, { kind: "PERMANENT" });
    expect(chain("2", "2025-12-01", [...contracts, permanent])?.most).toMatchObject({
      ...over,
      newChainFrom: "2025-12-01",
    });
    const late = { ...permanent, startsOn: "2026-03-01" };
    expect(chain("2", "2026-03-01", [...contracts, late])?.most.newChainFrom).toBe("2026-02-02");
  });

  it("is never over while one of them has no last day, and says nothing of a contract outside it", () => {
    const endless = contract("0", "2025-01-01", null);
    expect(chain("2", "2030-01-01", [endless, ...contracts])?.most).toMatchObject({ newChainFrom: null, why: null });
    const outside = { ...second, outsideChain: true };
    expect(chain("2", "2026-01-01", [first, outside])?.most).toMatchObject({
      newChainFrom: null,
      daysLeft: null,
      why: "OUTSIDE_CHAIN",
    });
  });

  it("is over by the rule of the day: three months at a public board until that of 2018, six after it", () => {
    const replacement = (endsOn: string) => [contract("1", "2017-05-01", endsOn, { kind: "REPLACEMENT" })];
    const newChainFrom = (endsOn: string, kind: "PUBLIC" | "DENOMINATIONAL" | null = "PUBLIC") =>
      chain("1", "2017-05-01", replacement(endsOn), kind);
    expect(newChainFrom("2017-06-30")?.most.newChainFrom).toBe("2017-10-02");
    expect(newChainFrom("2018-05-31")?.most.newChainFrom).toBe("2018-12-02");
    expect(newChainFrom("2017-06-30", null)).toMatchObject({
      least: { newChainFrom: "2017-10-02" },
      most: { newChainFrom: "2018-01-02" },
    });
    // After 2 July 2018 it would be a new chain, but from August on no more.
    expect(newChainFrom("2018-03-31")?.most.newChainFrom).toBe("2018-10-02");
  });
});

describe("a contract outside the chain", () => {
  const outside = (startsOn: string) =>
    contract("1", startsOn, "2018-12-31", { kind: "REPLACEMENT", outsideChain: true });
  const next = contract("2", "2019-01-01", "2019-12-31");

  it("counts when it began before August 2018, and does not from then on, as a link neither", () => {
    expect(chain("2", "2019-06-01", [outside("2018-07-31"), next])?.most.contracts).toBe(2);
    expect(chain("2", "2019-06-01", [outside("2018-08-01"), next])?.most.contracts).toBe(1);
    const between = { ...second, startsOn: "2025-02-01", endsOn: "2026-01-31", outsideChain: true };
    const last = contract("3", "2026-02-01", null);
    expect(chain("3", "2026-02-01", [first, between, last])?.most).toMatchObject({
      contracts: 1,
      startsOn: "2026-02-01",
    });
    expect(chain("2", "2026-02-01", [first, between, last])?.most).toMatchObject({ contracts: 0, startsOn: null });
  });

  it("may be any replacement of which the board does not say it: then there is a least and a most", () => {
    const replacement = { ...second, kind: "REPLACEMENT" } as const;
    const unsaid = chain("3", "2025-12-01", [first, replacement, third]);
    expect(unsaid).toMatchObject({ least: { contracts: 1, startsOn: "2025-09-01" }, most: { contracts: 3 } });
    expect(unsaid?.doubts).toEqual(["OUTSIDE_NOT_SAID"]);
    const said = chain("3", "2025-12-01", [first, { ...replacement, outsideChain: false }, third]);
    expect(said).toMatchObject({ least: { contracts: 3 }, most: { contracts: 3 }, doubts: [] });
  });
});

describe("the rule of a replacement in 2016 to 2018", () => {
  const contracts = [
    contract("1", "2016-08-01", "2016-12-31", { kind: "REPLACEMENT" }),
    contract("2", "2017-05-01", "2017-06-30", { kind: "REPLACEMENT" }),
  ];

  it("depends on what kind of board it is at", () => {
    expect(chain("2", "2017-05-01", contracts, "DENOMINATIONAL")?.most).toMatchObject({
      contracts: 2,
      contractsLeft: 4,
    });
    expect(chain("2", "2017-05-01", contracts, "PUBLIC")).toMatchObject({
      most: { contracts: 1, contractsLeft: null, limitOn: "2020-05-01" },
      doubts: ["RULE_UNSURE", "LIMIT_UNKNOWN"],
    });
  });

  it("may be either where that is not known", () => {
    expect(chain("2", "2017-05-01", contracts)).toMatchObject({
      least: { contracts: 1 },
      most: { contracts: 2, contractsLeft: null, limitOn: "2019-08-01" },
    });
  });
});

it("there is one rule for all contracts on every day, and whatever a source does not say is unsure", () => {
  const days = rules.flatMap(({ validFrom, validTo }) => [validFrom, validTo, validTo && addDays(validTo, 1)]);
  for (const day of [...days.filter((one) => one !== null), "1990-01-01", "2099-01-01"]) {
    const valid = rules.filter(({ validFrom, validTo }) => (validFrom ?? day) <= day && (validTo ?? day) >= day);
    expect(valid.filter(({ applies, boardKind }) => applies === "ALL" && boardKind === "ANY")).toHaveLength(1);
  }
  const unknown = rules.filter(({ maxContracts, maxMonths }) => maxContracts === null || maxMonths === null);
  expect(new Set(unknown.map(({ status }) => status))).toEqual(new Set(["UNSURE"]));
});

it("is what walking the days gives, in any history", async () => {
  await forSeeds("chain", { commit: 60, long: 2_000 }, (random) => {
    const contracts: Contract[] = [];
    let day = addDays("2020-01-01", random.below(400));
    for (let number = 1; number <= 1 + random.below(8); number += 1) {
      const days = random.below(300);
      const kind = random.pick(["TEMPORARY", "TEMPORARY", "REPLACEMENT", "PERMANENT"] as const);
      const endsOn = random.next() < 0.1 ? null : addDays(day, days);
      contracts.push({
        number: String(number),
        kind,
        startsOn: day,
        endsOn,
        outsideChain: random.pick([true, false, null]),
      });
      day = addDays(day, random.pick([1, days, days + 1, days + 181, days + 184, days + 185, days + 186, 400]));
    }
    const on = addDays(day, random.below(100) - 50);
    const isFirm = ({ kind }: Contract) => kind === "PERMANENT";
    for (const own of contracts.filter((one) => !isFirm(one) && one.startsOn <= on)) {
      const found = chain(own.number, on, contracts);
      const least = contracts.filter(
        (one) => isFirm(one) || one.outsideChain === false || (one.outsideChain === null && one.kind === "TEMPORARY"),
      );
      const most = contracts.filter((one) => isFirm(one) || one.outsideChain !== true);
      expect(found?.least).toMatchObject(walk(own, least, { on, resetMonths: 6 }));
      expect(found?.most).toMatchObject(walk(own, most, { on, resetMonths: 6 }));
    }
  });
});
