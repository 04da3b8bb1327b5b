import { describe, expect, it } from "@jest/globals";
import { youforce } from "../index.js";
import { APPLICATION, pullFrom } from "../testing/pull.js";
import { useStandIns } from "../testing/stand-ins.js";
import { Budget, type Usage } from "./budget.js";
import { youforceLive } from "./index.js";
import { BEAUFORT } from "./systems.js";

const open = (ledger: Map<string, Usage>, today: string, callsPerDay = 20) =>
  new Budget(ledger, "app", callsPerDay, today, 6);

/** Takes so many questions and comes to an end. */
function pull(budget: Budget, calls: number): void {
  budget.takeToken();
  for (let call = 0; call < calls; call += 1) budget.takeCall();
  budget.finish();
}

const unavailable = expect.objectContaining({ code: "SOURCE_UNAVAILABLE" });

describe("the questions of a day", () => {
  it("are counted over the pulls of that day, and not over those of another", () => {
    const ledger = new Map<string, Usage>();
    pull(open(ledger, "2025-11-03"), 8);
    pull(open(ledger, "2025-11-03"), 8);
    expect(() => open(ledger, "2025-11-03")).toThrow(unavailable);
    expect(() => open(ledger, "2025-11-04")).not.toThrow();
  });

  it("are those of one application", () => {
    const ledger = new Map<string, Usage>();
    pull(open(ledger, "2025-11-03"), 20);
    expect(() => new Budget(ledger, "another", 20, "2025-11-03", 6)).not.toThrow();
  });

  it("must be enough for as large a pull as the last one", () => {
    const ledger = new Map<string, Usage>();
    pull(open(ledger, "2025-11-02"), 15);
    const failed = open(ledger, "2025-11-03");
    for (let call = 0; call < 6; call += 1) failed.takeCall();
    expect(() => open(ledger, "2025-11-03")).toThrow(/14 questions are left today, the pull needs 15/);
  });

  it("end a pull that turns out larger than they are", () => {
    const budget = open(new Map(), "2025-11-03", 10);
    for (let call = 0; call < 10; call += 1) budget.takeCall();
    expect(() => budget.takeCall()).toThrow(unavailable);
  });
});

describe("the tokens of a month", () => {
  it("are counted over its days, and begin anew with the next", () => {
    const spent: Usage = { day: "2025-11-03", calls: 6, tokens: 399, lastPull: 6 };
    const ledger = new Map([["app", spent]]);
    const budget = open(ledger, "2025-11-30");
    budget.takeToken();
    expect(() => budget.takeToken()).toThrow(unavailable);
    expect(() => open(ledger, "2025-11-30")).toThrow(/no token is left this month/);
    expect(() => open(ledger, "2025-12-01")).not.toThrow();
  });
});

describe("a source", () => {
  const start = useStandIns();
  const rows = {
    persons: [{ personCode: "1" }],
    employments: [{ personCode: "1" }],
    assignments: [],
    jobProfiles: [{ id: "21" }],
    costAllocations: [],
    organizationUnits: [{ id: "1" }],
  };

  it("does not begin a pull for which too little is left, nor ask for a token", async () => {
    const { origin, clock, asked } = await start({ rows });
    const source = youforceLive(BEAUFORT, youforce.files, { now: clock.now });
    await pullFrom({ origin }, source, clock, { pull: { callsPerDay: 10 } });
    const before = asked.length;
    await expect(pullFrom({ origin }, source, clock, { pull: { callsPerDay: 10 } })).rejects.toThrow(unavailable);
    expect(asked).toHaveLength(before);
    await pullFrom({ origin }, source, clock, { pull: { callsPerDay: 10 }, today: "2025-11-04" });
  });

  it("keeps count where it is told to, for the next process", async () => {
    const ledger = new Map<string, Usage>();
    const { origin, clock } = await start({ rows });
    await pullFrom({ origin }, youforceLive(BEAUFORT, youforce.files, { now: clock.now, ledger }), clock);
    expect(ledger.get(APPLICATION.clientId)).toEqual({ day: "2025-11-03", calls: 6, tokens: 1, lastPull: 6 });
  });
});
