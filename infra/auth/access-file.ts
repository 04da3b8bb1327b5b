import { readFile } from "node:fs/promises";
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { AccessPolicy } from "../access/policy.js";
import { HubError } from "../errors.js";
import { isSafeAddress } from "../http/address.js";
import { issuerSchema } from "./issuers/config.js";
import { strangersIn } from "./issuers/strangers.js";

/** An origin, as proofs and tokens have it: nothing after the host, and https but for this machine. */
const originSchema = z
  .string()
  .max(200)
  .refine((text) => URL.parse(text)?.origin === text && isSafeAddress(new URL(text)), {
    error: "no origin. Expected https://host, without anything after it",
  });

/** What the operator says about who may come in: the file that HUB_ACCESS names. */
const accessFileSchema = z.strictObject({
  publicUrl: originSchema
    .optional()
    .describe("Where clients reach the hub, https://host: it gives tokens to clients of its own under this name."),
  developmentIssuer: z
    .boolean()
    .default(false)
    .describe("Whether tokens of `hub token` are taken too. They say what their maker likes."),
  issuers: z.array(issuerSchema).max(200).default([]).describe("Whose access tokens are taken."),
});

export type AccessFile = z.output<typeof accessFileSchema>;

/** Something in an access file that cannot stay as it is. */
export interface AccessFault {
  /** From 1. */
  readonly line: number;
  /** Keys on the way to it, `issuers.0.audience`; empty for the file as a whole. */
  readonly key: string;
  readonly what: string;
}

/** Reads an access file's text: what it says, or everything that is wrong with it in the order of the lines. */
export function readAccessFile(
  text: string,
  policy: AccessPolicy,
): { readonly file: AccessFile; readonly faults: readonly [] } | { readonly faults: readonly AccessFault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { stringKeys: true, lineCounter: lines, logLevel: "error" });
  const [broken] = document.errors;
  if (broken) return { faults: [{ line: broken.linePos?.[0].line ?? 1, key: "", what: "not YAML" }] };
  const faultAt = (path: readonly PropertyKey[], what: string): AccessFault => {
    let node: unknown;
    for (let end = path.length; end >= 0 && !isNode(node); end -= 1) node = document.getIn(path.slice(0, end), true);
    const offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
    return { line: lines.linePos(offset).line, key: path.map(String).join("."), what };
  };
  const said = plainValues(document);
  if (!said) return { faults: [{ line: 1, key: "", what: "aliases. Expected everything written out" }] };
  const result = accessFileSchema.safeParse(said.value ?? {});
  const found = result.success
    ? strangersIn(result.data, policy)
    : result.error.issues.flatMap(plainIssues).map(({ path, message }) => ({ path, what: message }));
  const faults = found.map(({ path, what }) => faultAt(path, what)).sort((a, b) => a.line - b.line);
  return result.success && faults.length === 0 ? { file: result.data, faults: [] } : { faults };
}

/** Undefined for a document with aliases: without them it is as large as it looks. */
function plainValues(document: Document): { readonly value: unknown } | undefined {
  try {
    return { value: document.toJS({ maxAliasCount: 0 }) };
  } catch {
    return undefined;
  }
}

/**
 * The access file at a path.
 * @throws CONFIG_INVALID when it cannot be read or says something that cannot be.
 */
export async function loadAccessFile(path: string, policy: AccessPolicy): Promise<AccessFile> {
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new HubError("CONFIG_INVALID", `HUB_ACCESS: ${path} cannot be read (${cause.code}). Expected a file.`, {
      cause,
    });
  });
  const result = readAccessFile(text, policy);
  if ("file" in result) return result.file;
  const [first] = result.faults;
  const more = result.faults.length > 1 ? ` (and ${result.faults.length - 1} more: \`hub access check\`)` : "";
  throw new HubError("CONFIG_INVALID", `HUB_ACCESS: ${path}, ${first ? faultText(first) : "wrong"}${more}`);
}

/** A fault as a person reads it. */
export const faultText = ({ line, key, what }: AccessFault): string =>
  `line ${line}${key ? `, key "${key}"` : ""}: ${what}`;

/** Of several forms that a key may have, the faults of the one that comes closest. */
function plainIssues(issue: z.core.$ZodIssue): readonly z.core.$ZodIssue[] {
  if (issue.code !== "invalid_union") return [issue];
  const nearest = issue.errors.toSorted((a, b) => deepest(b) - deepest(a))[0] ?? [];
  if (nearest.length === 0 || deepest(nearest) === 0) return [issue];
  return nearest.flatMap((inner) => plainIssues({ ...inner, path: [...issue.path, ...inner.path] }));
}

const deepest = (issues: readonly z.core.$ZodIssue[]): number => Math.max(0, ...issues.map(({ path }) => path.length));

/** Where the schema of access files is published, seen from the root of the repository. */
export const accessSchemaFile = (root: URL): URL => new URL("schema/access.schema.json", root);

/** The JSON Schema of an access file, draft 7, as text: for editors. */
export function accessSchema(): string {
  const document = {
    ...z.toJSONSchema(accessFileSchema, { io: "input", target: "draft-7" }),
    title: "Access file of the hub",
    description: "Whose access tokens are taken, and what their claims mean. HUB_ACCESS names the file.",
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
