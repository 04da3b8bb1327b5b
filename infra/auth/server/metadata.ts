import type { AccessPolicy } from "../../access/policy.js";
import { PROOF_ALGORITHMS } from "../dpop.js";
import { CLIENT_ALGORITHMS } from "./client.js";

/** Where clients ask for tokens. */
export const TOKEN_PATH = "/oauth/token";
/** Where the keys are that tokens are signed with. */
export const KEYS_PATH = "/oauth/jwks";
/** Where programs find out all of this. Source: RFC 8414, 3 */
export const METADATA_PATH = "/.well-known/oauth-authorization-server";

/** What the hub can do as an issuer of tokens. Source: RFC 8414, 2; RFC 9449, 5.1 */
export const metadataOf = (issuer: string, policy: AccessPolicy) => ({
  issuer,
  token_endpoint: `${issuer}${TOKEN_PATH}`,
  jwks_uri: `${issuer}${KEYS_PATH}`,
  scopes_supported: policy.scopes.partner,
  response_types_supported: [],
  grant_types_supported: ["client_credentials"],
  token_endpoint_auth_methods_supported: ["private_key_jwt", "client_secret_basic", "client_secret_post"],
  token_endpoint_auth_signing_alg_values_supported: CLIENT_ALGORITHMS,
  dpop_signing_alg_values_supported: PROOF_ALGORITHMS,
});
