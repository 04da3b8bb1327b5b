import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NOW_SECONDS, type TokenHub, tokenHub } from "./support/tokens.js";

let hub: TokenHub;
let listing: TokenHub;

beforeAll(async () => {
  [hub, listing] = await Promise.all([tokenHub(), tokenHub({ severalAudiences: true })]);
});
afterAll(() => Promise.all([hub.issuer.close(), listing.issuer.close()]));

/** The claims that tokens of the hub have, and whether one may do without. */
const CLAIMS = { iss: false, aud: false, sub: false, exp: false, iat: false, nbf: true };

/** What can stand in place of a value. `right` is the one that would be taken. */
const FORMS: Readonly<Record<string, (right: unknown) => unknown>> = {
  null: () => null,
  true: () => true,
  "an empty text": () => "",
  "an empty list": () => [],
  "an empty object": () => ({}),
  "a list of it": (right) => [right],
  "a list of it and another": (right) => ["x", right],
  "a list in a list": (right) => [[right]],
  "an object that holds it": (right) => ({ value: right }),
  "the other of text and number": (right) => (typeof right === "number" ? String(right) : 1),
  "a number in exponents as text": () => "1e10",
  "text with a space before": (right) => ` ${right}`,
  "text with a space after": (right) => `${right} `,
  "text in capitals": (right) => String(right).toUpperCase(),
  "text with a null byte": (right) => `${right}\u0000`,
  "text with a slash after": (right) => `${right}/`,
};

describe.each(Object.entries(CLAIMS))("the claim %s", (claim, mayBeAbsent) => {
  it(`${mayBeAbsent ? "may" : "may not"} be absent`, async () => {
    const { [claim]: _, ...rest } = hub.claims();
    expect(await hub.judge(hub.token(rest))).toBe(mayBeAbsent ? "in" : "TOKEN_INVALID");
  });

  it.each(Object.keys(FORMS))("is not %s", async (form) => {
    for (const at of [hub, listing]) {
      const right = at.claims()[claim];
      const answer = await at.judge(at.token({ ...at.claims(), [claim]: FORMS[form]?.(right) }));
      const isList = at === listing && claim === "aud" && /^a list of it/.test(form);
      // Any text that is not empty is somebody.
      const isSubject = claim === "sub" && /^text|as text$/.test(form);
      expect({ form, answer }).toEqual({ form, answer: isList || isSubject ? "in" : "TOKEN_INVALID" });
    }
  });

  it.each([
    ["the right one last", (right: string) => `"x","${claim}":${right}`],
    ["the right one first", (right: string) => `${right},"${claim}":"x"`],
    ["both right", (right: string) => `${right},"${claim}":${right}`],
    [
      "the second in other letters",
      (right: string) => `${right},"\\u00${claim.charCodeAt(0).toString(16)}${claim.slice(1)}":${right}`,
    ],
  ])("does not stand twice, %s", async (_, twice) => {
    const text = JSON.stringify(hub.claims());
    const right = JSON.stringify(hub.claims()[claim]);
    const doubled = text.replace(`"${claim}":${right}`, `"${claim}":${twice(right)}`);
    expect(doubled).not.toBe(text);
    expect(await hub.judge(hub.token(doubled))).toBe("TOKEN_INVALID");
  });
});

describe("the issuer", () => {
  it.each([
    ["another one", () => "https://elsewhere.example"],
    ["one that is in it", () => hub.issuer.issuer.slice(0, -1)],
    ["one that it is in", () => `${hub.issuer.issuer}.example`],
    ["one on another path", () => `${hub.issuer.issuer}/realms/other`],
    ["the hub's own for development", () => "https://regiohub.example/development"],
    ["the gateway", () => "regiohub-gateway"],
  ])("is not %s", async (_, iss) => {
    expect(await hub.judge(hub.token({ ...hub.claims(), iss: iss() }))).toBe("TOKEN_INVALID");
  });
});

describe("the audience", () => {
  it.each(["other", "regiohu", "regiohub2", "regiohub regiohub2", "https://regiohub", "regiohub,other", "*"])(
    "is not %j",
    async (aud) => {
      for (const at of [hub, listing])
        for (const value of [aud, [aud]])
          expect(await at.judge(at.token({ ...at.claims(), aud: value }))).toBe("TOKEN_INVALID");
    },
  );

  it("has nothing but texts in its list", async () => {
    for (const odd of [1, null, {}, ["regiohub"]])
      expect(await listing.judge(listing.token({ ...listing.claims(), aud: ["regiohub", odd] }))).toBe("TOKEN_INVALID");
  });
});

describe("the type in the header", () => {
  it.each(["at+jwt", "AT+JWT", "application/at+jwt", "Application/At+Jwt"])("may be %j", async (typ) => {
    expect(await hub.judge(hub.token(hub.claims(), { typ }))).toBe("in");
  });

  it.each([
    ...["", "JWT", "jwt", "at", "at+jwt ", " at+jwt", "x/at+jwt", "application/application/at+jwt", "hub-caller+jwt"],
    ...["logout+jwt", "dpop+jwt", "secevent+jwt", "client-authentication+jwt", "it+jwt"],
    ...[undefined, null, 1, true, ["at+jwt"], { typ: "at+jwt" }],
  ])("is not %j", async (typ) => {
    expect(await hub.judge(hub.token(hub.claims(), { typ }))).toBe("TOKEN_INVALID");
  });
});

/** Seconds from now at which the hub's patience of 60 s, or a day's life, ends. */
const EDGES = [-86_400, -3_600, -61, -60, -59.5, -59, -1, 0, 1, 59, 59.5, 60, 60.5, 61, 3_600, 86_400, 86_401];

describe("time", () => {
  it.each(EDGES)("is over by more than a minute, or not, for an exp of %d seconds from now", async (seconds) => {
    const exp = NOW_SECONDS + seconds;
    const claims = { ...hub.claims(), iat: exp - 600, nbf: exp - 600, exp };
    const began = seconds - 600 <= 60;
    expect(await hub.judge(hub.token(claims))).toBe(seconds > -60 && began ? "in" : "TOKEN_INVALID");
  });

  it.each(EDGES)("has come but for a minute, or not, for an nbf of %d seconds from now", async (seconds) => {
    const claims = { ...hub.claims(), nbf: NOW_SECONDS + seconds };
    expect(await hub.judge(hub.token(claims))).toBe(seconds <= 60 ? "in" : "TOKEN_INVALID");
  });

  it.each(EDGES)("is not to come, and not a day ago, for an iat of %d seconds from now", async (seconds) => {
    const claims = { ...hub.claims(), iat: NOW_SECONDS + seconds };
    const life = 600 - seconds;
    expect(await hub.judge(hub.token(claims))).toBe(seconds <= 60 && life <= 86_400 ? "in" : "TOKEN_INVALID");
  });

  it.each([
    ["a life of a day", { exp: NOW_SECONDS + 86_400 }, "in"],
    ["a life of a second more", { exp: NOW_SECONDS + 86_401 }, "TOKEN_INVALID"],
    ["no life at all", { exp: NOW_SECONDS, iat: NOW_SECONDS }, "TOKEN_INVALID"],
    ["a life backwards", { exp: NOW_SECONDS, iat: NOW_SECONDS + 1 }, "TOKEN_INVALID"],
    ["milliseconds in place of seconds", { exp: NOW_SECONDS * 1_000 + 600 }, "TOKEN_INVALID"],
    ["the largest number", { exp: Number.MAX_SAFE_INTEGER }, "TOKEN_INVALID"],
    ["times before 1970", { exp: NOW_SECONDS + 600, iat: -1 }, "TOKEN_INVALID"],
  ])("of %s", async (_, claims, answer) => {
    expect(await hub.judge(hub.token({ ...hub.claims(), ...claims }))).toBe(answer);
  });

  it.each(["1e400", "-1e400", "1e-400"])("of %s, which is no number of seconds", async (number) => {
    for (const claim of ["exp", "iat", "nbf"]) {
      const text = JSON.stringify({ ...hub.claims(), [claim]: 0 }).replace(`"${claim}":0`, `"${claim}":${number}`);
      const answer = await hub.judge(hub.token(text));
      const isLongAgo = claim === "nbf" && number !== "1e400";
      expect({ claim, answer }).toEqual({ claim, answer: isLongAgo ? "in" : "TOKEN_INVALID" });
    }
  });
});

it("what a token says beside the claims that count is of no matter", async () => {
  const more = { jku: "x", crit: ["x"], cfn: 1, roles: ["admin"], hub_caller: { kind: "board" }, kind: "board" };
  expect(await hub.judge(hub.token({ ...hub.claims(), ...more }))).toBe("in");
});
