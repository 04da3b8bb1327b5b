import { clientsOf } from "@regiohub/infra/auth/testing/access";
import { type TestIssuer, testIssuer } from "@regiohub/infra/auth/testing/issuer";
import { signedText, type TestKey, testKey } from "@regiohub/infra/auth/testing/signing";
import type { Authenticate } from "@regiohub/infra/auth/verify";
import { bearing } from "@regiohub/infra/testing/token-request";

/** When tests of tokens take place. */
export const NOW = new Date("2026-10-01T12:00:00Z");
/** The same in seconds since 1970, as claims have it. */
export const NOW_SECONDS = NOW.getTime() / 1_000;

/** The `aud` of tokens for the hub of these tests. */
export const AUDIENCE = "regiohub";

/** A hub that takes operators' tokens of one issuer. */
export interface TokenHub {
  readonly issuer: TestIssuer;
  readonly key: TestKey;
  /** What the hub says of a token: `in`, or the code that it is refused with. */
  judge(text: string): Promise<string>;
  /** Claims that are all right. */
  claims(): Record<string, unknown>;
  /** A token of these claims, and of this header beside what it needs, that the issuer has signed. */
  token(claims: object | string, header?: object): string;
}

/** What a hub answers with: `in`, or the code of the refusal. */
export const verdict = (authenticate: Authenticate, text: string): Promise<string> =>
  authenticate(bearing(`Bearer ${text}`)).then(
    () => "in",
    (error: { code?: string }) => error.code ?? "no code",
  );

/** Opens a hub with an issuer of its own that signs by ES256. */
export async function tokenHub(more: object = {}): Promise<TokenHub> {
  const key = testKey("ES256", "issuer-1");
  const issuer = await testIssuer([key.jwk]);
  const authenticate = clientsOf(accessOf(issuer, { algorithms: ["ES256"], ...more }), { clock: () => NOW });
  return {
    issuer,
    key,
    judge: (text) => verdict(authenticate, text),
    claims: () => goodClaims(issuer),
    token: (claims, header = {}) =>
      signedText({ alg: "ES256", typ: "at+jwt", kid: key.kid, ...header }, claims, {
        algorithm: "ES256",
        key: key.privateKey,
      }),
  };
}

/** An access file of one issuer, whose callers are all operators. */
export const accessOf = ({ issuer }: Pick<TestIssuer, "issuer">, more: object): object => {
  const operators = { kind: "operator", scopes: { claim: "scope", prefix: "" } };
  return { issuers: [{ issuer, audience: AUDIENCE, callers: [operators], ...more }] };
};

/** Claims that an access file of `accessOf` asks for. */
export const goodClaims = ({ issuer }: Pick<TestIssuer, "issuer">): Record<string, unknown> => ({
  iss: issuer,
  aud: AUDIENCE,
  sub: "operator-1",
  iat: NOW_SECONDS,
  nbf: NOW_SECONDS,
  exp: NOW_SECONDS + 600,
});
