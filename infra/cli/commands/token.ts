import { randomUUID } from "node:crypto";
import type { Caller } from "../../auth/caller.js";
import { loadKeys } from "../../auth/keys.js";
import { ACCESS, signCaller } from "../../auth/tokens.js";
import type { Config } from "../../config.js";
import { HubError } from "../../errors.js";
import type { Command } from "../command.js";

/** `hub token`: an access token of the development issuer. */
export const tokenCommand: Command = {
  name: "token",
  usage: "board NUMBER | partner ID | operator",
  summary: "Print one access token of the development issuer, good for 12 hours.",
  options: {},
  async run({ positionals }, { config, print }) {
    print(await developmentToken(config, callerFrom(positionals)));
    return 0;
  },
};

/** A token of the hub's own development issuer. */
export async function developmentToken({ home }: Pick<Config, "home">, caller: Caller): Promise<string> {
  const { issuer } = await loadKeys(home);
  return signCaller(caller, ACCESS, issuer, new Date());
}

function callerFrom([kind, id, ...rest]: readonly string[]): Caller {
  if (rest.length === 0) {
    if (kind === "operator" && id === undefined) return { kind, subject: "operator" };
    if (kind === "board" && id && /^\d{5}$/.test(id))
      return { kind, subject: `board-user-${randomUUID()}`, boards: [id] };
    if (kind === "partner" && id && /^[\w-]{1,64}$/.test(id)) return { kind, subject: id };
  }
  throw new HubError(
    "USAGE",
    "token: expected `board NUMBER` (five digits), `partner ID` (letters, digits, - and _) or `operator`.",
  );
}
