import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getVariableValues,
  Kind,
  type SelectionSetNode,
} from "graphql";
import type { Permission } from "../access/permission.js";
import { BoundedCache } from "../cache.js";
import { refusal } from "./errors.js";
import { collectFields, conditionVariables, inclusion } from "./fields.js";
import { flatten } from "./flatten.js";
import { introspect, introspectionOf, withoutOwn } from "./introspection.js";
import { Naming } from "./naming.js";
import { type Operation, printWith, readOperation } from "./operation.js";
import { compilePlan, sequence } from "./plan.js";
import type { Planner } from "./planner.js";
import { compileProjection, type Project } from "./projection.js";
import type { Run, Step } from "./run.js";

type Variables = Readonly<Record<string, unknown>>;

/** An operation ready for any variables. Rejects with a GraphQLError when it has no plan. */
export type Executable = (inputs: Variables, io: Pick<Run, "request" | "fetch">) => Promise<ExecutionResult>;

/** An operation planned and compiled for one outcome of its `@skip` and `@include`, and one permission. */
interface Compiled {
  /** Undefined when nothing is asked of subgraphs. */
  readonly step: Step | undefined;
  readonly introspection: DocumentNode | undefined;
  readonly project: Project;
  readonly naming: Naming;
}

/** Most selections when those on abstract types are written out for each concrete type. */
const MOST_SELECTIONS = 10_000;
/** Most outcomes, each for one permission, kept per operation. */
const MOST_OUTCOMES = { entries: 64, characters: 16_000 };

/**
 * Takes an operation out of a valid document. Planning follows at the first execution, once per outcome of its
 * conditions and permission of its callers: the planner never sees `@skip`, `@include` and what may not be asked.
 * @throws GraphQLError when the operation is not supported.
 */
export function compileOperation(
  planner: Planner,
  document: DocumentNode,
  operationName: string | undefined,
): Executable {
  const { publicSchema } = planner;
  const operation = readOperation(publicSchema, document, operationName);
  const { definition, fragments } = operation;
  const conditions = conditionVariables([definition, ...fragments.values()]);
  const outcomes = new BoundedCache<Promise<Compiled>>(MOST_OUTCOMES);

  function compiledFor(variables: Variables, permission: Permission): Promise<Compiled> {
    const outcome = `${permission.key}=${conditions.map((name) => (variables[name] === true ? "1" : "0")).join("")}`;
    const known = outcomes.get(outcome);
    if (known) return known;
    const compiled = compile(planner, operation, variables, permission);
    outcomes.set(outcome, compiled);
    compiled.catch(() => outcomes.delete(outcome));
    return compiled;
  }

  return async (inputs, { request, fetch }) => {
    const { coerced: variables, errors: wrong } = getVariableValues(
      publicSchema,
      definition.variableDefinitions ?? [],
      inputs,
      { maxErrors: 50 },
    );
    if (!variables) return { errors: wrong.map(inputError) };
    const permission = planner.permissionOf(request.caller);
    const { step, introspection, project, naming } = await compiledFor(variables, permission);
    const run: Run = { data: {}, variables, request, errors: [], incomplete: false, fetch };
    if (introspection) {
      Object.assign(run.data, await introspect(planner.schemaFor(permission), introspection, inputs));
    }
    if (step) await step(run);
    const errors = run.errors.map(({ path, at }) => at(path && naming.toClient(path)));
    const data = project({ data: run.data, errors, incomplete: run.incomplete });
    return errors.length > 0 ? { data, errors } : { data };
  };
}

async function compile(
  planner: Planner,
  operation: Operation,
  variables: Variables,
  permission: Permission,
): Promise<Compiled> {
  const { publicSchema, matches } = planner;
  const { root, definition, fragments } = operation;
  const naming = new Naming(publicSchema);
  const budget = { left: MOST_SELECTIONS };
  const selecting = { fragments, matches, naming, budget, included: inclusion(variables), permission };
  const selections = [definition.selectionSet];
  const asked = withoutOwn(flatten(publicSchema, root, selections, selecting));
  return {
    naming,
    project: compileProjection(publicSchema, root, definition.selectionSet, selecting),
    introspection: introspectionOf(
      operation,
      collectFields((condition) => condition === root.name, selections, selecting),
      permission,
    ),
    step: asked && (await planAll(planner, operation, asked)),
  };
}

/** Mutations are planned one by one: in a joint plan the next one may run before all of the last one is fetched. */
async function planAll(planner: Planner, operation: Operation, asked: SelectionSetNode): Promise<Step> {
  const parts =
    operation.definition.operation === "mutation"
      ? asked.selections.map((selection): SelectionSetNode => ({ kind: Kind.SELECTION_SET, selections: [selection] }))
      : [asked];
  return sequence(await Promise.all(parts.map((part) => planned(planner, printWith(operation, part)))));
}

async function planned(planner: Planner, text: string): Promise<Step> {
  try {
    return compilePlan(await planner.plan(text), planner.matches);
  } catch (error) {
    if (error instanceof GraphQLError) throw error;
    throw refusal("The gateway has no plan for this operation. Split it into smaller ones.", "NO_QUERY_PLAN");
  }
}

/** A scalar of our own says itself what it expected; graphql-js would repeat the value before that. */
function inputError({ message, nodes, originalError }: GraphQLError): GraphQLError {
  const isOwn = originalError instanceof GraphQLError && originalError.extensions.code === "BAD_USER_INPUT";
  return new GraphQLError(isOwn ? originalError.message : message, { nodes, extensions: { code: "BAD_USER_INPUT" } });
}
