import { describe, expect, it } from "@jest/globals";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { type Pair, pairsOf, type TokenRow } from "./link.js";
import { personText } from "./person.js";
import type { Times } from "./times.js";

const NO_TIMES: Times = { tooMuch: () => false, succeeds: () => false };

interface Given {
  readonly version?: string;
  /** Stands for name, initials and birth day; and with the sex. */
  readonly name?: string;
  readonly sex?: "V" | "M" | null;
}

/** The tokens of a person, `11111 7`. */
function tokens(who: string, { version = "1", name = "berg", sex = "V" }: Given = {}): readonly TokenRow[] {
  const [board = "", number = ""] = who.split(" ");
  const row = { person: { board, number }, keyVersion: version };
  const first: TokenRow = { ...row, tokenKind: "NAME_INITIALS_BIRTH", token: `${version} ${name}` };
  return sex === null
    ? [first]
    : [first, { ...row, tokenKind: "NAME_INITIAL_BIRTH_SEX", token: `${first.token} ${sex}` }];
}

const written = (pairs: readonly Pair[]) =>
  pairs.map(({ a, b, status, versions }) => `${personText(a)} – ${personText(b)}: ${status} ${versions.join()}`);
const paired = (rows: readonly (readonly TokenRow[])[], times: Partial<Times> = {}) =>
  written(pairsOf(rows.flat(), { ...NO_TIMES, ...times }));

describe("pairsOf", () => {
  it("links two numbers at two boards whose tokens agree, the first board first", () => {
    expect(paired([tokens("22222 1"), tokens("11111 9")])).toEqual(["11111 9 – 22222 1: LINKED 1"]);
  });

  it("links somebody whose sex one board does not know", () => {
    expect(paired([tokens("11111 1", { sex: null }), tokens("22222 1")])).toEqual(["11111 1 – 22222 1: LINKED 1"]);
  });

  it("brings nobody together whose names differ, and pairs nobody with themselves", () => {
    expect(paired([tokens("11111 1"), tokens("22222 1", { name: "dam" })])).toEqual([]);
  });

  it("contradicts where names agree and sexes do not", () => {
    expect(paired([tokens("11111 1"), tokens("22222 1", { sex: "M" })])).toEqual(["11111 1 – 22222 1: CONTRADICTED 1"]);
  });

  it("contradicts where both work more than one person can", () => {
    const tooMuch = () => true;
    expect(paired([tokens("11111 1"), tokens("22222 1")], { tooMuch })).toEqual(["11111 1 – 22222 1: CONTRADICTED 1"]);
  });

  it("leaves both of two people of one board ambiguous, and links the others of that name", () => {
    expect(paired([tokens("11111 1"), tokens("11111 2"), tokens("22222 1"), tokens("33333 1")])).toEqual([
      "11111 1 – 22222 1: AMBIGUOUS 1",
      "11111 2 – 22222 1: AMBIGUOUS 1",
      "22222 1 – 33333 1: LINKED 1",
    ]);
  });

  it("leaves two people ambiguous who look alike at one board and nowhere else", () => {
    expect(paired([tokens("11111 1"), tokens("11111 2")])).toEqual(["11111 1 – 11111 2: AMBIGUOUS 1"]);
  });

  it("takes several numbers for one person where each lies after all that came before, and only there", () => {
    const after =
      (...both: readonly string[]): Times["succeeds"] =>
      (later, earlier) =>
        both.includes(`${later.number} ${earlier.number}`);
    const rows = ["1", "2", "3"].map((number) => tokens(`11111 ${number}`));
    expect(paired(rows, { succeeds: after("2 1", "3 1", "3 2") })).toEqual([
      "11111 1 – 11111 3: LINKED 1",
      "11111 2 – 11111 3: LINKED 1",
    ]);
    expect(paired(rows, { succeeds: after("3 1", "3 2") }).every((pair) => pair.includes("AMBIGUOUS"))).toBe(true);
  });

  it("takes a number that took another's place for the same person, and links the one in use", () => {
    const succeeds: Times["succeeds"] = (later, earlier) => later.number === "2" && earlier.number === "1";
    const rows = [tokens("11111 1"), tokens("11111 2"), tokens("22222 5")];
    expect(paired(rows, { succeeds })).toEqual(["11111 1 – 11111 2: LINKED 1", "11111 2 – 22222 5: LINKED 1"]);
  });

  it("takes no number for another's of which the sex is not known", () => {
    const succeeds: Times["succeeds"] = (later, earlier) => later.number === "2" && earlier.number === "1";
    const rows = [tokens("11111 1", { sex: null }), tokens("11111 2", { sex: null }), tokens("22222 5")];
    expect(paired(rows, { succeeds })).toEqual(["11111 1 – 22222 5: AMBIGUOUS 1", "11111 2 – 22222 5: AMBIGUOUS 1"]);
  });

  it("links by any version of the key that both have, and names all", () => {
    const both = [tokens("11111 1", { version: "1" }), tokens("11111 1", { version: "2" })];
    expect(paired([...both, tokens("22222 1", { version: "2" })])).toEqual(["11111 1 – 22222 1: LINKED 2"]);
    expect(paired([...both, tokens("22222 1", { version: "2" }), tokens("22222 1", { version: "1" })])).toEqual([
      "11111 1 – 22222 1: LINKED 1,2",
    ]);
    expect(paired([tokens("11111 1", { version: "1" }), tokens("22222 1", { version: "2" })])).toEqual([]);
  });

  it("lets the version hold that claims least", () => {
    const rows = ["1", "2"].flatMap((version) => [
      tokens("11111 1", { version }),
      tokens("22222 1", { version, sex: version === "1" ? "V" : "M" }),
    ]);
    expect(paired(rows)).toEqual(["11111 1 – 22222 1: CONTRADICTED 1,2"]);
  });

  it("links nobody of unknown sex with a man or a woman when there are both", () => {
    const rows = [tokens("11111 1"), tokens("22222 1", { sex: null }), tokens("33333 1", { sex: "M" })];
    expect(paired(rows)).toEqual([
      "11111 1 – 22222 1: AMBIGUOUS 1",
      "11111 1 – 33333 1: CONTRADICTED 1",
      "22222 1 – 33333 1: AMBIGUOUS 1",
    ]);
  });

  it("takes a token that more than twenty boards have for nobody's, in as many pairs as people", () => {
    const at = (count: number) => Array.from({ length: count }, (_, index) => tokens(`${20_000 + index} 1`));
    expect(pairsOf(at(20).flat(), NO_TIMES).every(({ status }) => status === "LINKED")).toBe(true);
    const many = pairsOf(at(300).flat(), NO_TIMES);
    expect([many.length, new Set(many.map(({ status }) => status))]).toEqual([299, new Set(["AMBIGUOUS"])]);
  });

  it("gives the same pairs whatever the order of the tokens", async () => {
    const ran = await forSeeds("LINK-02", { commit: 200, long: 20_000 }, (random) => {
      const rows = Array.from({ length: 12 }, (_, index) =>
        tokens(`${random.below(4)} ${index}`, {
          name: random.pick(["a", "b"]),
          sex: random.pick(["V", "M", null]),
          version: random.pick(["1", "2"]),
        }),
      ).flat();
      const times: Times = {
        tooMuch: (one, other) => (Number(one.number) + Number(other.number)) % 5 === 0,
        succeeds: (later, earlier) => Number(later.number) === Number(earlier.number) + 1,
      };
      const shuffled = rows.toSorted(() => random.next() - 0.5);
      expect(written(pairsOf(shuffled, times))).toEqual(written(pairsOf(rows, times)));
    });
    expect(ran).toBeGreaterThan(0);
  });
});
