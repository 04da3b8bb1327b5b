import { type ConstDirectiveNode, type ConstValueNode, Kind } from "graphql";
import type { Demand } from "./policy.js";

/** Directive of root fields: none is for nobody. Source: federation 2.5. */
export const AUTHENTICATED = "authenticated";
/** Directive with the scopes. Source: federation 2.5. */
export const REQUIRES_SCOPES = "requiresScopes";
/** Directive with the sensitivity: the hub's own. */
export const SENSITIVITY = "sensitivity";

/** A definition that may carry directives. */
interface Directed {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/**
 * What a field asks of its caller, as it and its type declare it: the scopes of both, and the field's sensitivity, else
 * the type's. Undefined when neither says how sensitive it is.
 */
export function demandOf(type: Directed | null | undefined, field: Directed | null | undefined): Demand | undefined {
  const sensitivity = textOf(argumentOf(field, SENSITIVITY, "level") ?? argumentOf(type, SENSITIVITY, "level"));
  if (sensitivity === undefined) return undefined;
  const [ofType, ofField] = [type, field].map((one) => scopesOf(argumentOf(one, REQUIRES_SCOPES, "scopes")));
  return { scopes: both(ofType ?? [], ofField ?? []), sensitivity };
}

function argumentOf(directed: Directed | null | undefined, directive: string, argument: string) {
  const found = directed?.directives?.find(({ name }) => name.value === directive);
  return found?.arguments?.find(({ name }) => name.value === argument)?.value;
}

const textOf = (value: ConstValueNode | undefined) => (value?.kind === Kind.STRING ? value.value : undefined);

const listOf = (value: ConstValueNode | undefined) => (value?.kind === Kind.LIST ? value.values : []);

const scopesOf = (value: ConstValueNode | undefined): Demand["scopes"] =>
  listOf(value).map((set) => listOf(set).flatMap((scope) => textOf(scope) ?? []));

/** Sets of which one has to be held whole, for two such demands at once; none that holds another one. */
function both(left: Demand["scopes"], right: Demand["scopes"]): Demand["scopes"] {
  if (left.length === 0 || right.length === 0) return left.length === 0 ? right : left;
  const sets = left.flatMap((one) => right.map((other) => new Set([...one, ...other])));
  const least = sets.filter((set, at) =>
    sets.every((other, index) => index === at || !other.isSubsetOf(set) || (set.isSubsetOf(other) && at < index)),
  );
  return least.map((set) => [...set]);
}
