import { beforeAll, describe, expect, it } from "@jest/globals";
import { passesElevenTest } from "@regiohub/infra/ingest/personal-numbers";
import { FAULT_KINDS, faultCounts, stepsOf, testCitizenNumber } from "./faults.js";
import { demoBoards } from "./region.js";
import { type RegisterFacts, readRegisterFacts } from "./register-facts.js";

describe("faulty rows of a demo", () => {
  let facts: RegisterFacts;
  beforeAll(async () => {
    facts = await readRegisterFacts();
  });
  const board = (boards: number, staff: number, index: number) => {
    const found = demoBoards({ boards, staff, seed: 1 }, facts)[index];
    if (!found) throw new RangeError("no such board");
    return found;
  };

  it("are of every kind in a board of 300 staff, but no broken byte in JSON", () => {
    const afas = faultCounts(board(2, 600, 0));
    const hrCore = faultCounts(board(2, 600, 1));
    expect(FAULT_KINDS.filter((kind) => afas[kind] === 0)).toEqual(["undecodable-byte"]);
    expect(FAULT_KINDS.filter((kind) => hrCore[kind] === 0)).toEqual([]);
  });

  it("are half a percent of the rows in a large board", () => {
    const total = Object.values(faultCounts(board(1, 20_000, 0))).reduce((sum, count) => sum + count, 0);
    expect(total).toBe(250);
  });

  it("are few in a small board", () => {
    const total = Object.values(faultCounts(board(1, 40, 0))).reduce((sum, count) => sum + count, 0);
    expect(total).toBeLessThanOrEqual(1);
  });

  it("stand beside the sound rows: each is somebody else's, spread over the file", () => {
    const one = board(2, 1000, 1);
    const steps = [...stepsOf(one)];
    const faulty = steps.map(({ fault }, at) => (fault ? at : -1)).filter((at) => at >= 0);
    expect(steps.filter(({ fault }) => fault === null)).toHaveLength(500);
    expect(faulty).toHaveLength(FAULT_KINDS.length);
    expect(faulty[0]).toBeLessThan(100);
    expect(faulty.at(-1)).toBeGreaterThan(400);
    expect(new Set(steps.map(({ person }) => person.number)).size).toBe(steps.length);
  });

  it("use numbers that pass the eleven-test, from the test series only", () => {
    for (let at = 0; at < 10_000; at += 37) {
      expect(testCitizenNumber(at)).toMatch(/^9999\d{5}$/);
      expect(passesElevenTest(testCitizenNumber(at))).toBe(true);
    }
  });
});
