import type { ServerResponse } from "node:http";
import { localServer } from "@regiohub/infra/http/testing/local-server";
import { Random } from "@regiohub/infra/testing/random";
import { type Answer, tooMany } from "./answers.js";
import { answerTo, type StandInOptions } from "./responder.js";

/** A running stand-in. */
export interface StandIn {
  /** Behind which `/metainfo` and `/connectors` are. */
  readonly address: string;
  /** Paths and queries so far, in order. */
  readonly asked: readonly string[];
  /** Most questions that were under way at one time. */
  readonly most: () => number;
  close(): Promise<void>;
}

const BASE = "/ProfitRestServices";

/** Questions that are answered at a time. */
const PARALLEL = 8;

/**
 * An AFAS Profit of a test, that answers over HTTP as AFAS documents it, with its traps: 100 rows unless asked for
 * more, pages that overlap unless ordered uniquely, 500 for one -1, for a time-out and for too much alike, 404 for a
 * long query, rows that its user may not see left out. Source: AFAS, docs.afas.help.
 */
export async function standIn(options: StandInOptions): Promise<StandIn> {
  const random = new Random(1);
  const times = new Map<string, number>();
  const asked: string[] = [];
  let active = 0;
  let most = 0;
  const server = await localServer(async (request, response) => {
    active += 1;
    most = Math.max(most, active);
    const isOneTooMany = active > PARALLEL;
    const [path = "", query = ""] = (request.url ?? "").slice(BASE.length).split("?");
    const nth = (times.get(path) ?? 0) + 1;
    times.set(path, nth);
    asked.push(query === "" ? path : `${path}?${query}`);
    await options.hold?.(path, nth);
    active -= 1;
    send(
      response,
      isOneTooMany ? tooMany() : answerTo({ path, query, token: request.headers.authorization, nth }, options, random),
    );
  });
  return { address: server.origin + BASE, asked, most: () => most, close: () => server.close() };
}

function send(response: ServerResponse, { status, headers, body, isCut }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "content-length": bytes.length, ...headers });
  if (isCut) response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  else response.end(bytes);
}
