import type { BatchFetchNode, FetchNode, FlattenNodePathSegment } from "@graphql-hive/router-query-planner";
import { failure } from "../transports/failure.js";
import type { PreparedOperation, SubgraphCall, SubgraphError } from "../transports/transport.js";
import { Batch } from "./batch.js";
import { clientError, fetchError, refusal } from "./errors.js";
import { mergeInto } from "./merge.js";
import { compilePath, type Location, type Walk } from "./paths.js";
import { compileRepresentation, type Represent } from "./representations.js";
import { compileRewrites, type Rewriter, renamed, renamesOf, rewritesOf } from "./rewrites.js";
import type { Run, Step } from "./run.js";
import type { TypeMatch } from "./types.js";

/** One `_entities` field of a request: whom it asks for, and where its answers go. */
export interface Slot {
  /** Response name of the `_entities` field. */
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly { readonly segments: readonly FlattenNodePathSegment[]; readonly walk: Walk }[];
  readonly represent: Represent;
  readonly rewrite: Rewriter | undefined;
  readonly renames: ReadonlyMap<string, string>;
  readonly matches: TypeMatch;
}

/** Compiles a fetch of root fields. */
export function compileRootFetch(node: FetchNode, matches: TypeMatch): Step {
  const operation = prepare(node);
  const rewrites = rewritesOf(node.outputRewrites);
  const rewrite = compileRewrites(rewrites, matches);
  const renames = renamesOf(rewrites);
  const variablesOf = variablePicker(node.variableUsages);
  return async (run) => {
    const call = { operation, variables: variablesOf(run), representations: [], request: run.request };
    const answer = await ask(run, node.serviceName, call, () => undefined);
    if (answer?.data) {
      rewrite?.(answer.data);
      mergeInto(run.data, answer.data);
    }
    for (const error of answer?.errors ?? []) addError(run, error, renamed(error.path, renames));
  };
}

/** Compiles a request for entities. Nothing to ask: no request. */
export function compileEntityFetch(node: FetchNode | BatchFetchNode, slots: readonly Slot[]): Step {
  const operation = prepare(node);
  const variablesOf = variablePicker(node.variableUsages);
  return async (run) => {
    const batch = new Batch(slots, run.data);
    if (batch.isEmpty) return;
    const call = {
      operation,
      variables: variablesOf(run),
      representations: batch.representations,
      request: run.request,
    };
    const answer = await ask(run, node.serviceName, call, () => batch.firstLocation());
    if (!answer) return;
    for (const error of answer.errors ?? []) {
      const places = batch.locationsOf(error.path);
      if (places.length === 0) addError(run, error, undefined);
      for (const place of places) addError(run, error, place);
    }
    const taken = !answer.data || batch.merge(answer.data, (answer.errors?.length ?? 0) > 0);
    if (!taken) addFailure(run, failure(node.serviceName, "not a GraphQL answer"), batch.firstLocation());
  };
}

/** The slots of an entity fetch: one for a Flatten node, one per alias for a BatchFetch. */
export function slotsOf(
  node: FetchNode | BatchFetchNode,
  matches: TypeMatch,
  path: readonly FlattenNodePathSegment[] = [],
): Slot[] {
  const aliases =
    node.kind === "BatchFetch"
      ? node.entityBatch.aliases
      : [{ ...node, alias: "_entities", representationsVariableName: "representations", paths: [path] }];
  return aliases.map((slot) => {
    const rewrites = rewritesOf(slot.outputRewrites);
    return {
      alias: slot.alias,
      variable: slot.representationsVariableName,
      paths: slot.paths.map((segments) => ({ segments, walk: compilePath(segments, matches) })),
      represent: compileRepresentation(slot.requires ?? [], rewritesOf(slot.inputRewrites), matches),
      rewrite: compileRewrites(rewrites, matches),
      renames: renamesOf(rewrites),
      matches,
    };
  });
}

async function ask(run: Run, subgraph: string, call: SubgraphCall, place: () => Location | undefined) {
  try {
    return await run.fetch(subgraph, call);
  } catch (error) {
    addFailure(run, error, place());
    return undefined;
  }
}

function addFailure(run: Run, error: unknown, place: Location | undefined): void {
  run.incomplete = true;
  run.errors.push({ path: place, at: (path) => fetchError(error, path) });
}

function addError(run: Run, error: SubgraphError, path: Location | undefined): void {
  if (!path) run.incomplete = true;
  run.errors.push({ path, at: (clientPath) => clientError(error, clientPath) });
}

function prepare({ operation: text, operationName: name, operationKind: kind }: FetchNode | BatchFetchNode) {
  if (kind === "subscription") throw refusal("Subscriptions are not supported.");
  return { text, name: name ?? undefined, kind: kind ?? "query" } satisfies PreparedOperation;
}

function variablePicker(usages: readonly string[] | null | undefined): (run: Run) => SubgraphCall["variables"] {
  if (!usages?.length) return () => undefined;
  return ({ variables }) => {
    const picked: Record<string, unknown> = {};
    for (const name of usages) if (Object.hasOwn(variables, name)) picked[name] = variables[name];
    return picked;
  };
}
