import { readFile } from "node:fs/promises";
import { faultText, readAccessFile } from "../../auth/access-file.js";
import { publicSet, rotateRing } from "../../auth/key-ring.js";
import { gatewayRing, loadKeys, pseudonymRing } from "../../auth/keys.js";
import { addSecret, newest } from "../../auth/secret-ring.js";
import { HubError } from "../../errors.js";
import type { Command, CommandContext } from "../command.js";

/** `hub access`: who may come in, and by which keys the parts of the hub know each other. */
export const accessCommand: Command = {
  name: "access",
  usage: "check [FILE] | gateway-key | rotate-key | rotate-pseudonyms",
  summary:
    "Check an access file, default that of HUB_ACCESS; print the gateway's public keys for HUB_GATEWAY_KEY; give the gateway a new key; add a key for the ids that new partners get of people.",
  options: {},
  async run({ positionals: [verb, ...rest] }, context) {
    const { config, print, say } = context;
    if (verb === "check" && rest.length <= 1) return check(rest[0] ?? config.access, context);
    if (verb === "gateway-key" && rest.length === 0) {
      const { gateway } = await loadKeys(config.home);
      print(JSON.stringify(await publicSet(gateway.verifying)));
      return 0;
    }
    if (verb === "rotate-key" && rest.length === 0) {
      const { signing } = await rotateRing(gatewayRing(config.home));
      print(signing.kid);
      say("start the subgraphs anew, with this key if they are on other machines; then the gateway");
      return 0;
    }
    if (verb === "rotate-pseudonyms" && rest.length === 0) {
      print(String(newest(await addSecret(pseudonymRing(config.home)))));
      say("start the subgraphs anew, with this key if they are on other machines; partners keep the version they have");
      return 0;
    }
    throw new HubError("USAGE", `hub access: expected ${accessCommand.usage}.`);
  },
};

async function check(path: string | undefined, { hub, print }: CommandContext): Promise<number> {
  if (path === undefined) throw new HubError("USAGE", "hub access check: expected a FILE, or HUB_ACCESS.");
  const text = await readFile(path, "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new HubError("FILE_UNREADABLE", `${path}: cannot be opened (${cause.code}).`, { cause });
  });
  const result = readAccessFile(text, hub.access);
  for (const fault of result.faults) print(faultText(fault));
  if (!("file" in result)) return 2;
  for (const { issuer, callers } of result.file.issuers)
    print(`${issuer}: ${callers.map(({ kind }) => kind).join(", ")}`);
  if (result.file.developmentIssuer) print("development tokens are taken too");
  return 0;
}
