import { HubError } from "@regiohub/infra/errors";
import { type ASTNode, GraphQLError, Kind, print } from "graphql";
import type { SubgraphError } from "../transports/transport.js";
import type { Location } from "./paths.js";

/**
 * A subgraph's error as the client sees it: at the client's path, with its code. Other extensions stay inside: a
 * subgraph may send along anything, a stack or a statement. Without a code it is of unknown kind, so the message is
 * not shown either.
 */
export function clientError({ message, extensions }: SubgraphError, path: Location | undefined): GraphQLError {
  const code = extensions?.code;
  if (typeof code !== "string" || code === "INTERNAL_SERVER_ERROR" || code === "INTERNAL") return internalError(path);
  return new GraphQLError(message, { path, extensions: { code } });
}

/** An error of unknown kind, masked. */
export const internalError = (path?: Location): GraphQLError =>
  new GraphQLError("Internal error", { path, extensions: { code: "INTERNAL_SERVER_ERROR" } });

/** The error of a fetch that gave nothing: which subgraph, and why in three words. */
export function fetchError(error: unknown, path: Location | undefined): GraphQLError {
  if (!(error instanceof HubError) || error.fault === "bug") return internalError(path);
  return new GraphQLError(error.message, { path, extensions: { code: error.code } });
}

/** The error of a null where the schema promises a value. */
export const nullError = (field: string, path: Location): GraphQLError =>
  new GraphQLError(`Cannot return null for non-nullable field ${field}.`, {
    path,
    extensions: { code: "NULL_NOT_ALLOWED" },
  });

/** The error of a value that is not of the kind that the schema promises. */
export const kindError = (path: Location): GraphQLError =>
  new GraphQLError("A subgraph answered with another kind of value than its schema says.", {
    path,
    extensions: { code: "DOWNSTREAM_SERVICE_ERROR" },
  });

/** An operation that the gateway does not take; nothing was executed. */
export const refusal = (message: string, code = "OPERATION_REFUSED"): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/**
 * The error of a variable with a value that its type does not take. A scalar of our own says itself what it expected;
 * graphql-js would repeat the value, which may be about somebody.
 */
export function inputError({ message, nodes, originalError }: GraphQLError): GraphQLError {
  const isOwn = originalError instanceof GraphQLError && originalError.extensions.code === "BAD_USER_INPUT";
  const shown = isOwn ? originalError.message : withoutValue(message, nodes?.[0]);
  return new GraphQLError(shown, { nodes, extensions: { code: "BAD_USER_INPUT" } });
}

function withoutValue(message: string, node: ASTNode | undefined): string {
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return "A variable has a value that its type does not take.";
  const name = `Variable "$${node.variable.name.value}"`;
  return message.startsWith(`${name} got`) ? `${name}: not of its type. Expected ${print(node.type)}.` : message;
}

/** Answers whether an error already explains a null somewhere within a part of the answer. */
export class ErrorCover {
  readonly #prefixes = new Set<string>();

  constructor(errors: readonly GraphQLError[]) {
    for (const { path } of errors) {
      for (let length = 0; length <= (path?.length ?? -1); length++) this.#prefixes.add(textOf(path, length));
    }
  }

  /** Whether some error lies at or below the location. */
  covers(location: Location): boolean {
    return this.#prefixes.has(textOf(location, location.length));
  }
}

const textOf = (path: Location | undefined, length: number) => JSON.stringify(path?.slice(0, length));
