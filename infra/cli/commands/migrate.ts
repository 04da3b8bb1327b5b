import { openDatabase } from "../../db/open.js";
import type { Command } from "../command.js";
import { prepareHub } from "../prepare-hub.js";

/** `hub migrate`: schemas and reference data as the code has them. */
export const migrateCommand: Command = {
  name: "migrate",
  usage: "",
  summary: "Bring the database's schemas and reference data up to date.",
  options: {},
  async run(_input, context) {
    const { config, log, print } = context;
    const database = await openDatabase(config, log);
    try {
      const done = await prepareHub(database.url, context);
      for (const { schema, file } of done.migrations) print(`applied ${schema}/${file}`);
      for (const name of done.references) print(`loaded ${name}`);
      if (done.migrations.length + done.references.length === 0) print("nothing to do");
      return 0;
    } finally {
      await database.release();
    }
  },
};
