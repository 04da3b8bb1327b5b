import { setTimeout as sleep } from "node:timers/promises";
import { type SentDelivery, send } from "../../edge/send.js";
import { type ErrorCode, exitCodeOf, HubError } from "../../errors.js";
import { readLinkKeys } from "../../ingest/link-keys.js";
import { termsOf } from "../../ingest/profile-terms.js";
import { helpText } from "../../ingest/refusal-words.js";
import type { Rejection } from "../../ingest/rejection.js";
import { rejectionCsv } from "../../ingest/rejection-csv.js";
import { printable } from "../../ingest/storable.js";
import { type Language, words } from "../../words.js";
import type { CommandContext, CommandInput } from "../command.js";
import { readFiles } from "../files.js";
import type { Form } from "../language.js";
import { writePrivateFile } from "../private-file.js";
import { progressTeller } from "../progress.js";
import { rejectionLines } from "../rejection-text.js";
import { runMessage } from "../run-words.js";

/** Rejections that are shown; all of them go to the file that `--rejections` names. */
const MOST_SHOWN = 20;

/** Rejections that are kept for the file. */
const MOST_KEPT = 100_000;

/** `hub ingest --to`: reads on this machine, and sends records only. Needs no database. */
export async function sendDelivery(
  to: string,
  input: CommandInput,
  form: Form,
  context: CommandContext,
): Promise<number> {
  const { hub, config, signal, print } = context;
  const rejections: Rejection[] = [];
  const teller = progressTeller(process.stderr);
  const sent = await send({
    ...readFiles("ingest", input),
    adapters: hub.adapters,
    terms: termsOf(hub),
    tokenKeys: await readLinkKeys(config.linkKey),
    to,
    token: tokenOf(context),
    signal,
    wait: (ms) => sleep(ms, undefined, { signal }),
    progress: teller.tell,
    reject(rejection) {
      if (rejections.length < MOST_KEPT) rejections.push(rejection);
    },
  }).finally(teller.done);
  for (const one of sent) print(form === "json" ? JSON.stringify(one) : printable(sentLine(one, form)));
  await tellRejections(rejections, input, form === "nl" ? "nl" : "en", context);
  return statusOf(sent, form === "nl" ? "nl" : "en", context);
}

/** @throws CONFIG_INVALID */
function tokenOf({ config: { token } }: CommandContext): string {
  if (token !== undefined) return token.trim();
  throw new HubError(
    "CONFIG_INVALID",
    "No token. Expected HUB_TOKEN with the board's access token, or HUB_TOKEN_FILE with the file that holds it.",
  );
}

const sentLine = ({ run, parts }: SentDelivery, language: Language): string => {
  const sent = words(`${parts} parts sent`, `${parts} delen verstuurd`)[language];
  return `${run.board ?? "register"} ${run.source}: ${runMessage(run, language)} (${sent})`;
};

async function tellRejections(
  rejections: readonly Rejection[],
  { values }: CommandInput,
  language: Language,
  { say }: CommandContext,
) {
  const { length } = rejections;
  if (typeof values.rejections === "string") {
    await writePrivateFile(values.rejections, rejectionCsv(rejections));
    say(
      words(
        `${length} rejections written to ${values.rejections}`,
        `${length} weigeringen geschreven naar ${values.rejections}`,
      )[language],
    );
  } else if (length > 0) {
    for (const line of rejectionLines(rejections.slice(0, MOST_SHOWN), language)) say(line);
    const all = words(
      `… ${length} in all; --rejections FILE writes them to a file`,
      `… ${length} in totaal; --rejections BESTAND schrijft ze naar een bestand`,
    );
    if (length > MOST_SHOWN) say(all[language]);
  }
}

function statusOf(sent: readonly SentDelivery[], language: Language, { say }: CommandContext): number {
  const error = sent.at(-1)?.run.error;
  if (!error) return 0;
  const told = new HubError(error.code as ErrorCode, words(error.message, error.dutch ?? error.message));
  say(helpText(told, language));
  return exitCodeOf(told);
}
