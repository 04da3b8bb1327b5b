/** Why no token is given. Source: RFC 6749, 5.2; RFC 8707, 2; RFC 9449, 5 and 8. */
export type RefusalCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_scope"
  | "invalid_target"
  | "invalid_dpop_proof"
  | "unsupported_grant_type"
  | "use_dpop_nonce"
  | "temporarily_unavailable";

/** A request for a token that is refused. Nobody is told more than the code: who guesses learns nothing. */
export class TokenRefusal extends Error {
  override readonly name = "TokenRefusal";

  constructor(readonly code: RefusalCode) {
    super(code);
  }
}
