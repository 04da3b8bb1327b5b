import { withClient } from "../../db/connect.js";
import { HubError } from "../../errors.js";
import { erase } from "../../privacy/erase.js";
import { liftErasure } from "../../privacy/lift.js";
import type { Command, CommandContext } from "../command.js";
import { withDatabase } from "../with-database.js";
import { readPerson, readReason } from "./person-input.js";

/** `hub erase`: somebody is forgotten. */
export const eraseCommand: Command = {
  name: "erase",
  usage: "BOARD NUMBER --reason TEXT [--dry-run | --lift]",
  summary:
    "Erase all that is held about a person, so that no delivery and no backup brings them back. --lift lets them be delivered again.",
  options: { reason: { type: "string" }, "dry-run": { type: "boolean" }, lift: { type: "boolean" } },
  async run(input, context) {
    const { config, hub, say } = context;
    const person = readPerson(input, eraseCommand);
    const reason = readReason(input, person.number);
    const options = { hub, home: config.home, person, reason, now: new Date() };
    const dryRun = input.values["dry-run"] === true;
    if (dryRun && input.values.lift) throw new HubError("USAGE", "--dry-run: not with --lift.");
    if (input.values.lift) {
      await withDatabase(context, (url) => withClient(url, (client) => liftErasure(client, options)));
      say("they may be delivered again");
      return 0;
    }
    const { places } = await withDatabase(context, (url) =>
      withClient(url, (client) => erase(client, { ...options, dryRun })),
    );
    tell(places, dryRun, context);
    return 0;
  },
};

function tell(places: Readonly<Record<string, number>>, dryRun: boolean, { print, say, config }: CommandContext): void {
  for (const [place, rows] of Object.entries(places)) print(`${place} ${rows}`);
  if (dryRun) say("nothing was erased");
  else if (config.drop) say("files in HUB_DROP are the board's own: the hub deletes none of them");
}
