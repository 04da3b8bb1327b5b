import { readFile } from "node:fs/promises";
import { takesDevelopmentTokens } from "../auth/clients.js";
import { developmentToken } from "../auth/development.js";
import type { Config } from "../config.js";
import type { Hub } from "../hub.js";

/**
 * What `npm start` prints when the hub is ready: where it is, who one can be, and a first query to paste. Development
 * tokens are only given out where they are taken.
 */
export async function welcome({ root, demo, access }: Hub, config: Config, url: string): Promise<string[]> {
  const ready = `Regiohub is ready: ${url}/graphql`;
  const stop = "Ctrl-C stops the hub and its database.";
  if (!(await takesDevelopmentTokens(config, access))) return [ready, stop];
  const board = await developmentToken(config, access, {
    kind: "board",
    subject: "demo-board-user",
    boards: [demo.board],
  });
  const partner = await developmentToken(config, access, { kind: "partner", subject: "demo-partner" });
  const query = oneLine(await readFile(new URL("schema/examples/first-look.graphql", root), "utf8"));
  const body = JSON.stringify({ query }).replaceAll("'", "'\\''");
  return [
    ready,
    "",
    `board token (board ${demo.board}):`,
    board,
    "",
    "partner token:",
    partner,
    "",
    "A first query, over four subgraphs:",
    `curl -s ${url}/graphql -H 'content-type: application/json' -H 'authorization: Bearer ${partner}' -d '${body}'`,
    "",
    stop,
  ];
}

const oneLine = (document: string): string =>
  document
    .replace(/#[^\n]*/g, "")
    .replace(/\s+/g, " ")
    .trim();
