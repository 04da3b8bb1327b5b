import { mkdtemp, rm } from "node:fs/promises";
import { createConnection, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * When a line is cut, counted in what the client sends, statement by statement: before the database hears of it, while
 * the database is at work on it, or when it has answered and the client does not know.
 */
export interface Cut {
  readonly at: number;
  readonly moment: "unheard" | "at work" | "answered";
  /** What happens then: a process that is killed. Nothing goes through the line any more. */
  act(): void;
}

export const MOMENTS = ["unheard", "at work", "answered"] as const;

/** A way to a database that a test listens in on. */
export interface Line extends AsyncDisposable {
  /** As the database's own, by way of the line. */
  readonly url: string;
  /** How often the client sent something so far. */
  sent(): number;
}

/** Opens a line to a database, to be cut somewhere or, without `cut`, only counted. */
export async function openLine(url: string, cut?: Cut): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), "hub-line-"));
  const sockets = new Set<Socket>();
  let sent = 0;
  let isCut = false;
  const cutNow = () => {
    if (isCut) return;
    isCut = true;
    cut?.act();
  };
  const server = createServer((client) => {
    const database = createConnection(targetOf(url));
    for (const socket of [client, database]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
    client.on("close", () => database.destroy());
    database.on("close", () => client.destroy());
    client.on("data", (data) => {
      sent += 1;
      const isHere = sent === cut?.at;
      if (isHere && cut?.moment === "unheard") cutNow();
      if (!isCut) database.write(data);
      if (isHere && cut?.moment === "at work") cutNow();
    });
    database.on("data", (data) => {
      if (cut?.moment === "answered" && sent >= cut.at) cutNow();
      if (!isCut) client.write(data);
    });
  });
  await new Promise<void>((resolve) => server.listen(join(folder, ".s.PGSQL.5432"), resolve));
  const through = new URL(url);
  through.searchParams.set("host", folder);
  through.port = "";
  return {
    url: through.href,
    sent: () => sent,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}

/** Where the server of a database listens: a socket's path, or a host and a port. */
function targetOf(url: string): { path: string } | { host: string; port: number } {
  const { hostname, port, searchParams } = new URL(url);
  const host = searchParams.get("host") ?? hostname;
  const number = Number(port || 5432);
  return host.startsWith("/") ? { path: join(host, `.s.PGSQL.${number}`) } : { host, port: number };
}
