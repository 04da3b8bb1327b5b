import { describe, expect, it } from "@jest/globals";
import { GraphQLError, getIntrospectionQuery } from "graphql";
import { Limits } from "./limits.js";
import { OPEN } from "./profile.js";

const times = (count: number, make: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => make(n)).join(" ");

/** F0 uses F1 in some way, F1 uses F2 …, and the last one asks for a name. */
const chain = (steps: number, use: (next: string) => string): string =>
  `{ board(number: "99001") { ...F0 } } ${times(steps, (n) => `fragment F${n} on Board { ${use(`...F${n + 1}`)} }`)}
   fragment F${steps} on Board { name }`;

/** name, document, how the message begins */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ["a fragment used twice, 24 times over", chain(24, (next) => `${next} ${next}`), "Operation too large."],
  ...[8, 12, 18].map((steps): [string, string, string] => [
    `two aliases, ${steps} times over`,
    chain(steps, (next) => times(2, (n) => `a${n}: schools(first: 1) { edges { node { board { ${next} } } } }`)),
    "Operation too large.",
  ]),
  ["fragments of fragments in a long row", chain(1_000, (next) => next), "Operation too deep."],
  ["a selection in a selection in a selection", `${"{ a ".repeat(3_000)}${"}".repeat(3_000)}`, "Operation too deep."],
  ["a list in a list in a list", `{ a(b: ${"[".repeat(5_000)}${"]".repeat(5_000)}) }`, "Operation too deep."],
  ["brackets without an end", "{(".repeat(100_000), "Operation too deep."],
  [
    "the same field a thousand times",
    `{ ${times(1_000, () => "a(b: 1) { c }")} }`,
    "Operation asks for too many fields",
  ],
  [
    "the same field with long arguments",
    `{ ${times(100, () => `a(b: [${times(60, String)}])`)} }`,
    "Operation asks for too many fields",
  ],
  [
    "a thousand fragments side by side",
    `{ ${times(1_000, (n) => `...F${n}`)} } ${times(1_000, (n) => `fragment F${n} on Query { a${n} }`)}`,
    "Operation asks for too many fields",
  ],
  [
    "a fragment in itself",
    "{ ...F } fragment F on Query { a { ...G } } fragment G on A { ...F }",
    "Cannot spread fragment",
  ],
  [
    "fragments that nothing uses",
    `{ a } ${chain(24, (next) => `${next} ${next}`).replace("...F0", "name")}`,
    "Operation too large.",
  ],
  [
    "the schema over and over",
    `{ ${times(200, (n) => `a${n}: __schema { types { fields { name } } }`)} }`,
    "Operation asks too much about the schema.",
  ],
];

/** Processor time of the quickest of three runs, in ms: other work on the machine does not count. */
function cpuOf(run: () => void): number {
  const once = () => {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  return Math.min(once(), once(), once());
}

const refusalOf = (text: string, profile = OPEN): GraphQLError | undefined => {
  try {
    new Limits(profile).check(text);
    return undefined;
  } catch (error) {
    if (error instanceof GraphQLError) return error;
    throw error;
  }
};

describe("documents", () => {
  it.each(REFUSED)("with %s are refused, in at most 50 ms", (_name, text, message) => {
    const error = refusalOf(text);
    expect(error?.message.slice(0, message.length)).toBe(message);
    expect(cpuOf(() => refusalOf(text))).toBeLessThan(50);
  });

  it.each([
    ["that ask for the whole schema", getIntrospectionQuery({ oneOf: true, inputValueDeprecation: true })],
    [
      "with brackets in strings and comments",
      `{ a(b: "${"{".repeat(500)}", c: """${"[".repeat(500)}""") } # ${"(".repeat(500)}`,
    ],
    ["with one field on each of twenty types", `{ ${times(20, (n) => `... on T${n} { id name parts { id } }`)} }`],
    ["that cannot be parsed, which the parser refuses", "{ a( }"],
  ])("%s pass", (_name, text) => {
    expect(refusalOf(text)).toBeUndefined();
  });
});
