import { describe, expect, it } from "@jest/globals";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type CorpusRates, corpusOf, USUAL } from "./corpus/corpus.js";
import { linkingQuality } from "./quality.js";

const NOTHING: CorpusRates = {
  moved: 0,
  dual: 0,
  renumbered: 0,
  returned: 0,
  doublesAfter: 0,
  twinsOfOtherSex: 0,
  twinsWithOtherInitials: 0,
  doublesElsewhere: 0,
  doublesBeside: 0,
  faults: { SEX_UNKNOWN: 0, INITIALS: 0, BIRTH_DAY: 0, SURNAME: 0 },
};
const quality = (people: number, rates: Partial<CorpusRates>, seed = 1) =>
  linkingQuality(corpusOf(people, { ...NOTHING, ...rates }, seed));

describe("linking", () => {
  it("links 999 of 1,000 pairs rightly, and finds 97 of 100, in regions of 20,000 together", async () => {
    const all = { linked: 0, wrong: 0 }; // one region has two wrong ones now and then: of 1,800 that is more than 1 in 1,000
    const ran = await forSeeds("LINK-01", { commit: 1, long: 40 }, (_, seed) => {
      const { linked, wrong, recall, ambiguousShare } = linkingQuality(corpusOf(20_000, USUAL, seed));
      all.linked += linked;
      all.wrong += wrong;
      expect(Math.abs(recall - 0.973)).toBeLessThan(0.015);
      expect(ambiguousShare).toBeLessThan(0.001);
    });
    expect(all.linked).toBeGreaterThan(1_000 * ran);
    expect(1 - all.wrong / all.linked).toBeGreaterThanOrEqual(0.999);
  });

  it("finds everybody who moved, works at two boards, got a new number or came back under one, however names are written", () => {
    expect(quality(3_000, { moved: 300, dual: 100, renumbered: 100, returned: 100 })).toMatchObject({
      recall: 1,
      precision: 1,
      wrong: 0,
    });
  });

  it("finds a person whose sex one board does not know, and misses other initials, birth days and partners' names", () => {
    const faults = { SEX_UNKNOWN: 200, INITIALS: 200, BIRTH_DAY: 200, SURNAME: 200 };
    const { byFault, wrong } = quality(3_000, { moved: 500, faults });
    expect([...byFault.keys()].sort()).toEqual(["BIRTH_DAY", "INITIALS", "SAME", "SEX_UNKNOWN", "SURNAME"]);
    for (const [fault, { there, found }] of byFault) {
      expect([fault, there > 200, found]).toEqual([fault, true, ["SAME", "SEX_UNKNOWN"].includes(fault) ? there : 0]);
    }
    expect(wrong).toBe(0);
  });

  it("tells twins apart by their sex, and does not bring those with other initials together", () => {
    const { linked, contradicted } = quality(3_000, { twinsOfOtherSex: 100 });
    expect([linked, contradicted > 200]).toEqual([0, true]);
    expect(quality(3_000, { twinsWithOtherInitials: 100 })).toMatchObject({
      linked: 0,
      contradicted: 0,
      ambiguousShare: 0,
    });
  });

  it("links two people wrongly who look alike at two boards, and counts that against the precision", () => {
    const { wrong, linked, precision } = quality(3_000, { doublesElsewhere: 100, moved: 500 });
    expect(wrong).toBeGreaterThan(50);
    expect(precision).toBeCloseTo((linked - wrong) / linked, 12);
  });

  it("links two people wrongly who look alike and were at one board one after the other, and counts that too", () => {
    const { wrong, linked, truePairs } = quality(3_000, { doublesAfter: 100 });
    expect([truePairs, wrong > 200, wrong]).toEqual([0, true, linked]);
  });

  it("links neither of two people who look alike at one board with a third one elsewhere", () => {
    const { wrong, ambiguousShare, recall, truePairs } = quality(3_000, { doublesBeside: 1_000, moved: 1_000 });
    expect([wrong, recall, truePairs]).toEqual([0, 0, 3_000]);
    expect(ambiguousShare).toBe(1);
  });
});
