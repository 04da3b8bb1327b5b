import { type ASTNode, type GraphQLSchema, OverlappingFieldsCanBeMergedRule, parse, validate, visit } from "graphql";
import { times } from "./surface.js";

const inBoard = (inner: string): string => `{ board(number: "99001") { ${inner} } }`;

/** Documents that make validation compare fields with each other, by how; n counts what is compared. */
export const OVERLAPS: Readonly<Record<string, (n: number) => string>> = {
  "one field again and again": (n) => `{ ${times(n, () => "__typename")} }`,
  "one field with arguments": (n) => `{ ${times(n, () => 'board(number: "99001") { name }')} }`,
  "one field with a long argument": (n) => `{ ${times(10, () => `a(b: [${times(n, String)}])`)} }`,
  "one field with a deep argument": (n) => `{ ${times(10, () => `a(b: ${"{c:".repeat(n)}1${"}".repeat(n)})`)} }`,
  "fields within fields": (n) => inBoard(times(n, () => `schools { edges { ${times(n, () => "cursor")} } }`)),
  "one field in inline fragments": (n) => inBoard(times(n, () => "... on Board { name }")),
  "one field in fragments side by side": (n) =>
    `${inBoard(times(n, (k) => `...F${k}`))} ${times(n, (k) => `fragment F${k} on Board { name }`)}`,
  "fragments side by side in fragments": (n) =>
    `${inBoard(times(n, (k) => `...F${k}`))} ${times(n, (k) => `fragment F${k} on Board { ${times(k, (m) => `...F${m}`)} name }`)}`,
  "different fields with fragments between": (n) =>
    `${inBoard(times(n, (k) => `f${k} ...F${k}`))} ${times(n, (k) => `fragment F${k} on Board { g${k} }`)}`,
  "two equal fields at each step": (n) => inBoard(doubled(n)),
  "two fragments of each other's fields": (n) =>
    `${inBoard("...A ...B")} fragment A on Board { ${times(n, (k) => `a${k}: name`)} } fragment B on Board { ${times(n, (k) => `a${k}: name`)} }`,
};

/** Two schools, each with two boards, each with two schools …, all of one name. */
function doubled(n: number): string {
  let inner = "name";
  for (let step = 0; step < Math.min(n, 12); step++)
    inner = times(2, () => `${step % 2 ? "board" : "school"} { ${inner} }`);
  return inner;
}

/** How often validation looks at what a field is called or a fragment is of, while it looks for overlaps. */
export function looksOf(schema: GraphQLSchema, text: string): number {
  let looks = 0;
  const document = parse(text, { noLocation: true });
  const watched = visit(document, {
    enter: (node: ASTNode) => {
      if (!("name" in node) || !node.name) return;
      const { name } = node;
      Object.defineProperty(node, "name", {
        enumerable: true,
        get: () => {
          looks += 1;
          return name;
        },
      });
    },
  });
  looks = 0;
  validate(schema, watched, [OverlappingFieldsCanBeMergedRule]);
  return looks;
}
