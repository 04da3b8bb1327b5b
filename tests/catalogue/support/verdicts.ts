import { randomUUID } from "node:crypto";
import type { Caller } from "@regiohub/infra/auth/caller";
import type { Place, Reply } from "./access-world.js";
import { ORACLE } from "./oracle/index.js";
import { type Thing, type Verdict, verdict } from "./oracle/rules.js";
import { fieldsOf, type Way } from "./ways.js";

/** Fields that tell entities from each other, where it is not `id`. */
const KEYS: Readonly<Record<string, string>> = {
  Board: "number",
  School: "brin",
  Swv: "code",
  Site: "code",
  Region: "code",
  SubsidyScheme: "code",
};

/** What the oracle says that a caller gets of a field at the end of a way: whatever stops them first on the way. */
export function expectedOf({ type, steps, reference }: Way, field: string, caller: Caller, thing: Thing): Verdict {
  const of = (label: string): Verdict => {
    const rule = ORACLE.get(label);
    if (!rule) throw new Error(`The oracle has no rule for ${label}.`);
    return verdict(rule, caller, thing);
  };
  // A reference to what somebody may not see is as one to nothing, whatever the reason.
  if (reference && of(`${reference}.${KEYS[reference] ?? "id"}`) !== "shown") return "absent";
  return [...steps, `${type.name}.${field}`].map(of).find((one) => one !== "shown") ?? "shown";
}

/** What a caller has got of a field at the end of a way; the code of an error that is no refusal. */
export function verdictOf({ names, type }: Way, field: string, { data, errors = [] }: Reply): Verdict | string {
  const path = [...names, field];
  for (const { path: at = [], extensions } of errors) {
    const hit = at.filter((part) => typeof part === "string");
    if (!hit.every((part, index) => part === path[index])) continue;
    return extensions?.code === "FORBIDDEN" ? "refused" : String(extensions?.code);
  }
  return reached(data, path, type.name === "Query") ? "shown" : "absent";
}

/** Whether there is an object that has the field. An empty list has none; a root field that is null names nothing. */
function reached(value: unknown, [name, ...rest]: readonly string[], nullIsNothing: boolean): boolean {
  if (Array.isArray(value)) return value.some((one) => reached(one, [name ?? "", ...rest], nullIsNothing));
  if (typeof value !== "object" || value === null) return false;
  const object = value as Record<string, unknown>;
  if (object.totalCount === 0) return false;
  const next = object[name as string];
  if (rest.length > 0) return reached(next, rest, nullIsNothing);
  if (next === undefined || (next === null && nullIsNothing)) return false;
  return (next as { totalCount?: number } | null)?.totalCount !== 0;
}

/** Whether anything of a type, or on the way to it, is not for everyone. */
export const isClosed = ({ type, steps }: Way): boolean =>
  [...steps, ...fieldsOf(type).map(({ name }) => `${type.name}.${name}`)].some((one) => ORACLE.get(one) !== "OPEN");

/** Somebody who asks about a thing. */
export interface Asker {
  readonly who: string;
  readonly caller: Caller;
  readonly thing: Thing;
}

/**
 * Where what somebody gets of a type's fields differs from the oracle, in words.
 * @param together most fields that are asked in one document
 */
export async function differencesOf(place: Place, way: Way, asker: Asker, together = 100): Promise<string[]> {
  const { who, caller, thing } = asker;
  const names = fieldsOf(way.type).map(({ name }) => name);
  const differences: string[] = [];
  for (let at = 0; at < names.length; at += together) {
    const asked = names.slice(at, at + together);
    const reply = await place.ask(way.document(asked), withBudget(caller), { variables: way.variables(caller) });
    for (const field of asked) {
      const [expected, got] = [expectedOf(way, field, caller, thing), verdictOf(way, field, reply)];
      if (got !== expected) differences.push(`${who}: ${way.type.name}.${field} is ${got}, not ${expected}`);
    }
  }
  return differences;
}

/** The same caller, of whose budget nothing is used: as a client of its own where budgets are by client. */
const withBudget = (caller: Caller): Caller =>
  caller.kind === "board" ? caller : { ...caller, client: `client-${randomUUID()}` };
