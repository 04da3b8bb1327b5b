import { createHash } from "node:crypto";
import { z } from "zod";
import { HubError } from "../../errors.js";
import type { Log } from "../../log.js";
import { readSecretFile } from "../secret-file.js";
import { type ReadToken, tokenRefused } from "../strict.js";
import type { Claims } from "./claims.js";
import type { IssuerConfig } from "./config.js";
import { type FetchJson, noDocument, reasonOf } from "./fetch-json.js";

/**
 * What an issuer says of a token that it signed, beside what stands in it.
 * @throws TOKEN_INVALID when the token holds no longer; ISSUER_UNAVAILABLE when the issuer does not say.
 */
export type Introspect = (token: ReadToken, claims: Claims, now: Date) => Promise<Claims>;

/** How long an answer is taken for a token that comes again; one that held is remembered longer, as a caller. */
const HOLDS_MS = 10_000;
/** Most questions within a second: an issuer is not to be flooded through us. */
const MOST_PER_SECOND = 10;
const REMEMBERED = 10_000;

/** Of the answer's own; all else in it are claims. Source: RFC 7662, 2.2. */
const answerSchema = z.looseObject({ active: z.boolean(), iss: z.string().optional(), sub: z.string().optional() });

/**
 * Asks an issuer about its tokens, where the access file says so.
 * @throws CONFIG_INVALID when the hub's secret at the issuer cannot be used.
 */
export function introspector(config: IssuerConfig, fetch: FetchJson, log: Log): Introspect | undefined {
  const { introspection, issuer } = config;
  if (!introspection) return undefined;
  const { address, clientId, secretFile } = introspection;
  const authorization = basic(clientId, readSecretFile(secretFile));
  const asked = new Map<string, { readonly at: number; readonly answer: Promise<unknown> }>();
  const take = perSecond(MOST_PER_SECOND);

  async function ask(text: string, at: number): Promise<unknown> {
    const digest = createHash("sha256").update(text).digest("base64");
    const before = asked.get(digest);
    if (before && Math.abs(at - before.at) < HOLDS_MS) return before.answer;
    if (!take(at)) throw noDocument("asked too often");
    const form = new URLSearchParams({ token: text, token_type_hint: "access_token" });
    const answer = fetch(address, { authorization, form });
    asked.delete(digest);
    asked.set(digest, { at, answer });
    for (const oldest of asked.keys()) {
      if (asked.size <= REMEMBERED) break;
      asked.delete(oldest);
    }
    // What failed may be tried again at once; whoever waits for it is told.
    answer.catch(() => asked.delete(digest));
    return answer;
  }

  return async ({ text }, { sub }, now) => {
    const answer = await ask(text, now.getTime()).catch((error: unknown) => {
      log.warn("issuer does not answer about tokens", { issuer, reason: reasonOf(error) });
      throw unavailable(issuer);
    });
    const { success, data } = answerSchema.safeParse(answer);
    if (!success) throw unavailable(issuer);
    if (!data.active) throw tokenRefused("not active at its issuer");
    if ((data.sub ?? sub) !== sub || (data.iss ?? issuer) !== issuer) throw tokenRefused("another's at its issuer");
    return data;
  };
}

/** Whether one more is within the number that a second may have. */
function perSecond(most: number): (at: number) => boolean {
  let second = Number.NaN;
  let count = 0;
  return (at) => {
    const now = Math.floor(at / 1_000);
    count = now === second ? count + 1 : 1;
    second = now;
    return count <= most;
  };
}

/** Source: RFC 6749, 2.3.1, which has both parts encoded as in a form. */
const basic = (client: string, secret: string): string => {
  const [id, key] = [client, secret].map((part) => new URLSearchParams({ "": part }).toString().slice(1));
  return `Basic ${Buffer.from(`${id}:${key}`).toString("base64")}`;
};

const unavailable = (issuer: string) =>
  new HubError("ISSUER_UNAVAILABLE", `Issuer ${issuer}: does not say whose a token is. Expected an answer.`);
