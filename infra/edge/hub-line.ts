import { HubError } from "../errors.js";
import { openHttp } from "../http/client.js";
import type { Http, PullContext } from "../ingest/pull.js";
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

  /** @throws USAGE, SOURCE_ANSWER_WRONG for an address that is none, or not encrypted */
  constructor({ to, token, signal, wait }: HubLineOptions) {
    const { protocol, origin, pathname } = URL.parse(to) ?? {};
    if (protocol !== "https:" && protocol !== "http:")
      throw new HubError("USAGE", "--to: not an address. Expected https://hub.example.");
    this.#base = `${origin}${pathname?.replace(/\/+$/, "")}`;
    this.#http = openHttp({ origins: [`${origin}`], signal, wait });
    this.#authorization = `Bearer ${token}`;
  }

  /** @throws SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG, as `sendPart` */
  async ask<Answer>(method: "GET" | "PUT" | "POST", path: string, body?: object): Promise<Answer> {
    const { body: bytes } = await this.#send(method, path, {
      headers: body ? { "content-type": "application/json" } : {},
      body: body && JSON.stringify(body),
      timeoutMs: method === "POST" ? LOADING_MS : undefined,
    });
    const answer = objectIn(bytes);
    if (answer) return answer as Answer;
    throw new HubError("SOURCE_ANSWER_WRONG", "Hub: an answer that is none of a hub's. Expected the address of a hub.");
  }

  async sendPart(upload: string, number: number, { body, sha256 }: { body: Buffer; sha256: string }): Promise<void> {
    const headers = { "content-type": "application/zstd", "x-content-sha256": sha256 };
    await this.#send("PUT", `${INGEST_PATH}/uploads/${upload}/parts/${number}`, { headers, body });
  }

  async #send(method: "GET" | "PUT" | "POST", path: string, request: Omit<Parameters<Http>[1] & object, "method">) {
    const headers = { ...request.headers, authorization: this.#authorization };
    const answer = await this.#http(`${this.#base}${path}`, { ...request, method, headers });
    if (answer.status < 300) return answer;
    throw refusal(answer.status, answer.body);
  }
}

/** The hub's own words, when they are its words. */
function refusal(status: number, body: Buffer): HubError {
  const code = status === 401 || status === 403 ? "SOURCE_REFUSED" : "SOURCE_ANSWER_WRONG";
  return new HubError(code, `Hub: ${messageIn(body) ?? `answered ${status}`}`);
}

function messageIn(body: Buffer): string | undefined {
  const { errors } = (objectIn(body) ?? {}) as { errors?: { message?: unknown }[] };
  const message = Array.isArray(errors) ? errors[0]?.message : undefined;
  return typeof message === "string" ? message : undefined;
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
