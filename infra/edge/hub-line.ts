import { CODES, type ErrorCode, HubError } from "../errors.js";
import { isSafeAddress } from "../http/address.js";
import { openHttp } from "../http/client.js";
import type { Http, PullContext } from "../ingest/pull.js";
import { same, words } from "../words.js";
import { INGEST_PATH } from "./protocol.js";

/** Time that the hub may take to load what was sent. */
const LOADING_MS = 30 * 60_000;

/** Where a hub is, and who asks it. */
export interface HubLineOptions {
  /** `https://hub.example`; a folder behind it is where the hub's own addresses begin. */
  readonly to: string;
  /** The board's own access token. */
  readonly token: string;
  readonly signal: AbortSignal;
  readonly wait: PullContext["wait"];
}

/** The line to a hub: every question with the board's token. */
export class HubLine {
  readonly #http: Http;
  readonly #base: string;
  readonly #authorization: string;

  /** @throws USAGE for an address that is none, or not encrypted */
  constructor({ to, token, signal, wait }: HubLineOptions) {
    const url = URL.parse(to);
    if (!url || !isSafeAddress(url))
      throw new HubError("USAGE", "--to: not an address, or not an encrypted one. Expected https://hub.example.");
    this.#base = `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
    this.#http = openHttp({ origins: [url.origin], signal, wait });
    this.#authorization = `Bearer ${token}`;
  }

  /** @throws HUB_UNAVAILABLE, HUB_ANSWER_WRONG, and what the hub itself says: TOKEN_INVALID, FORBIDDEN, …; as `sendPart` */
  async ask<Answer>(method: "GET" | "PUT" | "POST", path: string, body?: object): Promise<Answer> {
    const { body: bytes } = await this.#send(method, path, {
      headers: body ? { "content-type": "application/json" } : {},
      body: body && JSON.stringify(body),
      timeoutMs: method === "POST" ? LOADING_MS : undefined,
    });
    const answer = objectIn(bytes);
    if (answer) return answer as Answer;
    throw new HubError("HUB_ANSWER_WRONG", "Hub: an answer that is none of a hub's. Expected the address of a hub.");
  }

  async sendPart(upload: string, number: number, { body, sha256 }: { body: Buffer; sha256: string }): Promise<void> {
    const headers = { "content-type": "application/zstd", "x-content-sha256": sha256 };
    await this.#send("PUT", `${INGEST_PATH}/uploads/${upload}/parts/${number}`, { headers, body });
  }

  async #send(method: "GET" | "PUT" | "POST", path: string, request: Omit<Parameters<Http>[1] & object, "method">) {
    const headers = { ...request.headers, authorization: this.#authorization };
    const answer = await this.#http(`${this.#base}${path}`, { ...request, method, headers }).catch(ofTheHub);
    if (answer.status < 300) return answer;
    throw refusal(answer.status, answer.body);
  }
}

/** What goes wrong on the line is said of the hub, which is nobody's source. */
function ofTheHub(error: unknown): never {
  if (!(error instanceof HubError)) throw error;
  if (error.code === "SOURCE_UNAVAILABLE") throw new HubError("HUB_UNAVAILABLE", saidBy(error));
  if (error.code === "SOURCE_ANSWER_WRONG") throw new HubError("HUB_ANSWER_WRONG", saidBy(error));
  throw error;
}

const saidBy = ({ message, dutch }: HubError) => words(message, dutch ?? message);

/** The hub's own code and words, when they are its own. */
function refusal(status: number, body: Buffer): HubError {
  const { errors } = (objectIn(body) ?? {}) as { errors?: Partial<Refusal>[] };
  const { message, extensions } = (Array.isArray(errors) ? errors[0] : undefined) ?? {};
  const code = extensions?.code;
  const known = typeof code === "string" && Object.hasOwn(CODES, code) ? (code as ErrorCode) : undefined;
  const otherwise = status === 401 || status === 403 ? "TOKEN_INVALID" : "HUB_ANSWER_WRONG";
  return new HubError(known ?? otherwise, same(`Hub: ${typeof message === "string" ? message : `answered ${status}`}`));
}

/** An error as the hub answers it. */
interface Refusal {
  readonly message: unknown;
  readonly extensions: { readonly code?: unknown };
}

/** A page of a proxy is no object. */
function objectIn(body: Buffer): object | undefined {
  try {
    const value = JSON.parse(body.toString("utf8")) as unknown;
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
