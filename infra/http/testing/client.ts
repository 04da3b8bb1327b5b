import type { RequestListener } from "node:http";
import { afterEach } from "@jest/globals";
import { type HttpOptions, openHttp } from "../client.js";
import { type LocalServer, localServer } from "./local-server.js";

/** Starts servers that a test talks to; they end with it. Each gives its answers in turn, the last again and again. */
export function servers(): (...answers: readonly RequestListener[]) => Promise<LocalServer> {
  const open: LocalServer[] = [];
  afterEach(() => Promise.all(open.splice(0).map((server) => server.close())));
  return async (...answers) => {
    let turn = 0;
    const server = await localServer((request, response) => {
      answers[Math.min(turn, answers.length - 1)]?.(request, response);
      turn += 1;
    });
    open.push(server);
    return server;
  };
}

/** A client of some servers that notes its pauses instead of taking them; `random` is 1, so each is the longest. */
export function clientOf(origins: readonly string[], options: Partial<HttpOptions> = {}) {
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  const { signal } = new AbortController();
  return { pauses, http: openHttp({ origins, signal, wait, random: () => 1, ...options }) };
}

/** An answer of one status. */
export const status =
  (code: number, headers: Record<string, string> = {}, body = ""): RequestListener =>
  (_, response) =>
    void response.writeHead(code, headers).end(body);

/** An answer that is all right: 200 and the text `fine`. */
export const fine = status(200, {}, "fine");
