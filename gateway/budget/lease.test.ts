import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { size } from "@regiohub/infra/testing/size";
import { type Budgets, freshBudgets } from "../testing/budgets.js";
import type { Allowance } from "./account.js";
import { bucketsIn } from "./buckets.js";
import type { Lease } from "./lease.js";
import { Purse } from "./purse.js";

// Nothing fills by itself within the test: time passes where a test says so.
const allowance: Allowance = { most: 1_000, limit: 1_000, perSecond: 0.001 };
const exhausted = { statusCode: 429, code: "BUDGET_EXHAUSTED" };

let budgets: Budgets;
beforeAll(async () => {
  budgets = await freshBudgets();
});
afterAll(async () => {
  await budgets.close();
});

/** One process, with a clock that stands still until it is moved. */
function process() {
  const time = { ms: 0 };
  return { purse: new Purse(bucketsIn(budgets.pool), () => time.ms), time };
}

let made = 0;
const account = () => ({ client: `client ${++made}`, board: "*" });

/** The database's clock goes on, or back, by so many milliseconds as far as a bucket knows. */
const pass = (client: string, ms: number) =>
  budgets.pool.query(
    "update access.budget set filled_at = filled_at - $2 * interval '1 millisecond' where client = $1",
    [client, ms],
  );

describe("a budget", () => {
  it("is used up, refused in the process until there is some again, and fills with time", async () => {
    const { purse, time } = process();
    const own = account();
    const lease = purse.lease(own, { ...allowance, perSecond: 10 });
    await lease.take(1_000);
    lease.release(0);
    const refusal = { ...exhausted, headers: { "retry-after": "10" } };
    await expect(lease.take(100)).rejects.toMatchObject(refusal);
    expect(() => lease.refuseEmpty()).toThrow("Budget used up.");
    time.ms += 1_000;
    await pass(own.client, 1_000);
    lease.refuseEmpty();
    await lease.take(10);
    await expect(lease.take(100)).rejects.toMatchObject({ ...exhausted, headers: { "retry-after": "10" } });
  });

  it("that is too small for one operation is not for a smaller one", async () => {
    const lease = process().purse.lease(account(), allowance);
    await lease.take(900);
    await expect(lease.take(500)).rejects.toMatchObject(exhausted);
    await lease.take(50);
  });

  it("never holds more than its limit, however long nothing is asked", async () => {
    const own = account();
    const { purse } = process();
    await purse.lease(own, allowance).take(1_000);
    await pass(own.client, 1e12);
    await purse.lease(own, allowance).take(1_000);
    await expect(purse.lease(own, allowance).take(1)).rejects.toMatchObject(exhausted);
  });

  it("keeps what an operator gave beyond the limit until it is used", async () => {
    const own = account();
    await budgets.pool.query("insert into access.budget values ($1, '*', 5000, now())", [own.client]);
    const lease = process().purse.lease(own, allowance);
    for (let n = 0; n < 5; n++) await lease.take(1_000);
    await expect(lease.take(1)).rejects.toMatchObject(exhausted);
  });

  it("is one for processes that ask at the same time", async () => {
    const own = account();
    const leases = [process(), process()].map(({ purse }) => purse.lease(own, allowance));
    const asked = Array.from({ length: 60 }, (_, n) => (leases[n % 2] as Lease).take(20));
    const settled = await Promise.allSettled(asked);
    const granted = settled.filter(({ status }) => status === "fulfilled").length;
    expect(granted * 20).toBeLessThanOrEqual(1_000);
    expect(granted * 20).toBeGreaterThan(900); // what one process holds, the other lacks
  });

  it("that lies idle in a process goes back, and so does all of it at the end", async () => {
    const own = account();
    const [one, two] = [process(), process()];
    const lease = one.purse.lease(own, allowance);
    await lease.take(10);
    lease.release(5);
    one.time.ms += 5_000;
    await one.purse.tidy();
    const other = two.purse.lease(own, allowance);
    await other.take(995);
    other.release(995);
    await two.purse.close();
    await process().purse.lease(own, allowance).take(995);
  });

  it("does not go back while an operation is under way that may leave some of it", async () => {
    const own = account();
    const { purse, time } = process();
    const lease = purse.lease(own, allowance);
    await lease.take(600);
    time.ms += 60_000;
    await purse.tidy();
    lease.release(600);
    expect(purse.lease(own, allowance)).toBe(lease);
    await lease.take(1_000);
  });

  it("that nobody has asked for a day is taken away", async () => {
    const own = account();
    const { purse, time } = process();
    await purse.lease(own, allowance).take(1);
    await pass(own.client, 25 * 3_600_000);
    time.ms += 3_600_000;
    await purse.tidy();
    const { rowCount } = await budgets.pool.query("select from access.budget where client = $1", [own.client]);
    expect(rowCount).toBe(0);
  });
});

/** One account under two processes, one of which may die, and a clock that may be set. */
class World {
  readonly own = account();
  readonly allowance: Allowance = { most: 1_000, limit: 1_000, perSecond: 2 };
  #processes = [process(), process()];
  #underWay: { lease: Lease; cost: number }[] = [];
  /** What was used, and not put back. */
  used = 0;
  /** What the bucket may have given: its limit, and what time brought. */
  due = 1_000;
  behindMs = 0;

  constructor(private readonly random: Random) {}

  async step(): Promise<void> {
    const chance = this.random.next();
    if (chance < 0.5) await this.#begin();
    else if (chance < 0.8) this.#end();
    else if (chance < 0.9) await this.#wait(this.random.below(20_000));
    else if (chance < 0.93) await this.#setBack(this.random.below(60_000));
    else if (chance < 0.97) await this.#idle();
    else this.#die();
  }

  async #begin(): Promise<void> {
    const lease = this.random.pick(this.#processes).purse.lease(this.own, this.allowance);
    const cost = 1 + this.random.below(300);
    try {
      await lease.take(cost);
    } catch (error) {
      expect(error).toMatchObject(exhausted);
      return;
    }
    this.used += cost;
    this.#underWay.push({ lease, cost });
  }

  #end(): void {
    const [over] = this.#underWay.splice(this.random.below(this.#underWay.length || 1), 1);
    if (!over) return;
    const back = this.random.below(over.cost + 1);
    over.lease.release(back);
    this.used -= back;
  }

  async #wait(ms: number): Promise<void> {
    const { rowCount } = await pass(this.own.client, ms);
    if (!rowCount) return;
    this.due += (Math.max(0, ms - this.behindMs) / 1_000) * this.allowance.perSecond;
    this.behindMs = Math.max(0, this.behindMs - ms);
  }

  async #setBack(ms: number): Promise<void> {
    const { rowCount } = await pass(this.own.client, -ms);
    if (rowCount) this.behindMs += ms;
  }

  async #idle(): Promise<void> {
    const { purse, time } = this.random.pick(this.#processes);
    time.ms += 5_000;
    await purse.tidy();
  }

  /** Its operations under way are over, and nothing comes back. */
  #die(): void {
    this.#processes = [this.random.pick(this.#processes), process()];
    this.#underWay = [];
  }
}

describe("a budget under two processes", () => {
  it("is never exceeded, whatever dies and however clocks are set", async () => {
    const steps = size("budget", { commit: 250, long: 1_000 });
    await forSeeds("budget", { commit: 8, long: 100 }, async (random) => {
      const world = new World(random);
      const begun = Date.now();
      for (let step = 0; step < steps; step++) {
        await world.step();
        const due = world.due + ((Date.now() - begun) / 1_000 + 1) * world.allowance.perSecond;
        expect(world.used).toBeLessThanOrEqual(due);
      }
    });
  });
});
