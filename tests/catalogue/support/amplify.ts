import { times } from "./surface.js";

/** A document over the real schema that grows with k by more than its length. */
export type Shape = (k: number) => string;

const steps = (k: number, type: string, step: (n: number) => string, last: string): string =>
  `${times(k, (n) => `fragment F${n} on ${type} { ${step(n)} }`)} fragment F${k} on ${type} { ${last} }`;

const nest = (k: number, step: (inner: string) => string, last: string): string =>
  Array.from({ length: k }).reduce<string>((inner) => step(inner), last);

const inBoard = (inner: string): string => `{ board(number: "99001") { ${inner} } }`;
const SCHOOLS = (inner: string): string => `schools(first: 100) { edges { node { ${inner} } } }`;

/** Each is valid, but for what it takes; k counts its steps. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  "a fragment used twice by a fragment": (k) =>
    `${inBoard("...F0")} ${steps(k, "Board", (n) => `...F${n + 1} ...F${n + 1}`, "name")}`,
  "a fragment used twice, which nothing asks for": (k) =>
    `{ __typename } ${steps(k, "Board", (n) => `...F${n + 1} ...F${n + 1}`, "name")}`,
  "two operations that share the fragments": (k) =>
    `query A ${inBoard("...F0")} query B ${inBoard("...F0")} ${steps(k, "Board", (n) => `...F${n + 1} ...F${n + 1}`, "name")}`,
  "two aliases of one field at each step": (k) =>
    `${inBoard("...F0")} ${steps(k, "Board", (n) => `a: ${SCHOOLS(`board { ...F${n + 1} }`)} b: ${SCHOOLS(`board { ...F${n + 1} }`)}`, "name")}`,
  "a cycle of nodes": (k) => inBoard(nest(k, (inner) => SCHOOLS(`board { ${inner} }`), "name")),
  "a cycle of nodes over fragments": (k) =>
    `${inBoard("...F0")} ${steps(k, "Board", (n) => SCHOOLS(`board { ...F${n + 1} }`), "name")}`,
  "lists of lists of lists": (k) =>
    `{ school(brin: "00AA") { ${nest(k, (inner) => `sites(first: 100) { edges { node { school { ${inner} } } } }`, "name")} } }`,
  "a fan of inline fragments": (k) =>
    `${inBoard("...F0")} ${steps(k, "Board", (n) => times(3, () => `... on Board { ...F${n + 1} }`), "name")}`,
  "a fan under conditions": (k) =>
    `query ($a: Boolean!) ${inBoard("...F0")} ${steps(k, "Board", (n) => `... @include(if: $a) { ...F${n + 1} } ... @skip(if: $a) { ...F${n + 1} }`, "name")}`,
};
