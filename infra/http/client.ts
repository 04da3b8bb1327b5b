import { Agent, type Dispatcher, request as send } from "undici";
import { HubError } from "../errors.js";
import type { Http, HttpAnswer, HttpRequest, PullContext } from "../ingest/pull.js";
import { same, type Words, words } from "../words.js";
import { pinnedAddress, pinnedOrigins, shown } from "./address.js";
import { ATTEMPTS, askedPause, isTemporary, LONGEST_ASKED_MS, pauseBefore } from "./retry.js";
import { ACCEPTED, Unpackable, unpack } from "./unpack.js";

/** What a client is made of. */
export interface HttpOptions {
  /** Where it may go: `https://12345.rest.afas.online`. */
  readonly origins: readonly string[];
  /** Ends what is under way, at once. */
  readonly signal: AbortSignal;
  readonly wait: PullContext["wait"];
  /** From 0 to 1, for the pauses. */
  readonly random?: (() => number) | undefined;
  /** Now, ms; pauses may be asked for as a date. */
  readonly now?: (() => number) | undefined;
}

const TIMEOUT_MS = 60_000;
const MAX_BYTES = 256 * 1024 * 1024;
const REDIRECTS = 5;
/** More at a time than any source allows; who pulls keeps to the source's own number. */
const CONNECTIONS = 8;

/** The way to an answer was cut off, and may be open again in a while. */
class Lost {
  constructor(readonly how: Words) {}
}

/**
 * Opens a client, as `Http` says. A POST is tried again too, so it has to be one that may arrive twice: a question, or
 * what the other side knows again. No error has a cause, for those of the network carry what was sent and came back.
 * @throws SOURCE_ANSWER_WRONG for an origin that is not encrypted; when asked, also as `Http`
 */
export function openHttp({ origins, signal, wait, random = Math.random, now = Date.now }: HttpOptions): Http {
  const pinned = pinnedOrigins(origins);
  const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 });
  return async (address, request = {}) => {
    const url = pinnedAddress(address, pinned);
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      const outcome = await ask(agent, url, request, pinned, signal);
      if (!(outcome instanceof Lost) && !isTemporary(outcome)) return outcome;
      const how = outcome instanceof Lost ? outcome.how : same(`status ${outcome.status}`);
      const asked = outcome instanceof Lost ? undefined : askedPause(outcome, now());
      if (asked !== undefined && asked > LONGEST_ASKED_MS)
        throw unavailable(url, askingTooMuch(how, Math.round(asked / 1000)));
      if (attempt === ATTEMPTS)
        throw unavailable(url, words(`${how.en}, ${ATTEMPTS} times`, `${how.nl}, ${ATTEMPTS} keer`));
      await wait(pauseBefore(attempt, asked, random));
    }
  };
}

/** One attempt, along the redirects within an origin. */
async function ask(
  agent: Agent,
  first: URL,
  request: HttpRequest,
  pinned: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<HttpAnswer | Lost> {
  const { timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = request;
  const limit = AbortSignal.timeout(timeoutMs);
  const either = AbortSignal.any([signal, limit]);
  let url = first;
  try {
    for (let hop = 0; hop <= REDIRECTS; hop += 1) {
      const answer = await once(agent, url, request, either, maxBytes);
      const to = answer.status >= 300 && answer.status < 400 ? answer.headers.location : undefined;
      if (to === undefined) return answer;
      url = redirected(url, to, request, pinned);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof HubError) throw error;
    if (error instanceof Unpackable) throw wrong(url, error.what);
    if (limit.aborted)
      return new Lost(words(`no whole answer in ${timeoutMs} ms`, `geen heel antwoord in ${timeoutMs} ms`));
    return lostOrWrong(url, error);
  }
  throw wrong(first, words(`more than ${REDIRECTS} redirects`, `meer dan ${REDIRECTS} omleidingen`));
}

async function once(
  dispatcher: Agent,
  url: URL,
  { method = "GET", headers, body, timeoutMs = TIMEOUT_MS }: HttpRequest,
  signal: AbortSignal,
  maxBytes: number,
): Promise<HttpAnswer> {
  const response = await send(url, {
    dispatcher,
    method,
    headers: { "user-agent": "regiohub", "accept-encoding": ACCEPTED, ...headers },
    body: body ?? null,
    signal,
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  });
  // Of what came over the line, not of what is given.
  const { "content-encoding": coding = "identity", "content-length": _, ...rest } = plain(response.headers);
  return {
    status: response.statusCode,
    headers: rest,
    body: await readBody(unpack(response.body, coding), url, maxBytes),
  };
}

/** A redirect stays on its origin: the next one would get this one's headers. */
function redirected(from: URL, location: string, { method = "GET" }: HttpRequest, pinned: ReadonlySet<string>): URL {
  const to = pinnedAddress(location, pinned, from);
  if (to.origin !== from.origin)
    throw wrong(from, words(`a redirect to ${to.origin}`, `een omleiding naar ${to.origin}`));
  if (method !== "GET") throw wrong(from, words(`a redirect of a ${method}`, `een omleiding van een ${method}`));
  return to;
}

/** @param maxBytes of what it holds, however small it came */
async function readBody(body: AsyncIterable<Buffer>, url: URL, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    bytes += part.length;
    if (bytes > maxBytes)
      throw wrong(
        url,
        words(`an answer of more than ${maxBytes} bytes`, `een antwoord van meer dan ${maxBytes} bytes`),
      );
    parts.push(part);
  }
  return Buffer.concat(parts, bytes);
}

const plain = (headers: Dispatcher.ResponseData["headers"]): HttpAnswer["headers"] =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : value]),
  );

/** Codes of undici and of the system for a connection that was not made, or broke. */
const LOST =
  /^(UND_ERR_(SOCKET|CONNECT_TIMEOUT|HEADERS_TIMEOUT|BODY_TIMEOUT|RES_CONTENT_LENGTH_MISMATCH)|ECONN\w+|EPIPE|ETIMEDOUT|E(HOST|NET)\w+|EAI_AGAIN|ENOTFOUND)$/;

function lostOrWrong(url: URL, error: unknown): Lost {
  const code = (error as { readonly code?: unknown } | undefined)?.code;
  const reason = typeof code === "string" ? same(code) : words("unknown reason", "reden onbekend");
  if (LOST.test(reason.en))
    return new Lost(words(`connection lost (${reason.en})`, `verbinding verloren (${reason.nl})`));
  throw wrong(url, words(`cannot be asked (${reason.en})`, `kan niet gevraagd worden (${reason.nl})`));
}

const askingTooMuch = (how: Words, seconds: number) =>
  words(`${how.en}, and asks to wait ${seconds} seconds`, `${how.nl}, en vraagt ${seconds} seconden te wachten`);

const wrong = (url: URL, what: Words) =>
  new HubError(
    "SOURCE_ANSWER_WRONG",
    words(
      `${shown(url)}: ${what.en}. Expected an answer that is plain or ${ACCEPTED}.`,
      `${shown(url)}: ${what.nl}. Verwacht: een antwoord zonder compressie of met ${ACCEPTED}.`,
    ),
  );

const unavailable = (url: URL, what: Words) =>
  new HubError(
    "SOURCE_UNAVAILABLE",
    words(`${shown(url)}: ${what.en}. Expected an answer.`, `${shown(url)}: ${what.nl}. Verwacht: een antwoord.`),
  );
