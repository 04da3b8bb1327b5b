import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { type Database, openDatabase } from "../../db/open.js";
import type { Demo, DemoDelivery } from "../../hub.js";
import { ingest, type RunReport } from "../../ingest/ingest.js";
import { untilAborted } from "../abort.js";
import type { Command, CommandContext } from "../command.js";
import { prepareHub } from "../prepare-hub.js";
import { welcome } from "../welcome.js";
import { serveAll } from "./serve.js";

/** `npm start`: a working hub with the register and the demo region, from nothing. */
export const startCommand: Command = {
  name: "start",
  usage: "",
  summary: "Start everything: database, reference data, register, demo boards, server.",
  options: {},
  async run(_input, context) {
    const { hub, config, log, print, say, signal } = context;
    const database = await openDatabase(config, log);
    let server: Awaited<ReturnType<typeof serveAll>>;
    try {
      await fill(context, database);
      server = await serveAll({ hub, config, log, database, port: config.port, host: "127.0.0.1" });
    } catch (error) {
      await database.release();
      throw error;
    }
    for (const line of await welcome(hub, config, server.url)) print(line);
    await untilAborted(signal);
    say("stopping");
    await server.close();
    return 0;
  },
};

/** Migrates and brings in what is not there yet; on a filled hub this only compares content. */
async function fill(context: CommandContext, { url }: Database): Promise<void> {
  const { hub, config, say, signal } = context;
  await prepareHub(url, context);
  for (const delivery of [...hub.registers, ...(await demoDeliveries(hub.demo, config.home))]) {
    const runs = await ingest({ hub, url, home: config.home, signal, ...delivery });
    for (const run of runs) say(runLine(run));
    const failed = runs.find(({ error }) => error !== null);
    if (failed?.error) throw failed.error;
    signal.throwIfAborted();
  }
}

/**
 * The demo's files, written once per home, so that they may be edited to see what an ingest makes of it. The list holds
 * places within the home, which may be moved, and is there only when all files are.
 */
async function demoDeliveries(demo: Demo, home: string): Promise<readonly DemoDelivery[]> {
  const list = join(home, "demo.json");
  const written = await readFile(list, "utf8").catch(() => undefined);
  if (written === undefined) {
    const folder = join(home, "demo");
    await mkdir(folder, { recursive: true });
    const deliveries = await demo.write(folder);
    await writeFile(
      `${list}.new`,
      JSON.stringify(deliveries.map((one) => placed(one, (file) => relative(home, file)))),
    );
    await rename(`${list}.new`, list);
    return deliveries;
  }
  return (JSON.parse(written) as DemoDelivery[]).map((one) => placed(one, (file) => resolve(home, file)));
}

const placed = ({ board, source, files }: DemoDelivery, place: (file: string) => string): DemoDelivery => ({
  board,
  source,
  files: files.map(place),
});

const runLine = (run: RunReport): string => `${run.board ?? "register"} ${run.source}: ${run.message}`;
