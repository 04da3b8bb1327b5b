import { defineSettings, type Profile, z } from "@regiohub/infra/ingest/profile";
import { rowsPath } from "@regiohub/infra/ingest/profile-keys";
import { said } from "@regiohub/infra/ingest/profile-words";
import type { Field, FieldKind, RecordDefinition } from "@regiohub/infra/record";
import { type Decimal, isCalendarDate } from "@regiohub/infra/values";
import {
  absence,
  application,
  centre,
  centreBoard,
  employment,
  member,
  unit,
  vacancy,
} from "@regiohub/schema/records/index";
import { hrProfile } from "../hr-profile.js";
import { type SizeUnit, sizeProfile } from "../sizes.js";
import { genericDraft } from "./draft.js";

/** What a board's own file may hold: all that boards deliver, but for what the hub makes itself. */
export const RECORDS = [member, employment, unit, absence, vacancy, centre, centreBoard, application] as const;

const header = z.string().trim().min(1);

/** Fields whose words every HR source explains under a key of its own. */
const CONTRACT_WORDS = ["contractKind", "endReason"];

/** What a constant of each kind of field looks like. */
const CONSTANTS: Readonly<Record<FieldKind, z.ZodType>> = {
  text: z.string().trim().min(1).max(200),
  integer: z.int(),
  decimal: z.number().transform((number): Decimal => String(number)),
  date: z.iso
    .date(said('a day in quotes, "2024-08-01"', 'een dag tussen aanhalingstekens, "2024-08-01"'))
    .refine(isCalendarDate),
  boolean: z.boolean(),
  code: z.string(),
};

/** A key per field, with what the field means. */
function fieldKeys(record: RecordDefinition, key: (field: Field, name: string) => z.ZodType | undefined) {
  const keys = Object.entries(record.fields).flatMap(([name, field]): [string, z.ZodType][] => {
    const schema = key(field, name);
    return schema ? [[name, schema.optional().describe(field.description)]] : [];
  });
  return z.strictObject(Object.fromEntries(keys));
}

/** How one file becomes records of one kind. */
const entryOf = (record: RecordDefinition) =>
  z.strictObject({
    record: z.literal(record.kind).describe(record.description),
    file: header.describe("Name of the file; * stands for any text, ? for a character."),
    rows: z
      .union([rowsPath, z.array(rowsPath).min(1)])
      .optional()
      .describe(
        "Where the rows stand in JSON and XML, of several paths the first that is there: people, or people[].contracts[] for a row per contract; in XML the path of the row's element below the root, Staff.Person[].Contract[]. Unless said, the key rows of the profile.",
      ),
    required: z.boolean().default(true).describe("Whether a delivery without the file is refused."),
    columns: fieldKeys(record, () => z.union([header, z.array(header).min(1)])).describe(
      "Field → header of its column, of several the first that is filled; in JSON, and in XML with rows, a path: contract.begin, contracts[].begin of the one that is the row, contracts[0].begin of the first.",
    ),
    words: fieldKeys(record, ({ codes }, name) =>
      codes && !CONTRACT_WORDS.includes(name) ? z.record(z.string(), z.enum(codes)) : undefined,
    )
      .default({})
      .describe(
        "Field → what its words or codes mean; those for a contract and for why it ended stand under contractKinds and endReasons.",
      ),
    constants: fieldKeys(record, ({ kind, codes }) => (codes ? z.enum(codes) : CONSTANTS[kind]))
      .default({})
      .describe("Field → its value where there is no column, or nothing in it."),
    only: z
      .record(header, z.array(z.string()).min(1))
      .default({})
      .describe("Header → words: rows with another word in it are passed over."),
    ...(record === employment && sizeProfile.shape),
  });

type Entry = z.output<ReturnType<typeof entryOf>>;

/** How one file becomes records of one kind, as the profile says it. */
export interface Declaration extends Pick<Entry, "file" | "rows" | "required" | "only"> {
  readonly record: string;
  readonly columns: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly words: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;
  readonly constants: Readonly<Record<string, unknown>>;
  /** Of employments. */
  readonly sizeUnit?: SizeUnit | undefined;
}

const [first, ...others] = RECORDS.map(entryOf) as [ReturnType<typeof entryOf>, ...ReturnType<typeof entryOf>[]];

const files = z
  .array(z.discriminatedUnion("record", [first, ...others]))
  .default([])
  .describe("The files, and what stands in their columns; a file may stand here once for each kind of record.");

/** Whose size stands on each row: that of the whole employment, or that of the line alone. */
const sizeOf = z
  .enum(["employment", "line"])
  .default("employment")
  .describe(
    "Of generic: what fte and hoursPerWeek are the size of, where an employment has several lines at a time. employment: the whole, on each line; line: the line alone, and the whole is their sum.",
  );

/** The keys by which a profile says what no adapter knows. */
export const genericProfile = defineSettings({ ...hrProfile.shape, files, sizeOf }, genericDraft);

/** What the profile declares, and where rows stand unless a file says otherwise. */
export function declaredIn(document: object) {
  const { files, sizeOf } = genericProfile.parse(document);
  const { rows } = document as Pick<Profile, "rows">;
  return { declarations: files as readonly Declaration[], sizeOf, rows };
}
