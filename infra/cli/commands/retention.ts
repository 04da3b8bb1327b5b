import { withClient } from "../../db/connect.js";
import { reachBoards } from "../../db/row-context.js";
import { inTransaction } from "../../db/transaction.js";
import { HubError } from "../../errors.js";
import { asIngest } from "../../ingest/run.js";
import { type Hold, holdsOn, placeHold, releaseHolds } from "../../privacy/hold.js";
import { rulesOn } from "../../privacy/rules.js";
import { sweep } from "../../privacy/sweep.js";
import { dayOf } from "../../values.js";
import type { Command, CommandContext, CommandInput } from "../command.js";
import { FORM_OPTIONS, readForm } from "../language.js";
import { withConnection, withDatabase } from "../with-database.js";
import { readBoard, readDay } from "./audit-input.js";
import { readReason } from "./person-input.js";

/** `hub retention`: how long what is kept, what goes when, and what may not go. */
export const retentionCommand: Command = {
  name: "retention",
  usage:
    "[rules] | --on DAY | hold BOARD [NUMBER] --reason TEXT [--until DAY] | release BOARD [NUMBER] | holds  [--lang nl|en] [--json]",
  summary:
    "List how long what is kept and by which law; tell what goes on a day; keep a board or a person from going. The worker sweeps each night.",
  options: { on: { type: "string" }, reason: { type: "string" }, until: { type: "string" }, ...FORM_OPTIONS },
  async run(input, context) {
    const [verb, ...rest] = input.positionals;
    if (verb === undefined && input.values.on !== undefined) await tellSweep(input, context);
    else if ((verb === undefined || verb === "rules") && rest.length === 0) await listRules(input, context);
    else if (verb === "hold" && rest.length <= 2) await hold(input, context);
    else if (verb === "release" && rest.length <= 2) await release(input, context);
    else if (verb === "holds" && rest.length === 0) await listHolds(context);
    else throw new HubError("USAGE", `hub retention: expected ${retentionCommand.usage}.`);
    return 0;
  },
};

async function listRules(input: CommandInput, { hub, print }: CommandContext): Promise<void> {
  const form = readForm(input);
  for (const rule of rulesOn(await hub.retention(), dayOf(new Date()))) {
    const { name, period, what, since, basis, source } = rule;
    if (form === "json") print(JSON.stringify(rule));
    else print(`${name} ${period}: ${what[form]}; ${since[form]}; ${basis[form]} (${source})`);
  }
}

/** Everything is done and undone, so that what is told is what would be. */
async function tellSweep({ values }: CommandInput, context: CommandContext): Promise<void> {
  const { hub, config, print } = context;
  const day = readDay("on", values.on);
  const rules = await hub.retention();
  const options = { hub, home: config.home, rules, now: new Date(`${day}T12:00:00Z`), dryRun: true };
  const swept = await withDatabase(context, (url) => withClient(url, (client) => sweep(client, options)));
  for (const { board, removed } of swept) {
    for (const [rule, count] of Object.entries(removed)) if (count > 0) print(`${board ?? "hub"} ${rule} ${count}`);
  }
}

async function hold(input: CommandInput, context: CommandContext): Promise<void> {
  const { board, number } = readHeld(input);
  const from = dayOf(new Date());
  const until = readDay("until", input.values.until) ?? null;
  if (until !== null && until < from) throw new HubError("USAGE", "--until: over already. Expected today or later.");
  await ofBoard(context, { board, number, reason: readReason(input, number), from, until }, placeHold);
}

async function release(input: CommandInput, context: CommandContext): Promise<void> {
  const held = readHeld(input);
  const released = await ofBoard(context, held, (client, { board, number }) => releaseHolds(client, board, number));
  context.print(String(released));
}

async function listHolds(context: CommandContext): Promise<void> {
  const today = dayOf(new Date());
  const holds = await withConnection(context, (client) =>
    inTransaction(client, () => asIngest(client, () => holdsOn(client, today))),
  );
  for (const { board, number, from, until, reason } of holds) {
    context.print(`${board} ${number ?? "*"} ${from} ${until ?? "-"} ${reason}`);
  }
}

function readHeld({ positionals: [, board, number] }: CommandInput): Pick<Hold, "board" | "number"> {
  return { board: readBoard(board), number: number ?? null };
}

const ofBoard = <T extends Pick<Hold, "board">, Result>(
  context: CommandContext,
  held: T,
  work: (client: Parameters<typeof placeHold>[0], held: T) => Promise<Result>,
): Promise<Result> =>
  withConnection(context, (client) =>
    inTransaction(client, async () => {
      await reachBoards(client, held.board);
      return asIngest(client, () => work(client, held));
    }),
  );
