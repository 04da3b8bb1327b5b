import { partnersOf } from "../../auth/clients.js";
import { loadKeys } from "../../auth/keys.js";
import { newest } from "../../auth/secret-ring.js";
import { boardsOfTerms } from "../../auth/server/client-boards.js";
import {
  addClient,
  asAccess,
  getTerms,
  type ListedClient,
  listClients,
  putBoards,
  putTerms,
  replaceCredentials,
  revokeClient,
} from "../../auth/server/write-clients.js";
import { HubError } from "../../errors.js";
import type { Command, CommandContext, CommandInput } from "../command.js";
import { withConnection } from "../with-database.js";
import { newTerms, readClientId, readCredential, readOverlap, readTerms } from "./client-input.js";

const TERMS =
  '[--board NUMBER]… [--region "SCHEME CODE"]… [--sender bearer|dpop] [--documents free|trusted] [--budget N|usual]';

/** `hub client`: partners' programs that the hub itself gives tokens to. */
export const clientCommand: Command = {
  name: "client",
  usage:
    `add ID --name TEXT --purpose WORD… --scopes WORD,WORD (--secret | --key FILE) ${TERMS} [--same-partner] | ` +
    "rotate ID (--secret | --key FILE) [--overlap 24h] | set ID [any of those of add] [--all-boards] [--new-ids] | " +
    "revoke ID | list [--json]",
  summary: "Add, change and revoke partners' programs that ask the hub itself for tokens; a secret is printed once.",
  options: {
    name: { type: "string" },
    purpose: { type: "string", multiple: true },
    scopes: { type: "string" },
    board: { type: "string", multiple: true },
    region: { type: "string", multiple: true },
    "all-boards": { type: "boolean" },
    "new-ids": { type: "boolean" },
    sender: { type: "string" },
    documents: { type: "string" },
    budget: { type: "string" },
    secret: { type: "boolean" },
    key: { type: "string" },
    overlap: { type: "string" },
    "same-partner": { type: "boolean" },
    json: { type: "boolean" },
  },
  async run(input, context) {
    const [verb = "", ...rest] = input.positionals;
    const work = Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
    if (!work) throw new HubError("USAGE", `hub client: expected ${clientCommand.usage}.`);
    await work(rest, input, context);
    return 0;
  },
};

type Work = (rest: readonly string[], input: CommandInput, context: CommandContext) => Promise<void>;

const VERBS: Readonly<Record<string, Work>> = { add, rotate, set, revoke, list };

async function add(rest: readonly string[], { values }: CommandInput, context: CommandContext): Promise<void> {
  const id = readClientId(rest);
  if (values["same-partner"] !== true) await requireNewPartner(id, context);
  const terms = { ...newTerms(values, context.hub.access), pairwise: await newestPairwise(context) };
  const { credential, secret } = await readCredential(values);
  await withConnection(context, (client) =>
    asAccess(client, async () => {
      await addClient(client, id, terms);
      await putBoards(client, id, await boardsOfTerms(client, terms, context.hub.subgraphs));
      await replaceCredentials(client, id, credential, new Date());
    }),
  );
  tell({ id, secret }, values.json === true, context);
}

/** What people agreed to with a partner is not to count for another one by chance. */
async function requireNewPartner(id: string, { config, hub }: CommandContext): Promise<void> {
  if (!(await partnersOf(config, hub.access)).has(id)) return;
  throw new HubError(
    "USAGE",
    `hub client: the access file has a partner ${id}; this client would be that one, and see whom it may see. Expected another id, or --same-partner.`,
  );
}

async function rotate(rest: readonly string[], { values }: CommandInput, context: CommandContext): Promise<void> {
  const id = readClientId(rest);
  const othersEndAt = new Date(Date.now() + readOverlap(values) * 3_600_000);
  const { credential, secret } = await readCredential(values);
  await withConnection(context, (client) =>
    asAccess(client, async () => {
      await getTerms(client, id);
      await replaceCredentials(client, id, credential, othersEndAt);
    }),
  );
  tell({ id, secret }, values.json === true, context);
}

/** Without anything to change, the boards of a client's regions are looked up anew. */
async function set(rest: readonly string[], { values }: CommandInput, context: CommandContext): Promise<void> {
  const id = readClientId(rest);
  const newIds = values["new-ids"] === true && { pairwise: await newestPairwise(context) };
  const changes = { ...readTerms(values, context.hub.access), ...newIds };
  await withConnection(context, (client) =>
    asAccess(client, async () => {
      const terms = { ...(await getTerms(client, id)), ...changes };
      await putTerms(client, id, terms);
      await putBoards(client, id, await boardsOfTerms(client, terms, context.hub.subgraphs));
    }),
  );
}

/** Version of the key that new ids of people are made with. */
const newestPairwise = async ({ config }: CommandContext): Promise<number> =>
  newest((await loadKeys(config.home)).seals.people);

async function revoke(rest: readonly string[], _input: CommandInput, context: CommandContext): Promise<void> {
  const id = readClientId(rest);
  await withConnection(context, (client) => asAccess(client, () => revokeClient(client, id)));
}

async function list(rest: readonly string[], { values }: CommandInput, context: CommandContext): Promise<void> {
  if (rest.length > 0) throw new HubError("USAGE", "hub client list: expected nothing after it.");
  const clients = await withConnection(context, (client) => asAccess(client, () => listClients(client)));
  if (values.json) context.print(JSON.stringify(clients));
  else for (const client of clients) context.print(lineOf(client));
}

/** The one time that a secret is shown: it goes to stdout alone, so that it can go straight to where it is kept. */
function tell(
  { id, secret }: { readonly id: string; readonly secret: string | undefined },
  asJson: boolean,
  { print, say }: CommandContext,
): void {
  if (asJson) print(JSON.stringify({ id, ...(secret !== undefined && { secret }) }));
  else if (secret !== undefined) {
    say(`the secret of ${id}, shown this once:`);
    print(secret);
  } else say(`${id} shows itself by its key`);
}

function lineOf({
  id,
  name,
  purposes,
  scopes,
  boards,
  sender,
  documents,
  credentials,
  revokedAt,
}: ListedClient): string {
  if (revokedAt) return `${id}: ${name}; revoked ${revokedAt.toISOString().slice(0, 10)}`;
  const shown = boards === null ? "all boards" : `${boards} board${boards === 1 ? "" : "s"}`;
  const ways = `${sender}, ${documents} documents, ${credentials} credentials`;
  return `${id}: ${name}; ${purposes.join(" ")}; ${scopes.join(" ")}; ${shown}; ${ways}`;
}
