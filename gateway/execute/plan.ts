import type { PlanNode, QueryPlan } from "@graphql-hive/router-query-planner";
import { refusal } from "./errors.js";
import { compileEntityFetch, compileRootFetch, slotsOf } from "./fetch.js";
import type { Step } from "./run.js";
import type { TypeMatch } from "./types.js";

const nothing: Step = async () => {};

/**
 * Compiles a query plan to one closure.
 * @throws GraphQLError OPERATION_REFUSED for subscriptions and deferred parts.
 */
export const compilePlan = ({ node }: QueryPlan, matches: TypeMatch): Step =>
  node ? compileNode(node, matches) : nothing;

function compileNode(node: PlanNode, matches: TypeMatch): Step {
  switch (node.kind) {
    case "Fetch":
      return compileRootFetch(node, matches);
    case "BatchFetch":
      return compileEntityFetch(node, slotsOf(node, matches));
    case "Flatten":
      if (node.node.kind !== "Fetch") throw refusal(`Plan node Flatten over ${node.node.kind} is not supported.`);
      return compileEntityFetch(node.node, slotsOf(node.node, matches, node.path));
    case "Sequence":
      return sequence(node.nodes.map((child) => compileNode(child, matches)));
    case "Parallel":
      return parallel(node.nodes.map((child) => compileNode(child, matches)));
    case "Condition": {
      const yes = node.ifClause ? compileNode(node.ifClause, matches) : nothing;
      const no = node.elseClause ? compileNode(node.elseClause, matches) : nothing;
      return (run) => (run.variables[node.condition] === true ? yes(run) : no(run));
    }
    case "Subscription":
    case "Defer":
      throw refusal(`${node.kind} operations are not supported.`);
  }
}

/** Steps one after the other. */
export function sequence(steps: readonly Step[]): Step {
  const [only] = steps;
  if (only && steps.length === 1) return only;
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function parallel(steps: readonly Step[]): Step {
  const [only] = steps;
  if (only && steps.length === 1) return only;
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}
