import { localServer } from "@regiohub/infra/http/testing/local-server";
import { type Answer, json } from "./answers.js";
import type { Clock } from "./clock.js";
import { type Application, Tokens } from "./tokens.js";

/** A question to a stand-in, for who interferes. */
export interface Ask {
  /** Last part of the path: `persons`; `token` for a token. */
  readonly endpoint: string;
  readonly query: URLSearchParams;
  /** Which question this is to its endpoint, from 1. */
  readonly nth: number;
  /** What it would answer. */
  readonly answer: Answer;
}

/** What a stand-in is made of. */
export interface StandInOptions {
  readonly clock: Clock;
  /** The only application that it knows. */
  readonly application: Application;
  /** Rows by endpoint: `persons`. */
  readonly rows: Readonly<Record<string, readonly unknown[]>>;
  /** Most rows in a page, and as many as come without `take`. */
  readonly pageSize?: number;
  /** Questions in a day from which it says 429. */
  readonly callsPerDay?: number;
  /** Another answer than its own. */
  readonly interfere?: (ask: Ask) => Answer | undefined;
}

/** A running stand-in. */
export interface StandIn {
  readonly origin: string;
  /** Paths and queries so far, in order. */
  readonly asked: readonly string[];
  /** Answers that said 429. */
  readonly refusals: number;
  close(): Promise<void>;
}

/** Least time between two questions, ms: the second one within it fails. */
const SPIKE_MS = 600;

/**
 * A Youforce of a test, that answers over HTTP as Visma documents it: a token of an hour, pages with a nextLink to a
 * host of its own, a question per 0.6 s, a number of questions a day, properties without a value left out.
 * Source: vr-api-integration.github.io/youforce-api-documentation.
 */
export async function standIn(options: StandInOptions): Promise<StandIn> {
  const { clock, application, rows, pageSize = 1000, callsPerDay = 6000, interfere } = options;
  const tokens = new Tokens(application, clock);
  const asked: string[] = [];
  const times = new Map<string, number>();
  const state = { lastAt: Number.NEGATIVE_INFINITY, calls: 0, refusals: 0 };

  const read = (url: URL, headers: Headers): Answer => {
    state.calls += 1;
    const isTooSoon = clock.now() - state.lastAt < SPIKE_MS;
    state.lastAt = clock.now();
    if (isTooSoon || state.calls > callsPerDay) return json(429, { message: "Too Many Requests" });
    const status = tokens.statusOf(headers);
    if (status !== 200) return json(status, { message: "Not authorized" });
    const all = rows[url.pathname.replace(/^\/iam\/v1\.0\//, "")];
    return all ? page(url, all, pageSize) : json(404, { message: "Not Found" });
  };

  const server = await localServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://stand-in");
    const endpoint = url.pathname.slice(url.pathname.lastIndexOf("/") + 1);
    asked.push(url.pathname + url.search);
    const nth = (times.get(endpoint) ?? 0) + 1;
    times.set(endpoint, nth);
    const body = await textOf(request);
    const own =
      endpoint === "token" ? tokens.give(new URLSearchParams(body)) : read(url, new Headers(request.headers as never));
    const answer = interfere?.({ endpoint, query: url.searchParams, nth, answer: own }) ?? own;
    if (answer.status === 429) state.refusals += 1;
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  return {
    origin: server.origin,
    asked,
    get refusals() {
      return state.refusals;
    },
    close: server.close,
  };
}

/** Some rows, and where the others are: at a host that only the vendor's own machines know. */
function page({ pathname, searchParams }: URL, rows: readonly unknown[], pageSize: number): Answer {
  const from = Number(searchParams.get("pageToken") ?? 0);
  const take = Math.min(Number(searchParams.get("take") ?? pageSize), pageSize);
  const value = rows.slice(from, from + take);
  const next = `http://iam.internal.invalid${pathname}?take=${take}&pageToken=${from + take}`;
  return json(200, from + take < rows.length ? { value, nextLink: next } : { value });
}

async function textOf(request: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts).toString();
}
