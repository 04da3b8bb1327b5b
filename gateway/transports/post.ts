import type { Dispatcher, Pool } from "undici";

/** Why an exchange was given up. */
export class TooSlow extends Error {}

/**
 * Posts a body and resolves with the text of the answer, whatever its status. Dispatches directly: a third less
 * processor time than `Pool.request`, whose streams and signals nobody needs here.
 */
export function post(
  pool: Pool,
  path: string,
  headers: Record<string, string>,
  body: string,
  timeoutMs: number,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let controller: Dispatcher.DispatchController | undefined;
    let late: TooSlow | undefined;
    const timer = setTimeout(() => {
      late = new TooSlow();
      controller?.abort(late);
      reject(late);
    }, timeoutMs);
    const fail = (error: Error): void => {
      clearTimeout(timer);
      reject(error);
    };
    try {
      pool.dispatch(
        { path, method: "POST", headers, body },
        {
          onRequestStart(started) {
            controller = started;
            if (late) started.abort(late);
          },
          onResponseData(_controller, chunk) {
            chunks.push(chunk);
          },
          onResponseEnd() {
            clearTimeout(timer);
            resolve(textOf(chunks));
          },
          onResponseError(_controller, error) {
            fail(error);
          },
        },
      );
    } catch (error) {
      fail(error as Error);
    }
  });
}

const textOf = (chunks: readonly Buffer[]): string =>
  chunks.length === 1 ? (chunks[0] as Buffer).toString() : Buffer.concat(chunks).toString();
