import type { ReadToken } from "../strict.js";
import { type AssertionRules, readAssertion, verifyAssertion } from "./assertion.js";
import { type Client, isLive } from "./client.js";
import type { Form } from "./form.js";
import { TokenRefusal } from "./refusal.js";
import { isOneOf } from "./secret.js";

/** What a client shows to say who it is. */
type Shown =
  | { readonly client: string; readonly secret: string }
  | { readonly client: string; readonly token: ReadToken };

/** The type of `client_assertion`. Source: RFC 7523, 2.2 */
const ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/**
 * The client that asks, by its secret or its assertion, in one way alone.
 * @throws TokenRefusal invalid_request, invalid_client; ISSUER_UNAVAILABLE
 */
export async function authenticateClient(
  request: { readonly authorization: string | undefined; readonly form: Form },
  clients: ReadonlyMap<string, Client>,
  rules: AssertionRules,
): Promise<Client> {
  const shown = shownBy(request);
  const named = request.form.get("client_id");
  if (named !== undefined && named !== shown.client) throw new TokenRefusal("invalid_request");
  const client = clients.get(shown.client);
  if ("token" in shown) {
    if (!client) throw new TokenRefusal("invalid_client");
    await verifyAssertion(shown.token, client, rules);
    return client;
  }
  const isRight = isOneOf(shown.secret, client ? digestsOf(client, rules.clock()) : []);
  if (!client || !isRight) throw new TokenRefusal("invalid_client");
  return client;
}

function shownBy({ authorization, form }: { readonly authorization: string | undefined; readonly form: Form }): Shown {
  const [secret, assertion] = [form.get("client_secret"), form.get("client_assertion")];
  const ways = [authorization, secret, assertion ?? form.get("client_assertion_type")];
  // Two ways at once could be of two clients. Source: RFC 6749, 2.3
  if (ways.filter((way) => way !== undefined).length > 1) throw new TokenRefusal("invalid_request");
  if (authorization !== undefined) return basic(authorization);
  if (assertion !== undefined) {
    if (form.get("client_assertion_type") !== ASSERTION_TYPE) throw new TokenRefusal("invalid_client");
    return readAssertion(assertion);
  }
  const client = form.get("client_id");
  if (client === undefined || secret === undefined) throw new TokenRefusal("invalid_client");
  return { client, secret };
}

/** Both parts are encoded as in a form. Source: RFC 6749, 2.3.1 */
function basic(authorization: string): Shown {
  const encoded = /^Basic ([A-Za-z0-9+/]{1,1000}={0,2})$/i.exec(authorization)?.[1];
  const [, id, secret] = /^([^:]+):(.+)$/s.exec(Buffer.from(encoded ?? "", "base64").toString()) ?? [];
  if (!id || !secret) throw new TokenRefusal("invalid_client");
  return { client: formDecoded(id), secret: formDecoded(secret) };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    throw new TokenRefusal("invalid_client");
  }
}

const digestsOf = ({ credentials }: Client, now: Date): Buffer[] =>
  credentials.flatMap((one) => ("sha256" in one && isLive(one, now) ? [one.sha256] : []));
