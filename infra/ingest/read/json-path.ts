/** A step into a value: a key of an object or a place in a list. */
export type Step = string | number;

/** What stands in a row. */
export interface Node {
  /** Its path as a header: `workingAmount.amountOfWork`, `contracts[0].code`. */
  readonly header: string;
  readonly path: readonly Step[];
  readonly value: unknown;
}

/** Deepest that a row is looked into. */
export const DEPTH_MAX = 64;

/** Whether a value is of one piece: text, a number, yes or no, or nothing. */
export const isPlain = (value: unknown): boolean => typeof value !== "object" || value === null;

/**
 * Everything that stands in a row, lists and objects before what is in them.
 * @param passed Headers of what is left out, with all that is in it.
 */
export function* nodesOf(row: object, passed: ReadonlySet<string> = NONE): Generator<Node> {
  yield* within(row, "", [], passed);
}

const NONE: ReadonlySet<string> = new Set();

function* within(value: object, header: string, path: readonly Step[], passed: ReadonlySet<string>): Generator<Node> {
  if (path.length >= DEPTH_MAX) return;
  const steps: readonly Step[] = Array.isArray(value) ? value.map((_, index) => index) : Object.keys(value);
  for (const step of steps) {
    const inner = (value as Readonly<Record<Step, unknown>>)[step];
    const name = typeof step === "number" ? `${header}[${step}]` : header === "" ? step : `${header}.${step}`;
    if (passed.has(name)) continue;
    const node = { header: name, path: [...path, step], value: inner };
    yield node;
    if (typeof inner === "object" && inner !== null) yield* within(inner, name, node.path, passed);
  }
}
