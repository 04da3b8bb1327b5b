import { createPublicKey } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { clientsOf } from "@regiohub/infra/auth/testing/access";
import { type TestIssuer, testIssuer } from "@regiohub/infra/auth/testing/issuer";
import { JWS_ALGORITHMS, type Signing, signedText, type TestKey, testKey } from "@regiohub/infra/auth/testing/signing";
import { accessOf, goodClaims, NOW, verdict } from "./support/tokens.js";

/** The algorithms that an access file may name, and the key of the issuer that each takes. */
const KEY_FOR = { RS256: "rsa", PS256: "rsa", ES256: "p256", ES384: "p384", EdDSA: "ed" } as const;
const KEYS: Readonly<Record<string, TestKey>> = {
  rsa: testKey("RS256", "rsa"),
  p256: testKey("ES256", "p256"),
  p384: testKey("ES384", "p384"),
  ed: testKey("EdDSA", "ed"),
};

let issuer: TestIssuer;
beforeAll(async () => {
  issuer = await testIssuer(Object.values(KEYS).map(({ jwk }) => jwk));
});
afterAll(() => issuer.close());

const hubWith = (algorithms: readonly string[]) => clientsOf(accessOf(issuer, { algorithms }), { clock: () => NOW });

/** All that a signature of an algorithm can be made with: for those with a secret, what anybody knows of a key. */
function signingsOf(algorithm: string, { privateKey, jwk }: TestKey): readonly Signing[] {
  const isOf = (family: RegExp) => family.test(algorithm);
  if (isOf(/^none$/)) return [{ algorithm, key: "" }];
  if (isOf(/^HS/)) {
    const pem = createPublicKey(privateKey).export({ type: "spki", format: "pem" });
    return [pem, JSON.stringify(jwk), jwk.x ?? jwk.n ?? "", ""].map((key) => ({ algorithm, key }));
  }
  if (isOf(/^[RP]S/)) return [{ algorithm, key: keyNamed("rsa").privateKey }];
  if (isOf(/^EdDSA$/)) return [{ algorithm, key: keyNamed("ed").privateKey }];
  const isCurve = privateKey.asymmetricKeyType === "ec";
  return [{ algorithm, key: isCurve ? privateKey : keyNamed(algorithm === "ES384" ? "p384" : "p256").privateKey }];
}

const keyNamed = (name: string): TestKey => KEYS[name] as TestKey;

describe.each(Object.entries(KEY_FOR))("an issuer that signs by %s", (accepted, name) => {
  const key = keyNamed(name);

  it("is believed when its token says so and is signed so; whatever else it says, or is signed by, is refused", async () => {
    const authenticate = hubWith([accepted]);
    const taken: string[] = [];
    let tried = 0;
    for (const said of JWS_ALGORITHMS) {
      for (const signing of JWS_ALGORITHMS.flatMap((one) => signingsOf(one, key))) {
        const text = signedText({ alg: said, typ: "at+jwt", kid: key.kid }, goodClaims(issuer), signing);
        const answer = await verdict(authenticate, text);
        tried += 1;
        if (answer === "in") taken.push(`${said} signed by ${signing.algorithm}`);
        else if (answer !== "TOKEN_INVALID") throw new Error(`${said} signed by ${signing.algorithm}: ${answer}`);
      }
    }
    expect(taken).toEqual([`${accepted} signed by ${accepted}`]);
    expect(tried).toBe(JWS_ALGORITHMS.length * (JWS_ALGORITHMS.length + 9));
  });

  it.each(["", " ", accepted.toLowerCase(), `${accepted} `, "None", "nOnE", "NONE"])(
    "is not believed by %j",
    async (alg) => {
      const signing = { algorithm: accepted, key: key.privateKey };
      const text = signedText({ alg, typ: "at+jwt", kid: key.kid }, goodClaims(issuer), signing);
      expect(await verdict(hubWith([accepted]), text)).toBe("TOKEN_INVALID");
    },
  );

  it.each([undefined, null, 1, true, [accepted], { name: accepted }])("is not believed by %j", async (alg) => {
    const signing = { algorithm: accepted, key: key.privateKey };
    const text = signedText({ alg, typ: "at+jwt", kid: key.kid }, goodClaims(issuer), signing);
    expect(await verdict(hubWith([accepted]), text)).toBe("TOKEN_INVALID");
  });
});

describe("an RSA key", () => {
  let published: TestIssuer;
  afterEach(() => published.close());

  it.each([
    [512, "RS256"],
    [1_024, "RS256"],
    [1_024, "PS256"],
    [2_047, "RS256"],
  ])("of %i bits is not believed by %s", async (bits, algorithm) => {
    const weak = testKey(algorithm, "weak", bits);
    published = await testIssuer([weak.jwk]);
    const authenticate = clientsOf(accessOf(published, { algorithms: [algorithm] }), { clock: () => NOW });
    const signing = { algorithm, key: weak.privateKey };
    const text = signedText({ alg: algorithm, typ: "at+jwt", kid: "weak" }, goodClaims(published), signing);
    expect(await verdict(authenticate, text)).toBe("TOKEN_INVALID");
  });

  it("that is published for one algorithm is not believed by another", async () => {
    const key = keyNamed("rsa");
    published = await testIssuer([{ ...key.jwk, alg: "RS256" }]);
    const file = accessOf(published, { algorithms: ["RS256", "PS256"] });
    const authenticate = clientsOf(file, { clock: () => NOW });
    const answers = ["RS256", "PS256"].map((algorithm) => {
      const signing = { algorithm, key: key.privateKey };
      const text = signedText({ alg: algorithm, typ: "at+jwt", kid: "rsa" }, goodClaims(published), signing);
      return verdict(authenticate, text);
    });
    expect(await Promise.all(answers)).toEqual(["in", "TOKEN_INVALID"]);
  });
});
