import { countDays } from "../../jobs/count-days.js";
import { releaseTables } from "../../jobs/release-tables.js";
import type { Command } from "../command.js";
import { withDatabase } from "../with-database.js";

/** `hub figures`: what the worker does about figures by itself, now. */
export const figuresCommand: Command = {
  name: "figures",
  usage: "",
  summary:
    "Count what is asked for often, and give out the tables that are due. The worker does the first as deliveries come, the second each night.",
  options: {},
  async run(_input, context) {
    await withDatabase(context, async (url) => {
      const work = { hub: context.hub, url, clock: () => new Date() };
      await countDays(work);
      await releaseTables(work);
    });
    context.say("figures are counted, and tables given out as far as they are due");
    return 0;
  },
};
