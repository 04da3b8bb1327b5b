import { times } from "./surface.js";

/** A body that takes more than it may. */
export interface TooMuch {
  readonly name: string;
  readonly body: string;
}

const nested = (before: string, after: string, levels: number) => before.repeat(levels) + after.repeat(levels);

/** Board, school, board, school …: two ways at each step. */
const doubled = (steps: number): string => {
  const both = (n: number) => `a: board { ...F${n + 1} } b: board { ...F${n + 1} }`;
  const fragments = times(steps, (n) => `fragment F${n} on School { ${both(n)} }`);
  return `{ school(brin: "00AA") { ...F0 } } ${fragments} fragment F${steps} on School { name }`;
};

const NAME = '{ board(number: "99001") { name } }';

/** Documents, by what is too much in them. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  "500 equal fields": `{ ${times(500, () => "__typename")} }`,
  "500 equal fields with fields": `{ ${times(500, () => 'board(number: "99001") { name }')} }`,
  "11 equal fields": `{ ${times(11, () => "__typename")} }`,
  "11 equal fields in inline fragments": `{ ${times(11, () => "... on Query { __typename }")} }`,
  "11 equal fields in one fragment": `{ ${times(11, () => "...F")} } fragment F on Query { __typename }`,
  "11 equal fields below equal fields": `{ ${times(2, () => `board(number: "99001") { ${times(6, () => "name")} }`)} }`,
  "200 of each of ten fields": `{ ${times(200, (n) => `f${n % 10}: __typename`)} }`,
  "16 aliases": `{ ${times(16, (n) => `a${n}: __typename`)} }`,
  "16 aliases over fragments": `{ ${times(4, (n) => `...F${n}`)} } ${times(4, (n) => `fragment F${n} on Query { ${times(4, (m) => `a${n}${m}: __typename`)} }`)}`,
  "16 aliases of one fragment": `{ ${times(4, (n) => `b${n}: board(number: "99001") { ...F }`)} } fragment F on Board { ${times(3, (n) => `a${n}: name`)} }`,
  "16 aliases over two operations": `query A { ${times(8, (n) => `a${n}: __typename`)} } query B { ${times(8, (n) => `a${n}: __typename`)} }`,
  "6 directives": `{ ${times(6, (n) => `f${n} @skip(if: false)`)} }`,
  "3 directives at one field": "{ __typename @a @b @c }",
  "10 directives that there are not": `{ __typename ${"@aa".repeat(10)} }`,
  "6 directives of one fragment": `{ ${times(3, () => "...F")} } fragment F on Query { a @skip(if: true) b @skip(if: true) }`,
  "directives at an operation": `query ${"@a ".repeat(50)} ${NAME}`,
  "directives at a variable": `query ($a: Int ${"@a ".repeat(50)}) ${NAME}`,
  "directives at a fragment": `{ ...F } fragment F on Query ${"@a ".repeat(50)} { __typename }`,
  "10,000 fields": `{ ${times(10_000, (n) => `f${n}`)} }`,
  "201 fields at one place": `{ ${times(201, (n) => `f${n}`)} }`,
  "2,001 tokens in a list": `{ a(b: [${times(2_000, () => "1")}]) }`,
  "64 kB of spaces": NAME.padEnd(64 * 1024),
  "64 kB of commas": NAME.padEnd(64 * 1024, ","),
  "64 kB of comment": `${NAME} #${"x".repeat(64 * 1024)}`,
  "64 kB of comments": `${NAME}${"\n#".repeat(32 * 1024)}`,
  "64 kB of text": `{ board(number: "${"x".repeat(64 * 1024)}") { name } }`,
  "64 kB of block text": `{ board(number: """${"x".repeat(64 * 1024)}""") { name } }`,
  "17 kB in 9,000 characters": `${NAME} #${"é".repeat(8_700)}`,
  "21 levels of fields": nested("{ a ", "}", 21),
  "thousands of levels of fields": "{a".repeat(8_000),
  "thousands of levels of lists": `{a(b:${nested("[", "]", 8_000)})}`,
  "thousands of levels of objects": `{a(b:${"{c:".repeat(5_000)}`,
  "thousands of levels of a type": `query($a:${nested("[", "]", 8_000)}){a}`,
  "thousands of levels of inline fragments": `{${"...{".repeat(4_000)}`,
  "fragments in fragments": `{ ...F0 } ${times(300, (n) => `fragment F${n} on Query { ...F${n + 1} }`)}`,
  "a fragment in itself": "{ ...F } fragment F on Query { ...G } fragment G on Query { ...F }",
  "two ways at each of 20 steps": doubled(20),
};

/** What stands around a document. */
const BODIES: Readonly<Record<string, string>> = {
  "a byte more than 256 kB": JSON.stringify({ query: NAME }).padEnd(256 * 1024 + 1),
  "a megabyte": JSON.stringify({ query: NAME, variables: { a: "x".repeat(1024 * 1024) } }),
  "100,000 levels of lists": "[".repeat(100_000),
  "100,000 levels of lists that end": nested("[", "]", 100_000),
  "40,000 levels of objects": `${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}`,
  "100,000 levels of variables": `{"query":"{ __typename }","variables":{"a":${nested("[", "]", 100_000)}}}`,
  "51 levels of extensions": `{"query":"{ __typename }","extensions":${nested('{"a":', "}", 50).replace("}", "1}")}}`,
  "a list of operations": JSON.stringify(Array.from({ length: 100 }, () => ({ query: NAME }))),
  "half a body": '{"query":"{ __ty',
  words: "query { __typename }",
  nothing: "",
  "a text": '"{ __typename }"',
  null: "null",
  "bytes of no text": '\u0000\u0001{"query":"{ __typename }"}',
  "a key of all objects": '{"query":"{ __typename }","variables":{"__proto__":{"a":1}}}',
};

/** All that takes too much. */
export const TOO_MUCH: readonly TooMuch[] = [
  ...Object.entries(DOCUMENTS).map(([name, query]) => ({ name, body: JSON.stringify({ query }) })),
  ...Object.entries(BODIES).map(([name, body]) => ({ name, body })),
];
