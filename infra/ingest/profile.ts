import { z } from "zod";
import type { BoardNumber, CalendarDate } from "../values.js";
import { words } from "../words.js";
import type { DateForm, DecimalForm } from "./cell.js";
import type { Adapter, Coverage } from "./define.js";
import type { DelimitedDialect } from "./dialect.js";
import type { Thresholds } from "./guard.js";
import type { Draft } from "./profile-draft.js";
import { profileFault } from "./profile-fault.js";
import { faultOf, type ProfileIssue } from "./profile-issue.js";
import { commonKeys } from "./profile-keys.js";
import { commonKeysWith, type ProfileTerms } from "./profile-terms.js";
import { readYaml } from "./profile-yaml.js";
import type { Encoding } from "./read/encoding.js";

/** The language in which settings are declared. */
export { z };

/** A part of the profile that an adapter reads: declared once, checked when the profile comes in. */
export interface Settings<S> {
  /** The keys it adds to the profile, each with a default. */
  readonly shape: z.ZodRawShape;
  parse(document: object): S;
  /** Finds out what the keys should say, where `hub discover` reads files. */
  readonly draft?: (() => Draft) | undefined;
}

/**
 * Declares the keys that an adapter adds to the profile; every key needs a default.
 * @param draft Begins a draft of these keys, for `hub discover`.
 */
export function defineSettings<const Shape extends z.ZodRawShape>(
  shape: Shape,
  draft?: () => Draft,
): Settings<z.output<z.ZodObject<Shape>>> {
  const schema = z.object(shape);
  return { shape, parse: (document) => schema.parse(document), draft };
}

/**
 * What becomes of a delivery whose columns differ from the one before. `freeze`: it is refused; `discard`: added columns
 * are passed over, and it is refused when one is gone that was read; `evolve`: both are taken. All report.
 */
export type DriftPolicy = "freeze" | "discard" | "evolve";

/** What one board says about its deliveries from one source. */
export interface Profile {
  /** Board it is of. */
  readonly board?: BoardNumber | undefined;
  /** The board's own name. */
  readonly name?: string | undefined;
  /** Adapter it is for. */
  readonly source?: string | undefined;
  /** What it means that something is not delivered. The adapter's own when not given. */
  readonly coverage?: Coverage | undefined;
  /** First day from which on the board vouches that what ended is in its deliveries. */
  readonly historySince?: CalendarDate | undefined;
  /**
   * What becomes of a delivery whose columns are not those of the one before: for all files, or by column set;
   * `discard` when not given.
   */
  readonly drift?: DriftPolicy | Readonly<Record<string, DriftPolicy>> | undefined;
  /** From where a delivery is held for approval. */
  readonly guard?: Thresholds | undefined;
  /** Record kinds, and fields as `member.email`, that are not sent to the hub. */
  readonly withhold?: readonly string[] | undefined;
  /** Documented header → the header in this board's export. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  // How the files are written, where it is not as the adapter says; `dialectOf` tells which form takes which.
  readonly lastLineEnd?: "required" | "optional" | undefined;
  readonly encoding?: Encoding | undefined;
  readonly delimiter?: DelimitedDialect["delimiter"] | undefined;
  readonly quotes?: DelimitedDialect["quotes"] | undefined;
  readonly dates?: readonly DateForm[] | undefined;
  readonly decimals?: DecimalForm | undefined;
  readonly titleRows?: number | undefined;
  readonly totalRows?: number | undefined;
  readonly sheet?: string | undefined;
  readonly rows?: readonly string[] | undefined;
  /** The whole document, for the adapter's own settings. */
  readonly document: object;
}

/** The profile of a board that has none. */
export const NO_PROFILE: Profile = { document: {} };

/** All that an adapter reads of the profile, files or live. */
export const settingsOf = ({ settings, live }: Pick<Adapter, "settings" | "live">): readonly Settings<unknown>[] =>
  [settings, live?.settings].filter((one) => one !== undefined);

/**
 * Keys of several settings together. Where sources give the same key another meaning, any of them will do: which one
 * counts shows when its source reads it.
 */
export function keysOf(known: readonly Settings<unknown>[]): Record<string, z.ZodType> {
  const keys = new Map<string, [z.ZodType, ...z.ZodType[]]>();
  for (const { shape } of known) {
    for (const [key, schema] of Object.entries(shape) as [string, z.ZodType][]) {
      const before = keys.get(key);
      if (!before) keys.set(key, [schema]);
      else if (!before.includes(schema)) before.push(schema);
    }
  }
  return Object.fromEntries([...keys].map(([key, schemas]) => [key, anyOf(schemas)]));
}

const anyOf = (schemas: readonly [z.ZodType, ...z.ZodType[]]): z.ZodType =>
  schemas.length === 1 ? schemas[0] : z.union(schemas).describe(schemas[0].description ?? "");

/**
 * Reads a profile.
 * @param text YAML.
 * @param known Settings of the adapters that may be meant: other keys are refused.
 * @param terms What it may name of the hub; without them, any name is taken.
 * @throws PROFILE_INVALID naming the key and what was expected.
 */
export function readProfile(text: string, known: readonly Settings<unknown>[], terms?: ProfileTerms): Profile {
  const document = readYaml(text);
  const shape = { ...keysOf(known), ...(terms ? commonKeysWith(terms) : commonKeys) };
  const schema = z.strictObject(shape as typeof commonKeys);
  const result = schema.safeParse(document);
  if (result.success) return { ...result.data, document };
  const dutch = schema.safeParse(document, { error: z.locales.nl().localeError });
  const [issue] = result.error.issues as [ProfileIssue];
  throw faultOf(issue, dutch.error?.issues[0]?.message ?? "", { schema, document });
}

/**
 * Reads a profile that may be of any of some adapters; when it names its source, only the keys of that one are taken.
 * @param terms What it may name, for one that comes in.
 * @throws PROFILE_INVALID
 */
export function readProfileOf(text: string, adapters: readonly Adapter[], terms?: ProfileTerms): Profile {
  const { source } = readYaml(text) as { readonly source?: unknown };
  const meant = typeof source === "string" ? adapters.filter(({ name }) => name === source) : adapters;
  if (meant.length > 0) return readProfile(text, meant.flatMap(settingsOf), terms);
  const known = adapters.map(({ name }) => name).join(", ");
  throw profileFault("source", words(`unknown. Expected one of ${known}.`, `onbekend. Verwacht: een van ${known}.`));
}
