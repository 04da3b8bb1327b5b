import { checkNesting } from "./body.js";

/** What a request asks, and where it says so. */
export interface Question {
  /** The document; undefined when it is not sent along. */
  readonly text: unknown;
  /** SHA-256 of the document, 64 digits; undefined when none is given, empty when it is no such thing. */
  readonly hash: string | undefined;
  readonly place: Place;
  /** The same place, with the document written out instead of its hash. */
  written(text: string): Place;
}

/** Where Apollo Server looks for a question. */
interface Place {
  readonly search: string;
  readonly body: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** The question in a body. A body that is none is Apollo Server's to refuse. */
export function questionInBody(body: unknown): Question {
  const fields = isFields(body) ? body : {};
  return {
    text: fields.query,
    hash: hashIn(fields),
    place: { search: "", body },
    written: (text) => ({ search: "", body: withText(fields, text) }),
  };
}

/**
 * The question in an address, read as Apollo Server reads it: Fastify's own reading differs where an escape is malformed,
 * and what was looked at has to be what is executed. What stands there twice is Apollo Server's to refuse.
 * @throws Refused 400 for JSON that is nested too deep
 */
export function questionInAddress(url: string): Question {
  const start = url.indexOf("?");
  const search = start < 0 ? "" : url.slice(start);
  const parameters = new URLSearchParams(search);
  for (const name of ["variables", "extensions"]) checkNesting(Buffer.from(parameters.get(name) ?? ""));
  const fields = fieldsOf(parameters);
  return {
    text: fields.query,
    hash: hashIn(fields),
    place: { search, body: undefined },
    written: (text) => ({ search: `?${parametersOf(withText(fields, text))}`, body: undefined }),
  };
}

/** As a body would have them; extensions that are no JSON name no document. */
function fieldsOf(parameters: URLSearchParams): Fields {
  const fields: Record<string, unknown> = Object.fromEntries(parameters);
  try {
    if (fields.extensions !== undefined) fields.extensions = JSON.parse(String(fields.extensions));
  } catch {
    delete fields.extensions;
  }
  return fields;
}

const parametersOf = (fields: Fields): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]),
  );

/**
 * The hash that a request names: `documentId: "sha256:…"` as the draft of GraphQL over HTTP has it (appendix A), or the
 * extension `persistedQuery` of Apollo's clients.
 */
function hashIn({ documentId, extensions }: Fields): string | undefined {
  if (documentId !== undefined) return /^sha256:([0-9a-f]{64})$/.exec(String(documentId))?.[1] ?? "";
  const persisted = isFields(extensions) ? extensions.persistedQuery : undefined;
  if (persisted === undefined || persisted === null) return undefined;
  return (isFields(persisted) && /^[0-9a-f]{64}$/.exec(String(persisted.sha256Hash))?.[0]) || "";
}

function withText({ documentId: _, extensions, ...fields }: Fields, query: string): Fields {
  if (!isFields(extensions)) return { ...fields, query };
  const { persistedQuery: __, ...others } = extensions;
  return { ...fields, query, extensions: others };
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
