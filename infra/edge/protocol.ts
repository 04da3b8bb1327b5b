import { z } from "zod";
import { storable } from "../ingest/storable.js";

/** Where a hub takes deliveries from boards' own machines. */
export const INGEST_PATH = "/ingest/v1";

/** Most bytes of a part, as it is sent and when it is unpacked. */
export const PART_BYTES = { sent: 8 * 1024 * 1024, unpacked: 32 * 1024 * 1024 } as const;

/** Most bytes of anything else that is sent. */
export const MANIFEST_BYTES = 4 * 1024 * 1024;

/** Text without what the database has no room for. */
const text = (max: number) => z.string().min(1).max(max).transform(storable);
const count = z.int().min(0).max(100_000_000);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a delivery is, before its records come. */
export const manifestSchema = z.strictObject({
  coverage: z.enum(["full", "windowed", "delta"]),
  boardName: text(200).nullable(),
  /** The profile that was used, as YAML; null: the one that the hub has, or none. */
  profile: text(500_000).nullable(),
  files: z
    .array(
      z.strictObject({
        name: text(255),
        sha256,
        bytes: count,
        declaredAs: text(255),
        headers: z.array(z.string().max(5_000).transform(storable)).max(10_000).optional(),
      }),
    )
    .min(1)
    .max(1_000),
});

export type Manifest = z.output<typeof manifestSchema>;

/** What a line of a part is about. A part's first line says it, the others are arrays. */
export const partHeadSchema = z.discriminatedUnion("of", [
  /** `[file, line, …values in the order of the fields]` */
  z.strictObject({ of: z.literal("records"), kind: text(100), fields: z.array(text(100)).max(200) }),
  /** The key of a refused row, or `[]` when nobody can tell. */
  z.strictObject({ of: z.literal("refused"), kind: text(100) }),
  /** `[file, line, column, code, effect, expected in English, expected in Dutch]` */
  z.strictObject({ of: z.literal("rejections") }),
]);

export type PartHead = z.output<typeof partHeadSchema>;

/** What was made of the rows of each kind, and how many parts there are: sent last, so that none is missing. */
export const finishSchema = z.strictObject({
  parts: count,
  kinds: z
    .array(
      z.strictObject({
        kind: text(100),
        /** Files that it was read from, as the vendor calls them. */
        origin: text(2_000),
        read: count,
        refused: count,
        passed: count,
        records: count,
      }),
    )
    .max(100),
});

export type Finish = z.output<typeof finishSchema>;

/** What the hub says when a delivery is announced. */
export type Announced =
  /** An equal one was loaded or is held: there is nothing to send. The run that says so, as `hub runs --json` has it. */
  | { readonly state: "settled"; readonly run: object }
  /** Parts that it has already, by number: their sha256. */
  | { readonly state: "open"; readonly upload: string; readonly parts: Readonly<Record<string, string>> };

/** What a board's own machine has to know before it reads. */
export interface Standing {
  /** The profile in force, as YAML; null when there is none. */
  readonly profile: string | null;
  /** Columns of each kind of file in the last delivery, by the name of its declaration. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}
