import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  getVariableValues,
  Kind,
  type SelectionSetNode,
} from "graphql";
import type { Permission } from "../access/permission.js";
import { type AskedBoard, askedBoard } from "../budget/account.js";
import { type Cost, compileCost } from "../budget/cost.js";
import type { Meter, Outcome } from "../budget/meter.js";
import type { CostTable } from "../budget/weights.js";
import { BoundedCache } from "../cache.js";
import { inputError, refusal } from "./errors.js";
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

/** What an operation is carried out with. */
export interface Io extends Pick<Run, "request" | "fetch"> {
  /** Undefined where nobody asks what things cost. */
  readonly meter: Meter | undefined;
}

/**
 * An operation ready for any variables. Rejects with a GraphQLError when it has no plan, and with Refused when its caller
 * may not have it now.
 */
export type Executable = (inputs: Variables, io: Io) => Promise<ExecutionResult>;

/** An operation planned and compiled for one outcome of its `@skip` and `@include`, and one permission. */
interface Compiled {
  /** Undefined when nothing is asked of subgraphs. */
  readonly step: Step | undefined;
  readonly introspection: DocumentNode | undefined;
  readonly project: Project;
  readonly naming: Naming;
  readonly cost: Cost;
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
  table: CostTable,
  document: DocumentNode,
  operationName: string | undefined,
): Executable {
  const { publicSchema } = planner;
  const operation = readOperation(publicSchema, document, operationName);
  const { definition, fragments } = operation;
  const conditions = conditionVariables([definition, ...fragments.values()]);
  const outcomes = new BoundedCache<Promise<Compiled>>(MOST_OUTCOMES);
  const boardOf = boardAskedBy(operation, table);

  function compiledFor(variables: Variables, permission: Permission): Promise<Compiled> {
    const outcome = `${permission.key}=${conditions.map((name) => (variables[name] === true ? "1" : "0")).join("")}`;
    const known = outcomes.get(outcome);
    if (known) return known;
    const compiled = compile(planner, table, operation, variables, permission);
    outcomes.set(outcome, compiled);
    compiled.catch(() => outcomes.delete(outcome));
    return compiled;
  }

  return async (inputs, { request, fetch, meter }) => {
    const { coerced: variables, errors: wrong } = getVariableValues(
      publicSchema,
      definition.variableDefinitions ?? [],
      inputs,
      { maxErrors: 50 },
    );
    if (!variables) return { errors: wrong.map(inputError) };
    const permission = planner.permissionOf(request.caller);
    const { step, introspection, project, naming, cost } = await compiledFor(variables, permission);
    const work = async (): Promise<Outcome> => {
      const run: Run = { data: {}, variables, request, errors: [], incomplete: false, fetch };
      if (introspection) {
        Object.assign(run.data, await introspect(planner.schemaFor(permission), introspection, inputs));
      }
      if (step) await step(run);
      const errors = run.errors.map(({ path, at }) => at(path && naming.toClient(path)));
      const { data, cost: actual } = project({ data: run.data, errors, incomplete: run.incomplete });
      return { result: errors.length > 0 ? { data, errors } : { data }, actual };
    };
    if (!meter) return (await work()).result;
    return meter.run({ request, requested: cost(variables), board: boardOf(variables) }, work);
  };
}

/** Of all root fields of an operation, also those that a condition leaves out. */
function boardAskedBy({ root, definition, fragments }: Operation, table: CostTable): AskedBoard {
  const meetsRoot = (condition: string) => condition === root.name;
  const fields = collectFields(meetsRoot, [definition.selectionSet], { fragments, included: () => true });
  return askedBoard(table, root.name, [...fields.values()].flat());
}

async function compile(
  planner: Planner,
  table: CostTable,
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
  const introspection = introspectionOf(
    operation,
    collectFields((condition) => condition === root.name, selections, selecting),
    permission,
  );
  return {
    naming,
    project: compileProjection(publicSchema, root, definition.selectionSet, { ...selecting, table }),
    introspection,
    step: asked && (await planAll(planner, operation, asked)),
    cost: compileCost({ schema: publicSchema, table }, root, asked, introspection !== undefined),
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
