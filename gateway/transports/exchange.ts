import type { Dispatcher, Pool } from "undici";

/** The exchange took too long and was given up. */
export class TooSlow extends Error {}

/** The answer grew too large, so the exchange was given up. */
export class TooLarge extends Error {}

/** One request. */
export interface Exchange {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** What an exchange may take. */
export interface ExchangeLimits {
  /** Aborted when nobody waits any more. */
  readonly signal: AbortSignal;
  /** In bytes. */
  readonly answerLimit: number;
}

/**
 * Sends a request and resolves with the text of the answer, whatever its status. Dispatches directly: a third less
 * processor time than `Pool.request`, whose streams and signals nobody needs here.
 */
export function exchange(
  pool: Pool,
  request: Exchange,
  { signal, answerLimit }: ExchangeLimits,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let status = 0;
    let size = 0;
    let controller: Dispatcher.DispatchController | undefined;
    let late: TooSlow | undefined;
    const giveUp = () => {
      late = new TooSlow();
      controller?.abort(late);
      reject(late);
    };
    signal.addEventListener("abort", giveUp, { once: true });
    const fail = (error: Error): void => {
      signal.removeEventListener("abort", giveUp);
      reject(error);
    };
    try {
      pool.dispatch(request, {
        onRequestStart(started) {
          controller = started;
          if (late) started.abort(late);
        },
        onResponseStart(_controller, statusCode) {
          status = statusCode;
        },
        onResponseData(running, chunk) {
          chunks.push(chunk);
          size += chunk.length;
          if (size > answerLimit) running.abort(new TooLarge());
        },
        onResponseEnd() {
          signal.removeEventListener("abort", giveUp);
          resolve({ status, text: textOf(chunks) });
        },
        onResponseError(_controller, error) {
          fail(error);
        },
      });
    } catch (error) {
      fail(error as Error);
    }
  });
}

const textOf = (chunks: readonly Buffer[]): string =>
  chunks.length === 1 ? (chunks[0] as Buffer).toString() : Buffer.concat(chunks).toString();
