import {
  defaultFieldResolver,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
  type ObjectTypeDefinitionNode,
} from "graphql";
import type { PersonKey, Shown } from "../audit/shown.js";
import { HubError } from "../errors.js";
import { demandOf } from "./demand.js";
import { type AccessPolicy, type Demand, permits, type Rights, refusalText } from "./policy.js";

/**
 * Whose data a row of a type is, for the types that are about people: by the type, or by one field of it, `Type.field`.
 * Undefined where it is nobody's.
 */
export type Subjects = Readonly<Record<string, (row: never) => PersonKey | undefined>>;

/** Who asks in an operation, and where it is noted whom the answer shows. */
export interface Asking {
  readonly rights: Rights;
  readonly shown: Shown;
}

/** What a guard checks by. */
export interface GuardRules {
  readonly policy: AccessPolicy;
  readonly subjects: Subjects;
}

const ASKING = Symbol("asking");

/** The context of resolvers, with what their guards look at. */
export const askedBy = (context: object, asking: Asking): object => ({ ...context, [ASKING]: asking });

const askingOf = (context: unknown): Asking => (context as { readonly [ASKING]: Asking })[ASKING];

/**
 * Puts a guard before every field that asks anything of its caller: whichever way an object was come by, a root field, a
 * reference or an edge, its fields are the same doors. Fields that are open to all are left as they are, but for root
 * fields: those ask that there is a purpose at all.
 * @throws SUPERGRAPH_INVALID for a field that does not say how sensitive it is
 */
export function guardSchema(schema: GraphQLSchema, { policy, subjects }: GuardRules): void {
  const roots: readonly unknown[] = [schema.getQueryType(), schema.getMutationType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("_")) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith("_")) continue; // federation's own: `_entities` is guarded reference by reference
      const label = `${type.name}.${field.name}`;
      const demand = declared(label, demandOf(type.astNode, field.astNode));
      if (isFree(demand, policy) && !roots.includes(type)) continue;
      const note = notesOf(demand, policy, subjects[label] ?? subjects[type.name]);
      const admit = admission(demand, policy, label);
      field.resolve = guarded(field.resolve ?? defaultFieldResolver, admit, note);
    }
  }
}

/** A reference resolver behind the guard of its type: for who may not ask for any of it, there is nothing. */
export function guardReference<Context>(
  type: ObjectTypeDefinitionNode,
  resolve: (reference: object, context: Context) => unknown,
  { policy, subjects }: GuardRules,
): (reference: object, context: Context) => Promise<unknown> {
  const name = type.name.value;
  const demand = declared(name, demandOf(type, undefined));
  const note = notesOf(demand, policy, subjects[name]);
  return async (reference, context) => {
    const { rights, shown } = askingOf(context);
    if (!permits(rights, demand, policy)) return null;
    const found = await resolve(reference, context);
    if (found) note?.(found, shown);
    return found;
  };
}

function declared(label: string, demand: Demand | undefined): Demand {
  if (demand) return demand;
  throw new HubError(
    "SUPERGRAPH_INVALID",
    `${label} does not say how sensitive it is. Expected @Access on it or its type.`,
  );
}

/** Whether every caller that may ask at all meets the demand. */
const isFree = ({ scopes, sensitivity }: Demand, policy: AccessPolicy): boolean =>
  scopes.length === 0 &&
  Object.values(policy.purposes)
    .flat()
    .every((purpose) => policy.shows(purpose, sensitivity));

type Note = (row: unknown, shown: Shown) => void;

function notesOf({ sensitivity }: Demand, { aboutPeople }: AccessPolicy, subjectOf: Subjects[string] | undefined) {
  if (!subjectOf || !aboutPeople.has(sensitivity)) return undefined;
  const personOf = subjectOf as (row: unknown) => PersonKey | undefined;
  return (row: unknown, shown: Shown) => {
    const person = personOf(row);
    if (person) shown.note(person, sensitivity);
  };
}

/** Lets rights pass, or throws. Rows follow each other under the same rights, so that the last answer mostly holds. */
function admission(demand: Demand, policy: AccessPolicy, label: string): (rights: Rights) => void {
  let admitted: Rights | undefined;
  return (rights) => {
    if (rights === admitted) return;
    if (!permits(rights, demand, policy)) throw new HubError("FORBIDDEN", refusalText(label, rights, demand));
    admitted = rights;
  };
}

type Resolve = GraphQLFieldResolver<unknown, unknown>;

const guarded =
  (resolve: Resolve, admit: (rights: Rights) => void, note: Note | undefined): Resolve =>
  (source, parameters, context, info) => {
    const { rights, shown } = askingOf(context);
    admit(rights);
    note?.(source, shown);
    return resolve(source, parameters, context, info);
  };
