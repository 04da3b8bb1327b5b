import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { HubError } from "../../errors.js";
import { listProfiles } from "../../ingest/profile-store.js";
import { table } from "../../ingest/run-text.js";
import { changeText } from "../../unattended/profile-changes.js";
import { putProfile } from "../../unattended/put-profile.js";
import { unreadable } from "../../unreadable.js";
import { type Language, words } from "../../words.js";
import type { Command, CommandContext, CommandInput } from "../command.js";
import { FORM_OPTIONS, languageOf, readForm } from "../language.js";
import { withConnection } from "../with-database.js";
import { readWhose } from "./pull.js";

/** `hub profile`: what boards say of their deliveries. */
export const profileCommand: Command = {
  name: "profile",
  usage: "put FILE --board NUMBER [--source NAME] | show --board NUMBER --source NAME | list  [--lang nl|en] [--json]",
  summary: "Put a board's profile into force without a delivery and tell what changed; show it; list those in force.",
  options: { board: { type: "string" }, source: { type: "string" }, ...FORM_OPTIONS },
  async run(input, context) {
    readForm(input);
    const [verb, ...rest] = input.positionals;
    if (verb === "put" && rest.length === 1) return put(rest[0] ?? "", input, context);
    if (verb === "show" && rest.length === 0) return show(input, context);
    if (verb === "list" && rest.length === 0) return list(input, context);
    throw new HubError("USAGE", `hub profile: expected ${profileCommand.usage}.`);
  },
};

const STILL = words("nothing changed, still version", "niets gewijzigd, nog versie");
const NOW = words("now version", "nu versie");

async function put(path: string, { values }: CommandInput, context: CommandContext): Promise<number> {
  const { board, source } = values;
  const language = languageOf(values);
  if (typeof board !== "string" || !/^\d{5}$/.test(board))
    throw new HubError(
      "USAGE",
      words(
        "hub profile put: expected --board with five digits.",
        "hub profile put: verwacht --board met vijf cijfers.",
      ),
    );
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(basename(path), cause);
  });
  const report = await withConnection(context, (client) =>
    putProfile(client, context.hub, { board, source: typeof source === "string" ? source : undefined, text }),
  );
  if (values.json) context.print(JSON.stringify({ board, ...report }));
  else {
    const what = report.changes.length === 0 ? STILL : NOW;
    context.print(`${board} ${report.source}: ${what[language]} ${report.version}`);
    for (const change of report.changes) context.print(`  ${changeText(change)}`);
  }
  return 0;
}

async function show(input: CommandInput, context: CommandContext): Promise<number> {
  const whose = readWhose("profile show", input);
  const [profile] = await withConnection(context, (client) => listProfiles(client, whose));
  if (!profile)
    throw new HubError(
      "PROFILE_INVALID",
      words(
        `Profile: board ${whose.board} has none for source ${whose.source}.`,
        `Profiel: bestuur ${whose.board} heeft er geen voor bron ${whose.source}.`,
      ),
    );
  context.print(input.values.json ? JSON.stringify(profile) : profile.document.trimEnd());
  return 0;
}

const HEADS: Readonly<Record<Language, readonly string[]>> = {
  en: ["board", "source", "version", "since (UTC)"],
  nl: ["bestuur", "bron", "versie", "sinds (UTC)"],
};

async function list({ values }: CommandInput, context: CommandContext): Promise<number> {
  const profiles = await withConnection(context, (client) => listProfiles(client));
  const rows = profiles.map(({ board, source, version, createdAt }) => [
    board,
    source,
    String(version),
    createdAt.toISOString().slice(0, 16).replace("T", " "),
  ]);
  const lines = values.json
    ? profiles.map(({ document: _, ...profile }) => JSON.stringify(profile))
    : table(HEADS[languageOf(values)], rows);
  for (const line of lines) context.print(line);
  return 0;
}
