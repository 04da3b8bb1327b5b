import { z } from "zod";
import type { HubError } from "../errors.js";
import { joined, NOTHING, type Words, within, words } from "../words.js";
import { didYouMean, nearest } from "./near.js";
import { profileFault } from "./profile-fault.js";
import { wordsOf } from "./profile-words.js";

/** What zod found wrong in a profile. */
export type ProfileIssue = z.core.$ZodIssue;

/** A profile and what it should be. */
interface Read {
  readonly schema: z.ZodType;
  readonly document: unknown;
}

/**
 * The error of what zod found: PROFILE_INVALID.
 * @param dutch zod's own words in Dutch
 */
export function faultOf(issue: ProfileIssue, dutch: string, { schema, document }: Read): HubError {
  const path = issue.path.join(".");
  if (issue.code === "invalid_union" && issue.discriminator !== undefined) {
    const { options = [] } = issue as { readonly options?: readonly unknown[] }; // not in every type of the issue
    const near = hint(valueAt(document, issue.path), options.map(String));
    return profileFault(path, joined(words("unknown.", "onbekend."), near));
  }
  if (issue.code !== "unrecognized_keys")
    return profileFault(
      path,
      within(wordsOf(issue.message, dutch), (text) => `${text}.`),
    );
  const [key = ""] = issue.keys;
  const known = keysAt(schema, issue.path, document);
  if (path === "") {
    const near = nearest(key, known);
    const meant = near === undefined ? OF_THE_SOURCE : didYouMean(near);
    return profileFault(key, joined(words("unknown.", "onbekend."), meant));
  }
  return profileFault(path, joined(words(`unknown key "${key}".`, `onbekende sleutel "${key}".`), hint(key, known)));
}

const OF_THE_SOURCE = words(
  "Expected one that the source's page names.",
  "Verwacht: een sleutel die de pagina van de bron noemt.",
);

/** The name that may have been meant, else all that there are. */
function hint(name: unknown, known: readonly string[]): Words {
  const near = typeof name === "string" ? nearest(name, known) : undefined;
  if (near !== undefined) return didYouMean(near);
  const list = known.join(", ");
  return known.length > 0 ? words(`Expected ${list}.`, `Verwacht: ${list}.`) : NOTHING;
}

const valueAt = (document: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | null | undefined)?.[key], document);

/** The keys that an object in a profile may have; none where several would do, and nothing tells which is meant. */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[], value: unknown): string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return keysAt(schema.unwrap() as z.ZodType, path, value);
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const option = (schema.options as readonly z.ZodType[]).find((one) =>
      isMeant(one, schema.def.discriminator, value),
    );
    return option ? keysAt(option, path, value) : [];
  }
  const [key, ...rest] = path;
  const below = key === undefined ? undefined : valueAt(value, [key]);
  if (schema instanceof z.ZodArray) return keysAt(schema.element as z.ZodType, rest, below);
  if (!(schema instanceof z.ZodObject)) return [];
  if (key === undefined) return Object.keys(schema.shape);
  const inner = (schema.shape as Record<PropertyKey, z.ZodType>)[key];
  return inner ? keysAt(inner, rest, below) : [];
}

const isMeant = (option: z.ZodType, discriminator: string, value: unknown): boolean =>
  option instanceof z.ZodObject &&
  (option.shape[discriminator] as z.ZodType).safeParse(valueAt(value, [discriminator])).success;
