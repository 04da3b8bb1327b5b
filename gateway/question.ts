/** Where a request says which document it asks, in a body or in an address. */
export interface Question {
  /** The document; undefined when it is not sent along. */
  readonly text: unknown;
  /** SHA-256 of the document, 64 digits; undefined when none is given, empty when it is no such thing. */
  readonly hash: string | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The question in a body: `query`, or `documentId: "sha256:…"` as the draft of GraphQL over HTTP has it (appendix A), or
 * the extension `persistedQuery` of Apollo's clients.
 */
export const questionIn = (fields: Fields): Question => ({ text: fields.query, hash: hashIn(fields) });

/** The fields of an address as a body would have them; extensions that are no JSON are left out, and refused elsewhere. */
export function fieldsOf(parameters: URLSearchParams): Fields {
  const fields: Record<string, unknown> = Object.fromEntries(parameters);
  try {
    if (fields.extensions !== undefined) fields.extensions = JSON.parse(String(fields.extensions));
  } catch {
    delete fields.extensions;
  }
  return fields;
}

function hashIn({ documentId, extensions }: Fields): string | undefined {
  if (documentId !== undefined) return digits(/^sha256:([0-9a-f]{64})$/.exec(String(documentId))?.[1]);
  const persisted = isFields(extensions) ? extensions.persistedQuery : undefined;
  if (persisted === undefined || persisted === null) return undefined;
  return digits(isFields(persisted) ? /^[0-9a-f]{64}$/.exec(String(persisted.sha256Hash))?.[0] : undefined);
}

const digits = (hash: string | undefined): string => hash ?? "";

/** The same fields, with the document written out. */
export function withText({ documentId: _, extensions, ...fields }: Fields, query: string): Fields {
  if (!isFields(extensions)) return { ...fields, query };
  const { persistedQuery: __, ...others } = extensions;
  return { ...fields, query, extensions: others };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
