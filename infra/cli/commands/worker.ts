import { openDatabase } from "../../db/open.js";
import { startWorker } from "../../jobs/worker.js";
import { workOf } from "../../unattended/work.js";
import { untilAborted } from "../abort.js";
import type { Command } from "../command.js";
import { prepareHub } from "../prepare-hub.js";

/** `hub worker`: does what is scheduled, until it is stopped. */
export const workerCommand: Command = {
  name: "worker",
  usage: "",
  summary: "Take in what comes unattended (drop folders, SFTP, live sources), warn of silence, tidy up.",
  options: {},
  async run(_input, context) {
    const { hub, config, log, say, signal } = context;
    const work = await workOf(config);
    const database = await openDatabase(config, log);
    try {
      await prepareHub(database.url, context);
      const worker = await startWorker({ ...work, hub, url: database.url, log, clock: () => new Date() });
      say("working");
      await untilAborted(signal);
      await worker.stop();
      return 0;
    } finally {
      await database.release();
    }
  },
};
