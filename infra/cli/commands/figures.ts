import { countDays } from "../../jobs/count-days.js";
import type { Telling } from "../../jobs/counting.js";
import { releaseTables } from "../../jobs/release-tables.js";
import type { Command } from "../command.js";
import { progressTeller, type StepProgress } from "../progress.js";
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
      const teller = progressTeller(process.stderr);
      const telling =
        (phase: StepProgress["phase"]): Telling =>
        (source) =>
        (step) =>
          teller.tell({ source, phase, ...step });
      await countDays(work, telling("counting"))
        .then(() => releaseTables(work, telling("giving out")))
        .finally(teller.done);
    });
    context.say("figures are counted, and tables given out as far as they are due");
    return 0;
  },
};
