import { z } from "zod";
import { HubError } from "../errors.js";
import type { BoardNumber } from "../values.js";
import type { Coverage } from "./define.js";
import type { Thresholds } from "./guard.js";
import { readYaml } from "./profile-yaml.js";

/** The language in which settings are declared. */
export { z };

/** A part of the profile that an adapter reads: declared once, checked when the profile comes in. */
export interface Settings<S> {
  /** The keys it adds to the profile, each with a default. */
  readonly shape: z.ZodRawShape;
  parse(document: object): S;
}

/** Declares the keys that an adapter adds to the profile; every key needs a default. */
export function defineSettings<const Shape extends z.ZodRawShape>(
  shape: Shape,
): Settings<z.output<z.ZodObject<Shape>>> {
  const schema = z.object(shape);
  return { shape, parse: (document) => schema.parse(document) };
}

const common = {
  board: z
    .string()
    .regex(/^\d{5}$/, 'five digits in quotes, "01234"')
    .optional(),
  name: z
    .string()
    .overwrite((name) => name.normalize("NFC").replace(/\s+/g, " "))
    .trim()
    .min(1)
    .max(200)
    .optional(),
  source: z.string().min(1).optional(),
  coverage: z.enum(["full", "windowed", "delta"]).optional(),
  drift: z.enum(["freeze", "discard", "evolve"]).optional(),
  guard: z
    .record(
      z.string(),
      z.strictObject({
        percent: z.number().min(0).max(100).nullable().optional(),
        count: z.number().int().min(0).nullable().optional(),
      }),
    )
    .optional(),
  withhold: z.array(z.string().regex(/^[a-z_]+(\.[a-zA-Z]+)?$/, "a record kind, or a kind and a field: member.email")).optional(),
  encoding: z.enum(["utf-8", "windows-1252"]).optional(),
  delimiter: z.enum([";", ",", "|", "\t"]).optional(),
  columns: z.record(z.string(), z.string().trim().min(1)).optional(),
};

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
  /** What becomes of a delivery whose columns are not those of the one before; `discard` when not given. */
  readonly drift?: DriftPolicy | undefined;
  /** From where a delivery is held for approval. */
  readonly guard?: Thresholds | undefined;
  /** Record kinds, and fields as `member.email`, that are not sent to the hub. */
  readonly withhold?: readonly string[] | undefined;
  /** Encoding of the files, when not the adapter's own. */
  readonly encoding?: "utf-8" | "windows-1252" | undefined;
  /** Delimiter of the files, when not the adapter's own. */
  readonly delimiter?: ";" | "," | "|" | "\t" | undefined;
  /** Documented header → the header in this board's export. */
  readonly columns?: Readonly<Record<string, string>> | undefined;
  /** The whole document, for the adapter's own settings. */
  readonly document: object;
}

/** The profile of a board that has none. */
export const NO_PROFILE: Profile = { document: {} };

/**
 * Reads a profile.
 * @param text YAML.
 * @param known Settings of the adapters that may be meant: other keys are refused.
 * @throws PROFILE_INVALID naming the key and what was expected.
 */
export function readProfile(text: string, known: readonly Settings<unknown>[]): Profile {
  const document = readYaml(text);
  const schema = z.strictObject(Object.assign({}, common, ...known.map((settings) => settings.shape)) as typeof common);
  const result = schema.safeParse(document);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new HubError(
      "PROFILE_INVALID",
      `Profile, key "${issue?.path.join(".") ?? ""}": ${issue?.message ?? "invalid"}.`,
    );
  }
  return { ...result.data, document };
}
