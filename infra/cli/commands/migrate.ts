import { withClient } from "../../db/connect.js";
import { openDatabase } from "../../db/open.js";
import { prepareDatabase } from "../../db/prepare.js";
import type { Command } from "../command.js";

/** `hub migrate`: schemas and reference data as the code has them. */
export const migrateCommand: Command = {
  name: "migrate",
  usage: "",
  summary: "Bring the database's schemas and reference data up to date.",
  options: {},
  async run(_input, { hub, config, log, print }) {
    const database = await openDatabase(config, log);
    try {
      const done = await withClient(database.url, (client) => prepareDatabase(client, hub.subgraphs));
      for (const { schema, file } of done.migrations) print(`applied ${schema}/${file}`);
      for (const name of done.references) print(`loaded ${name}`);
      if (done.migrations.length + done.references.length === 0) print("nothing to do");
      return 0;
    } finally {
      await database.release();
    }
  },
};
