import { readFile } from "node:fs/promises";
import { faultText, readAccessFile } from "../../auth/access-file.js";
import { publicSet, rotateRing } from "../../auth/key-ring.js";
import { gatewayRing, loadKeys, pseudonymRing } from "../../auth/keys.js";
import { addSecret, newest } from "../../auth/secret-ring.js";
import { tokenRing } from "../../auth/server/open.js";
import { asAccess, blockSubject } from "../../auth/server/write-clients.js";
import { HubError } from "../../errors.js";
import { unreadable } from "../../unreadable.js";
import { isCalendarDate } from "../../values.js";
import type { Command, CommandContext, CommandInput } from "../command.js";
import { withConnection } from "../with-database.js";

/** `hub access`: who may come in, and by which keys the parts of the hub know each other. */
export const accessCommand: Command = {
  name: "access",
  usage: "check [FILE] | block ISSUER SUBJECT --until DAY | gateway-key | rotate-key [tokens|people]",
  summary:
    "Check an access file, default that of HUB_ACCESS; keep somebody out whose token still holds; print the gateway's public keys for HUB_GATEWAY_KEY; give the gateway, or the hub's own tokens, or the ids that new partners get of people, a new key.",
  options: { until: { type: "string" } },
  async run({ positionals: [verb, ...rest], values }, context) {
    const { config, print, say } = context;
    if (verb === "check" && rest.length <= 1) return check(rest[0] ?? config.access, context);
    if (verb === "gateway-key" && rest.length === 0) {
      const { gateway } = await loadKeys(config.home);
      print(JSON.stringify(await publicSet(gateway.verifying)));
      return 0;
    }
    if (verb === "rotate-key" && rest.length <= 1) {
      const rotate = ROTATIONS[rest[0] ?? "gateway"];
      if (rotate) {
        const { key, next } = await rotate(config.home);
        print(key);
        say(next);
        return 0;
      }
    }
    if (verb === "block" && rest.length === 2) return block(rest[0] as string, rest[1] as string, values, context);
    throw new HubError("USAGE", `hub access: expected ${accessCommand.usage}.`);
  },
};

/** Gives a ring a new key: its name, and what to do then. */
type Rotate = (home: string) => Promise<{ readonly key: string; readonly next: string }>;

const ROTATIONS: Readonly<Record<string, Rotate | undefined>> = {
  gateway: async (home) => ({
    key: (await rotateRing(gatewayRing(home))).signing.kid,
    next: "start the subgraphs anew, with this key if they are on other machines; then the gateway",
  }),
  tokens: async (home) => ({
    key: (await rotateRing(tokenRing(home))).signing.kid,
    next: "start the gateways anew; tokens of the key before hold until they end",
  }),
  people: async (home) => ({
    key: String(newest(await addSecret(pseudonymRing(home)))),
    next: "start the subgraphs anew, with this key if they are on other machines; partners keep the version they have",
  }),
};

/** Through the end of a day, in UTC: a block that ends a little late is no harm. */
async function block(issuer: string, subject: string, { until }: CommandInput["values"], context: CommandContext) {
  if (typeof until !== "string" || !isCalendarDate(until))
    throw new HubError("USAGE", "hub access block: --until is no day. Expected yyyy-MM-dd.");
  const end = new Date(`${until}T24:00:00Z`);
  await withConnection(context, (client) => asAccess(client, () => blockSubject(client, issuer, subject, end)));
  return 0;
}

async function check(path: string | undefined, { hub, print }: CommandContext): Promise<number> {
  if (path === undefined) throw new HubError("USAGE", "hub access check: expected a FILE, or HUB_ACCESS.");
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(path, cause);
  });
  const result = readAccessFile(text, hub.access);
  for (const fault of result.faults) print(faultText(fault));
  if (!("file" in result)) return 2;
  for (const { issuer, callers } of result.file.issuers)
    print(`${issuer}: ${callers.map(({ kind }) => kind).join(", ")}`);
  if (result.file.publicUrl !== undefined) print(`${result.file.publicUrl}: partner, by \`hub client\``);
  if (result.file.developmentIssuer) print("development tokens are taken too");
  return 0;
}
