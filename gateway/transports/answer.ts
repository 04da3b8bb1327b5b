import { isObject } from "../execute/types.js";
import type { SubgraphAnswer, SubgraphError } from "./transport.js";

/**
 * Reads the body of a subgraph's answer.
 * Throws a SyntaxError when it is no GraphQL answer: no data and no errors, or errors that are none.
 */
export function readAnswer(text: string): SubgraphAnswer {
  const body: unknown = JSON.parse(text);
  if (!isObject(body)) throw new SyntaxError("not an object");
  const errors = body.errors ?? [];
  if (!Array.isArray(errors) || !errors.every(isError)) throw new SyntaxError("errors that are none");
  if (isObject(body.data)) return errors.length > 0 ? { data: body.data, errors } : { data: body.data };
  if (errors.length === 0) throw new SyntaxError("neither data nor errors");
  return { errors };
}

const isError = (value: unknown): value is SubgraphError =>
  isObject(value) &&
  typeof value.message === "string" &&
  (value.extensions === undefined || value.extensions === null || isObject(value.extensions)) &&
  (value.path === undefined || value.path === null || isPath(value.path));

const isPath = (value: unknown): boolean =>
  Array.isArray(value) && value.every((key) => typeof key === "string" || typeof key === "number");
