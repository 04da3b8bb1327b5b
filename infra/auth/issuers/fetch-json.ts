import { Agent, request } from "undici";
import { isSafeAddress } from "../../http/address.js";

/** What is sent to an issuer: a form, in the name of a client. */
export interface Question {
  /** Never logged. */
  readonly authorization: string;
  readonly form: URLSearchParams;
}

/**
 * Reads one JSON document of an issuer, by GET; a question is a POST. Rejects with an Error that says in a few words why
 * there is none.
 */
export type FetchJson = (address: string, question?: Question) => Promise<unknown>;

const TIMEOUT_MS = 5_000;
const MOST_BYTES = 256 * 1024;

/** Why there is no document: words for the log, never a part of the answer. */
class NoDocument extends Error {}

/**
 * Asks once, over https (http on this machine alone), without following redirects: who is asked for keys is a matter of
 * the access file, not of an answer.
 */
export function fetchJson({ timeoutMs = TIMEOUT_MS }: { readonly timeoutMs?: number } = {}): FetchJson {
  const dispatcher = new Agent({ connections: 2, pipelining: 1 });
  return async (address, question) => {
    const url = URL.parse(address);
    if (!url || !isSafeAddress(url)) throw new NoDocument("not encrypted");
    const signal = AbortSignal.timeout(timeoutMs);
    const { statusCode, headers: got, body } = await request(url, { dispatcher, signal, ...sent(question) });
    if (statusCode !== 200 || (got["content-encoding"] ?? "identity") !== "identity") {
      body.on("error", () => {}).destroy();
      throw new NoDocument(statusCode === 200 ? "compressed" : `status ${statusCode}`);
    }
    const parts: Buffer[] = [];
    let bytes = 0;
    for await (const part of body as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > MOST_BYTES) throw new NoDocument("too large");
      parts.push(part);
    }
    try {
      return JSON.parse(Buffer.concat(parts).toString()) as unknown;
    } catch {
      throw new NoDocument("not JSON");
    }
  };
}

const HEADERS = { accept: "application/json", "accept-encoding": "identity", "user-agent": "regiohub" };

function sent(question: Question | undefined) {
  if (!question) return { method: "GET", headers: HEADERS } as const;
  const { authorization, form } = question;
  const headers = { ...HEADERS, authorization, "content-type": "application/x-www-form-urlencoded" };
  return { method: "POST", headers, body: form.toString() } as const;
}

/** Why a document could not be read, in words that may be logged. */
export function reasonOf(error: unknown): string {
  if (error instanceof NoDocument) return error.message;
  const { name, code } = error as { name?: unknown; code?: unknown };
  if (name === "TimeoutError") return "too slow";
  return typeof code === "string" ? code : "not reachable";
}

/** The refusal of a document that was read. */
export const noDocument = (reason: string): Error => new NoDocument(reason);
