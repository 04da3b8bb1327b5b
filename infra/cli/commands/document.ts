import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parse } from "graphql";
import { addDocument, documentsOf, retireDocument } from "../../auth/documents.js";
import { HubError } from "../../errors.js";
import { unreadable } from "../../unreadable.js";
import { joined, same, type Words, within, words } from "../../words.js";
import type { Command, CommandContext } from "../command.js";
import { withConnection } from "../with-database.js";

/** Longest document that the gateway takes, in bytes. */
const LONGEST = 16 * 1024;

/** `hub documents`: what clients have registered to ask. */
export const documentsCommand: Command = {
  name: "documents",
  usage: "CLIENT (add FILE… | retire HASH | list) [--json]",
  summary: "Register GraphQL documents for a client, take one out of use, or list them.",
  options: { json: { type: "boolean" } },
  async run({ positionals: [client, verb, ...rest], values }, context) {
    const isJson = values.json === true;
    if (client && verb === "add" && rest.length > 0) return add(client, rest, isJson, context);
    if (client && verb === "retire" && rest.length === 1) return retire(client, rest[0] ?? "", context);
    if (client && verb === "list" && rest.length === 0) return list(client, isJson, context);
    throw new HubError("USAGE", `hub documents: expected ${documentsCommand.usage}.`);
  },
};

async function add(
  client: string,
  files: readonly string[],
  isJson: boolean,
  context: CommandContext,
): Promise<number> {
  const documents = await Promise.all(files.map(async (file) => ({ file, body: await readDocument(file) })));
  await withConnection(context, async (db) => {
    for (const { file, body } of documents) {
      const sha256 = await addDocument(db, client, body);
      context.print(isJson ? JSON.stringify({ client, file, sha256 }) : `sha256:${sha256} ${file}`);
    }
  });
  return 0;
}

/** The file's text as it stands: its client sends the very same, so that their hashes agree. */
async function readDocument(path: string): Promise<string> {
  const name = basename(path);
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(name, cause);
  });
  const malformed = (what: Words, options?: ErrorOptions) =>
    new HubError(
      "FILE_MALFORMED",
      joined(
        within(what, (text) => `${name}: ${text}.`),
        words(
          `Expected a GraphQL document of at most ${LONGEST} bytes, in UTF-8.`,
          `Verwacht: een GraphQL-document van hooguit ${LONGEST} bytes, in UTF-8.`,
        ),
      ),
      options,
    );
  if (bytes.length > LONGEST) throw malformed(same(`${bytes.length} bytes`));
  try {
    const text = new TextDecoder("utf8", { fatal: true, ignoreBOM: true }).decode(bytes);
    parse(text, { noLocation: true });
    return text;
  } catch (cause) {
    throw malformed(words("cannot be read", "kan niet gelezen worden"), { cause });
  }
}

async function retire(client: string, hash: string, context: CommandContext): Promise<number> {
  const [sha256] = /[0-9a-f]{64}$/.exec(hash) ?? [];
  if (sha256 === undefined) throw new HubError("USAGE", "hub documents: expected a hash as `list` gives it.");
  await withConnection(context, (db) => retireDocument(db, client, sha256));
  return 0;
}

async function list(client: string, isJson: boolean, context: CommandContext): Promise<number> {
  const documents = await withConnection(context, (db) => documentsOf(db, client));
  for (const { sha256, addedAt, retiredAt } of documents) {
    const until = retiredAt ? `, retired ${day(retiredAt)}` : "";
    context.print(
      isJson ? JSON.stringify({ sha256, addedAt, retiredAt }) : `sha256:${sha256} added ${day(addedAt)}${until}`,
    );
  }
  return 0;
}

const day = (moment: Date): string => moment.toISOString().slice(0, 10);
