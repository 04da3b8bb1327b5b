import type { RequiresSelection } from "@graphql-hive/router-query-planner";
import type { Rewrite } from "./rewrites.js";
import { isObject, type JsonObject, type TypeMatch } from "./types.js";

/**
 * The representation of an object as JSON text, which is also the key to deduplicate by.
 * Undefined when nothing identifies the object: all of it is null or missing.
 */
export type Represent = (object: JsonObject) => string | undefined;

/** Most runtime types that are kept: their names come from answers. */
const MOST_TYPES = 1_000;

/** One key of a representation, chosen for one runtime type. */
interface Part {
  /** `"id":`, as it stands in the text. */
  readonly prefix: string;
  readonly read: (object: JsonObject) => unknown;
  readonly write: (value: unknown) => string;
}

/** Compiles what an entity fetch requires; the parts are chosen once per runtime type. */
export function compileRepresentation(
  requires: readonly RequiresSelection[],
  rewrites: readonly Rewrite[],
  matches: TypeMatch,
): Represent {
  const byType = new Map<string, Represent>();
  const fallback = requires.find((selection) => selection.kind === "InlineFragment")?.typeCondition;
  return (object) => {
    const typename = typeof object.__typename === "string" ? object.__typename : fallback;
    if (typename === undefined) return undefined;
    let represent = byType.get(typename);
    if (!represent) {
      represent = compileForType(typename, requires, rewrites, matches);
      if (byType.size < MOST_TYPES) byType.set(typename, represent);
    }
    return represent(object);
  };
}

function compileForType(
  typename: string,
  requires: readonly RequiresSelection[],
  rewrites: readonly Rewrite[],
  matches: TypeMatch,
): Represent {
  const here = rewritesFor(typename, rewrites, matches);
  const name = here.find((rewrite) => endsAt(rewrite, "__typename"))?.value ?? typename;
  const opening = `{"__typename":${JSON.stringify(name)}`;
  const parts = partsOf(requires, typename, here, matches);
  return (object) => {
    let text = opening;
    let found = false;
    for (const { prefix, read, write } of parts) {
      const value = read(object);
      if (value === undefined || typeof value === "function") continue;
      if (value !== null) found = true;
      text += `,${prefix}${write(value)}`;
    }
    return found ? `${text}}` : undefined;
  };
}

type RequiredField = Extract<RequiresSelection, { kind: "Field" }>;

/** The parts of a selection that hold for one runtime type; `__typename` is written apart. */
const partsOf = (
  selections: readonly RequiresSelection[],
  typename: string | undefined,
  rewrites: readonly Rewrite[],
  matches: TypeMatch,
): Part[] => [...fieldsOf(selections, typename, matches).values()].map((field) => partOf(field, rewrites, matches));

/** The fields that hold for one runtime type, by the name they are written under; asked twice, they are one. */
function fieldsOf(
  selections: readonly RequiresSelection[],
  typename: string | undefined,
  matches: TypeMatch,
  fields = new Map<string, RequiredField>(),
): Map<string, RequiredField> {
  for (const selection of selections) {
    if (selection.kind === "InlineFragment") {
      const holds = typename === undefined || matches(selection.typeCondition, typename);
      if (holds) fieldsOf(selection.selections, typename, matches, fields);
    } else if (selection.kind === "Field" && selection.name !== "__typename") {
      const written = selection.alias ?? selection.name;
      const inner = [...(fields.get(written)?.selections ?? []), ...(selection.selections ?? [])];
      fields.set(written, inner.length > 0 ? { ...selection, selections: inner } : selection);
    }
  }
  return fields;
}

/** `{ name, alias }` is read under its name, which may be one that the plan made up, and written under its alias. */
function partOf({ name, alias, selections }: RequiredField, rewrites: readonly Rewrite[], matches: TypeMatch): Part {
  const ends = rewrites.find((rewrite) => endsAt(rewrite, name) || (alias !== undefined && endsAt(rewrite, alias)));
  const deeper = rewrites.flatMap(({ path: [first, ...path], ...rewrite }) =>
    first !== undefined && "Key" in first && (first.Key === name || first.Key === alias) ? [{ ...rewrite, path }] : [],
  );
  const constant = ends?.value;
  return {
    prefix: `${JSON.stringify(ends?.name ?? alias ?? name)}:`,
    read: alias ? (object) => (object[name] === undefined ? object[alias] : object[name]) : (object) => object[name],
    write: constant === undefined ? writer(selections, deeper, matches) : () => JSON.stringify(constant),
  };
}

function writer(
  selections: readonly RequiresSelection[] | null | undefined,
  rewrites: readonly Rewrite[],
  matches: TypeMatch,
): Part["write"] {
  if (!selections?.length) return (value) => JSON.stringify(value);
  const byType = new Map<unknown, Part[]>();
  const write: Part["write"] = (value) => {
    if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
    if (!isObject(value)) return JSON.stringify(value ?? null);
    const typename = typeof value.__typename === "string" ? value.__typename : undefined;
    let parts = byType.get(typename);
    if (!parts) {
      const here = typename === undefined ? [...rewrites] : rewritesFor(typename, rewrites, matches);
      parts = partsOf(selections, typename, here, matches);
      if (byType.size < MOST_TYPES) byType.set(typename, parts);
    }
    const texts = typename === undefined ? [] : [`"__typename":${JSON.stringify(typename)}`];
    for (const part of parts) {
      const inner = part.read(value);
      if (inner !== undefined && typeof inner !== "function") texts.push(`${part.prefix}${part.write(inner)}`);
    }
    return `{${texts.join(",")}}`;
  };
  return write;
}

/** The rewrites that apply to one runtime type, without their type guard. */
function rewritesFor(typename: string, rewrites: readonly Rewrite[], matches: TypeMatch): Rewrite[] {
  return rewrites.flatMap((rewrite) => {
    const [first, ...path] = rewrite.path;
    if (first === undefined) return [];
    if ("Key" in first) return [rewrite];
    return first.TypenameEquals.some((condition) => matches(condition, typename)) ? [{ ...rewrite, path }] : [];
  });
}

function endsAt({ path }: Rewrite, key: string): boolean {
  const [only, ...rest] = path;
  return rest.length === 0 && only !== undefined && "Key" in only && only.Key === key;
}
