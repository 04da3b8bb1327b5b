import type { FastifyError, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { HubError } from "../../errors.js";
import type { Log } from "../../log.js";
import { type CheckProof, ProofRefused } from "../dpop.js";
import { publicSet } from "../key-ring.js";
import { authenticateClient } from "./client-auth.js";
import type { Directory } from "./directory.js";
import { readForm } from "./form.js";
import { issueToken, type TokenAnswer, type TokenRules } from "./issue.js";
import { KEYS_PATH, METADATA_PATH, metadataOf, TOKEN_PATH } from "./metadata.js";
import type { UseUp } from "./once.js";
import { type RefusalCode, TokenRefusal } from "./refusal.js";

/** What the routes work with. */
export interface TokenRoutesParts extends TokenRules {
  readonly directory: Pick<Directory, "current">;
  readonly useUp: UseUp;
  readonly checkProof: CheckProof;
  readonly log: Log;
}

const FORM_BYTES = 16 * 1024;
/** How long others may remember what hardly ever changes, in seconds. */
const REMEMBER_SECONDS = 300;

/** The token endpoint, `client_credentials` alone, with what programs need to know of it. Source: RFC 6749, 4.4 */
export const tokenRoutes =
  (parts: TokenRoutesParts): FastifyPluginAsync =>
  async (app) => {
    const { issuer, policy, keys } = parts;
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(
      "application/x-www-form-urlencoded",
      { parseAs: "string", bodyLimit: FORM_BYTES },
      (_request, body, done) => done(null, body),
    );
    app.setErrorHandler<FastifyError>((error, request, reply) => refuse(error, request, reply, parts.log));
    app.post(TOKEN_PATH, async (request, reply) => uncached(reply).send(await answer(request, parts)));
    const published = await publicSet(keys.verifying);
    app.get(KEYS_PATH, async (_request, reply) => cached(reply).send(published));
    app.get(METADATA_PATH, async (_request, reply) => cached(reply).send(metadataOf(issuer, policy)));
  };

/** Who asks comes first: a stranger makes the hub remember nothing. */
async function answer({ url, body, headers }: FastifyRequest, parts: TokenRoutesParts): Promise<TokenAnswer> {
  // What stands in an address ends up in logs. Source: RFC 6749, 2.3.1
  if (url !== TOKEN_PATH || typeof body !== "string") throw new TokenRefusal("invalid_request");
  const form = readForm(body);
  const { authorization, dpop } = headers;
  const { clients } = await parts.directory.current();
  const client = await authenticateClient({ authorization, form }, clients, parts);
  const proof = dpop === undefined ? undefined : await parts.checkProof(dpop, { method: "POST", path: TOKEN_PATH });
  const given = await issueToken(client, form, proof, parts);
  parts.log.info("token given", { client: client.id, type: given.token_type, scope: given.scope });
  return given;
}

/** @throws whatever is no refusal, for the server to answer */
function refuse(error: FastifyError, { id: requestId }: FastifyRequest, reply: FastifyReply, log: Log) {
  const code = codeOf(error);
  if (!code) throw error;
  log.info("token refused", { requestId, code });
  const nonce = error instanceof ProofRefused ? error.nonce : undefined;
  if (nonce !== undefined) reply.header("dpop-nonce", nonce);
  if (code === "invalid_client") reply.header("www-authenticate", 'Basic realm="regiohub"');
  if (code === "temporarily_unavailable") reply.header("retry-after", "5");
  return uncached(reply)
    .status(code === "invalid_client" ? 401 : code === "temporarily_unavailable" ? 503 : 400)
    .send({ error: code });
}

/** What a client is told; undefined for faults of ours. */
function codeOf(error: FastifyError): RefusalCode | undefined {
  if (error instanceof TokenRefusal) return error.code;
  if (error instanceof ProofRefused) return error.oauthCode;
  if (error instanceof HubError) return error.fault === "transient" ? "temporarily_unavailable" : undefined;
  return (error.statusCode ?? 500) < 500 ? "invalid_request" : undefined;
}

/** Source: RFC 6749, 5.1 */
const uncached = (reply: FastifyReply) => reply.headers({ "cache-control": "no-store", pragma: "no-cache" });

const cached = (reply: FastifyReply) => reply.header("cache-control", `public, max-age=${REMEMBER_SECONDS}`);
