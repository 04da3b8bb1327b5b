import { describe, expect, it } from "@jest/globals";
import { boardCaller, operator, partner } from "@regiohub/infra/testing/callers";
import { GraphQLError, getIntrospectionQuery } from "graphql";
import { limitsByCaller } from "./limits.js";

const times = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join(" ");

const nested = (levels: number): string => "{ a ".repeat(levels) + "}".repeat(levels);
/** Fields with ten fields each, and some without. */
const wide = (selections: number): string => {
  const groups = Math.floor(selections / 100);
  const group = (n: number) => `f${n} { ${times(9, (m) => `g${m} { ${times(10, (k) => `h${k}`)} }`)} }`;
  return `{ ${times(groups, group)} ${times(selections - groups * 100, (n) => `i${n}`)} }`;
};

/** what is counted, a document with so many of it, most that a partner may have */
const EDGES: readonly (readonly [string, (count: number) => string, number])[] = [
  ["aliases", (count) => `{ ${times(count, (n) => `a${n}: b`)} }`, 15],
  ["aliases of __typename", (count) => `{ ${times(count, (n) => `a${n}: __typename`)} }`, 15],
  [
    "aliases in a fragment that is used five times",
    (count) => `{ ${times(5, (n) => `c${n} { ...F }`)} } fragment F on Q { ${times(count, (n) => `a${n}: b`)} }`,
    3,
  ],
  ["aliases of two operations", (count) => `query A { a: b } query B { ${times(count, (n) => `a${n}: b`)} }`, 14],
  ["directives", (count) => `{ ${times(count, (n) => `a${n} @skip(if: true)`)} }`, 5],
  ["directives at one field", (count) => `{ a ${"@x ".repeat(count)} }`, 2],
  ["directives at one variable", (count) => `query ($a: Int ${"@x ".repeat(count)}) { a }`, 2],
  ["directives at an operation", (count) => `query ${"@x ".repeat(count)} { a }`, 2],
  ["directives at a fragment", (count) => `{ ...F } fragment F on Q ${"@x ".repeat(count)} { a }`, 2],
  ["equal fields", (count) => `{ ${times(count, () => "a")} }`, 10],
  ["equal fields below equal fields", (count) => `{ ${times(2, () => `a { ${times(count, () => "b")} }`)} }`, 5],
  ["fields at one place", (count) => `{ ${times(count, (n) => `a${n}`)} }`, 200],
  ["fields inside each other", nested, 16],
  ["selections", wide, 500],
  ["bytes", (count) => `{ a } ${"#".padEnd(count - 6, "x")}`, 16_384],
  ["tokens", (count) => `{ a(b: [${times(count - 9, () => "1")}]) }`, 2_000],
];

const isRefused = (text: string, caller: Parameters<ReturnType<typeof limitsByCaller>>[0]): boolean => {
  try {
    limitsByCaller()(caller).check(text);
    return false;
  } catch (error) {
    if (error instanceof GraphQLError && error.extensions.code === "OPERATION_REFUSED") return true;
    throw error;
  }
};

describe("a partner's document", () => {
  it.each(EDGES)("may have so many %s and not one more", (_what, make, most) => {
    expect([most, most + 1].map((count) => isRefused(make(count), partner))).toEqual([false, true]);
  });

  it("is counted in bytes, not in characters", () => {
    expect(isRefused(`{ a } #${"é".repeat(9_000)}`, partner)).toBe(true);
  });

  it("may ask for the whole schema", () => {
    expect(isRefused(getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true }), partner)).toBe(false);
  });
});

describe("limits by caller", () => {
  const callers = [undefined, boardCaller("99001"), partner, operator];

  it("give a board more levels and selections than others", () => {
    const refused = [nested(17), nested(20), nested(21), wide(501), wide(1_500)].map((text) =>
      callers.map((caller) => isRefused(text, caller)),
    );
    expect(refused).toEqual([
      [false, false, true, true],
      [false, false, true, true],
      [false, true, true, true],
      [false, false, true, true],
      [false, false, true, true],
    ]);
  });

  it("do not count what is harmless in a gateway without callers", () => {
    const refused = (text: string) => callers.map((caller) => isRefused(text, caller));
    expect(refused(`{ ${times(16, (n) => `a${n}: b`)} }`)).toEqual([false, true, true, true]);
    expect(refused(nested(101))).toEqual([true, true, true, true]);
  });
});
