import { setTimeout as sleep } from "node:timers/promises";
import pg, { type ClientBase, type PoolClient } from "pg";

/** What `pg` knows of a connection and its types do not say: where it leads, and the key by which it is broken off. */
interface Connected {
  /** Nothing is under way on it. */
  readonly readyForQuery: boolean;
  readonly host: string;
  readonly port: number;
  readonly ssl: boolean | object | undefined;
  /** `direct`: TLS without asking for it first. */
  readonly sslNegotiation: string;
  readonly processID: number | null;
  readonly secretKey: number | null;
}

/** As `pg` sends and receives; its types leave these out. */
interface Wire extends pg.Connection {
  connect(port: number | string, host?: string): void;
  requestSsl(): void;
  cancel(processId: number, secretKey: number): void;
}
const WireConnection = pg.Connection as unknown as new (config: Pick<Connected, "ssl" | "sslNegotiation">) => Wire;

/** Between two attempts, ms: one that comes before the server has begun the statement is for nothing. */
const AGAIN_MS = 100;
/** Attempts, after which the statement's own timeout in the database has to do. */
const ATTEMPTS = 20;
/** Longest that the server may take to hear of an attempt, ms. */
const HEARD_MS = 2_000;

/**
 * Has the database break off what a pool's connection is doing, and closes the connection: what came of its statement
 * is not known, and it must not meet the next one. The pool opens another when it needs one. It never fails.
 */
export async function breakOff(client: PoolClient): Promise<void> {
  const quiet = new Promise<void>((resolve) => {
    client.once("drain", resolve);
    client.once("end", resolve);
  });
  const isBusy = () => !(client as unknown as Connected).readyForQuery;
  for (let attempt = 0; attempt < ATTEMPTS && isBusy(); attempt += 1) {
    await cancelStatement(client);
    const isQuiet = await Promise.race([quiet.then(() => true), sleep(AGAIN_MS, false)]);
    if (isQuiet) break;
  }
  client.release(true);
}

/**
 * Has the database break off the statement of a connection, by the connection's own key: no login, and no place in a
 * full server, is needed. It goes over TLS where the connection does. Resolves when the server has passed it on, or
 * cannot be reached: then there is nothing left to break off.
 * https://www.postgresql.org/docs/18/protocol-flow.html#PROTOCOL-FLOW-CANCELING-REQUESTS
 */
function cancelStatement(client: ClientBase): Promise<void> {
  const { host, port, ssl, sslNegotiation, processID, secretKey } = client as unknown as Connected;
  if (processID === null || secretKey === null) return Promise.resolve();
  return new Promise((resolve) => {
    const wire = new WireConnection({ ssl, sslNegotiation });
    const timer = setTimeout(() => wire.stream.destroy(), HEARD_MS);
    const cancel = () => wire.cancel(processID, secretKey);
    wire.on("connect", () => {
      if (!ssl) cancel();
      else if (sslNegotiation !== "direct") wire.requestSsl();
    });
    wire.on("sslconnect", cancel);
    wire.on("error", () => wire.stream.destroy());
    wire.on("end", () => {
      clearTimeout(timer);
      resolve();
    });
    if (host.startsWith("/")) wire.connect(`${host}/.s.PGSQL.${port}`);
    else wire.connect(port, host);
  });
}
