import type { FetchNodePathSegment, FetchRewrite, KeyRenamer, ValueSetter } from "@graphql-hive/router-query-planner";
import type { Location } from "./paths.js";
import { isObject, type JsonObject, type TypeMatch } from "./types.js";

/** One change to an object's key, at the end of a path: a new value for it, or a new name. */
export interface Rewrite {
  readonly path: readonly FetchNodePathSegment[];
  readonly value?: string;
  readonly name?: string;
}

/** The planner's rewrites in one form. */
export const rewritesOf = (rewrites: readonly FetchRewrite[] | null | undefined): Rewrite[] =>
  (rewrites ?? []).map((rewrite) => {
    if ("KeyRenamer" in rewrite) return renaming(rewrite.KeyRenamer);
    return setting("ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite);
  });

const renaming = ({ path, renameKeyTo }: KeyRenamer): Rewrite => ({ path, name: renameKeyTo });
const setting = ({ path, setValueTo }: ValueSetter): Rewrite => ({ path, value: setValueTo });

/** Changes an answer in place. */
export type Rewriter = (value: unknown) => void;

/** Compiles output rewrites to one closure; undefined when there are none. */
export function compileRewrites(rewrites: readonly Rewrite[], matches: TypeMatch): Rewriter | undefined {
  if (rewrites.length === 0) return undefined;
  const rewriters = rewrites.map((rewrite) => compileRewrite(rewrite, rewrite.path, matches));
  return (value) => {
    for (const rewriter of rewriters) rewriter(value);
  };
}

function compileRewrite(rewrite: Rewrite, path: Rewrite["path"], matches: TypeMatch): Rewriter {
  const [segment, ...rest] = path;
  if (segment === undefined) return () => {};
  const apply = "Key" in segment ? compileKey(rewrite, segment.Key, rest, matches) : compileGuard();
  const rewriter: Rewriter = (value) => {
    if (isObject(value)) apply(value);
    else if (Array.isArray(value)) for (const item of value) rewriter(item);
  };
  return rewriter;

  function compileGuard(): (object: JsonObject) => void {
    const { TypenameEquals: conditions } = segment as { TypenameEquals: string[] };
    const next = compileRewrite(rewrite, rest, matches);
    return (object) => {
      const typename = object.__typename;
      if (typeof typename === "string" && conditions.some((condition) => matches(condition, typename))) next(object);
    };
  }
}

function compileKey({ name, value }: Rewrite, key: string, rest: Rewrite["path"], matches: TypeMatch) {
  if (rest.length > 0) {
    const next = compileRewrite({ path: rest, ...(name ? { name } : { value }) }, rest, matches);
    return (object: JsonObject) => next(object[key]);
  }
  return (object: JsonObject) => {
    if (!Object.hasOwn(object, key)) return;
    if (name === undefined) object[key] = value;
    else {
      object[name] = object[key];
      delete object[key];
    }
  };
}

/** The names that output rewrites give to keys of an answer: for the paths of errors. */
export const renamesOf = (rewrites: readonly Rewrite[]): ReadonlyMap<string, string> =>
  new Map(
    rewrites.flatMap(({ path, name }) => {
      const last = path.at(-1);
      return name !== undefined && last !== undefined && "Key" in last ? [[last.Key, name]] : [];
    }),
  );

/** A subgraph's path with the response names that the client used. */
export const renamed = (path: Location | undefined, renames: ReadonlyMap<string, string>): Location | undefined =>
  renames.size === 0 ? path : path?.map((key) => (typeof key === "string" ? (renames.get(key) ?? key) : key));
