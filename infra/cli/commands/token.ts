import { randomUUID } from "node:crypto";
import { takesDevelopmentTokens } from "../../auth/clients.js";
import { type DevelopmentCaller, developmentToken } from "../../auth/development.js";
import { HubError } from "../../errors.js";
import type { Command } from "../command.js";

/** `hub token`: an access token of the development issuer. */
export const tokenCommand: Command = {
  name: "token",
  usage: "board NUMBER | partner ID | region SCHEME CODE | operator [--scopes WORD,WORD] [--purpose WORD]",
  summary: "Print one access token of the development issuer, good for 12 hours.",
  options: { scopes: { type: "string" }, purpose: { type: "string" } },
  async run({ positionals, values }, { config, hub, print }) {
    const rights = {
      scopes: typeof values.scopes === "string" ? values.scopes.split(/[\s,]+/).filter(Boolean) : undefined,
      purpose: typeof values.purpose === "string" ? values.purpose : undefined,
    };
    if (!(await takesDevelopmentTokens(config, hub.access)))
      throw new HubError(
        "CONFIG_INVALID",
        "token: the access file does not take development tokens. Expected `developmentIssuer: true`.",
      );
    print(await developmentToken(config, hub.access, callerFrom(positionals), rights));
    return 0;
  },
};

function callerFrom([kind, id, code, ...rest]: readonly string[]): DevelopmentCaller {
  if (kind === "region" && id && code && rest.length === 0) {
    return { kind, subject: `region-adviser-${randomUUID()}`, regions: [{ scheme: id, code }] };
  }
  if (code === undefined) {
    if (kind === "operator" && id === undefined) return { kind, subject: "operator" };
    if (kind === "board" && id && /^\d{5}$/.test(id))
      return { kind, subject: `board-user-${randomUUID()}`, boards: [id] };
    if (kind === "partner" && id && /^[\w-]{1,64}$/.test(id)) return { kind, subject: id };
  }
  throw new HubError(
    "USAGE",
    "token: expected `board NUMBER` (five digits), `partner ID` (letters, digits, - and _), `region SCHEME CODE` or `operator`.",
  );
}
