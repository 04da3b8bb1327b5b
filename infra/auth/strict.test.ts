import { describe, expect, it } from "@jest/globals";
import { mutate } from "../testing/mutate.js";
import type { Random } from "../testing/random.js";
import { forSeeds } from "../testing/seeds.js";
import { readToken } from "./strict.js";

const part = (text: string | Buffer) => Buffer.from(text).toString("base64url");
const token = (header: string | Buffer, payload: string | Buffer) => `${part(header)}.${part(payload)}.c2ln`;
const PLAIN = '{"alg":"RS256"}';

const codeOf = (text: string): string => {
  try {
    readToken(text);
    return "read";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe("a token's text", () => {
  it("is read as it stands", () => {
    const claims = { sub: "é", roles: ["a:", '"b":'], realm: { access: { roles: [] } }, __proto__: null };
    const { header, payload } = readToken(
      token('{"alg":"RS256","kid":"a.b~c=+/@:-","x5t":"x"}', JSON.stringify(claims)),
    );
    expect(header).toEqual({ alg: "RS256", kid: "a.b~c=+/@:-", x5t: "x" });
    expect(payload).toEqual({ sub: "é", roles: ["a:", '"b":'], realm: { access: { roles: [] } } });
  });

  it.each([
    ["a member that stands twice", '{"sub":"a","sub":"b"}'],
    ["one that stands twice in other letters", '{"sub":"a","\\u0073ub":"a"}'],
    ["one that stands twice, with space", '{"sub" : "a", "sub"\n:"a"}'],
    ["one that stands twice further in", '{"a":[{"b":{"c":1,"d":{},"c":1}}]}'],
    ["five levels", '{"a":[{"b":{"c":[1]}}]}'],
    ["a list", "[]"],
    ["text", '"sub"'],
    ["nothing", "null"],
    ["half of it", '{"sub":'],
    ["a byte order mark", '\ufeff{"sub":"a"}'],
    ["bytes that are no text", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])("is refused with %s", (_, json) => {
    expect(codeOf(token(PLAIN, json))).toBe("TOKEN_INVALID");
    expect(codeOf(token(json, "{}"))).toBe("TOKEN_INVALID");
  });

  it("may name a member twice where these are two things", () => {
    expect(codeOf(token(PLAIN, '{"a":{"b":1},"c":[{"b":1},{"b":2}],"b":"\\"b\\":"}'))).toBe("read");
  });

  it.each(["jwk", "jku", "x5u", "x5c", "crit", "b64", "zip"])("is refused with %s in its header", (name) => {
    expect(codeOf(token(`{"alg":"RS256","${name}":null}`, "{}"))).toBe("TOKEN_INVALID");
    expect(codeOf(token(PLAIN, `{"${name}":null}`))).toBe("read");
  });

  it.each(['"../../keys"x', "'; drop table", "a b", "", "x".repeat(201), "é"])("is refused with a kid of %j", (kid) => {
    expect(codeOf(token(JSON.stringify({ kid }), "{}"))).toBe("TOKEN_INVALID");
  });

  it.each([
    ["two parts", "e30.e30"],
    ["no signature", "e30.e30."],
    ["five parts", "e30.e30.a.b.c"],
    ["padding", "e30=.e30.a"],
    ["the other alphabet", "e30.e30.a+/a"],
    ["a line end", "e30.e30.aa\n"],
    ["more than 8 kB", token(PLAIN, JSON.stringify({ a: "x".repeat(8_000) }))],
  ])("is refused with %s", (_, text) => {
    expect(codeOf(text)).toBe("TOKEN_INVALID");
  });

  it("says what is wrong, without saying what it holds", () => {
    expect(() => readToken(token(PLAIN, '{"sub":"secret"'))).toThrow("payload not JSON");
    expect(() => readToken(token(PLAIN, '{"sub":"secret"'))).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("secret") }),
    );
  });
});

/** JSON of a random thing, and whether one of its objects names a member twice, and how deep it is. */
function anything(random: Random, level: number): { text: string; isDouble: boolean; depth: number } {
  const scalars = ["1", '"a"', '"\\"a\\":"', "null", '"{[ :"', '"\\\\"', "-0.5e3"];
  if (level === 0 || random.below(3) === 0) return { text: random.pick(scalars), isDouble: false, depth: 0 };
  const inner = Array.from({ length: random.below(4) }, () => anything(random, level - 1));
  const depth = 1 + Math.max(0, ...inner.map((one) => one.depth));
  const isDouble = inner.some((one) => one.isDouble);
  const space = () => random.pick(["", " ", "\n"]);
  if (random.below(2) === 0) return { text: `[${inner.map(({ text }) => space() + text).join(",")}]`, isDouble, depth };
  const names = inner.map(() => random.pick(["a", "b", "c", "a:"]));
  const written = (name: string) => `"${random.below(2) === 0 ? name : name.replace("a", "\\u0061")}"`;
  const members = inner.map(({ text }, at) => `${space()}${written(names[at] as string)}${space()}:${space()}${text}`);
  return { text: `{${members.join(",")}}`, isDouble: isDouble || new Set(names).size < names.length, depth };
}

it("exactly what has each member once, four levels deep at most, is read", async () => {
  let read = 0;
  const runs = await forSeeds("A-03", { commit: 5_000, long: 200_000 }, (random) => {
    const { text, isDouble, depth } = anything(random, 5);
    const isRead = codeOf(token(PLAIN, `{"x":${text}}`)) === "read";
    if (isRead !== (!isDouble && depth <= 3)) throw new Error(`${isRead ? "read" : "refused"}: ${text}`);
    read += isRead ? 1 : 0;
  });
  expect(read).toBeGreaterThan(runs / 10);
  expect(read).toBeLessThan(runs);
});

it("mutations of a token are refused, or read as JSON reads them", async () => {
  const claims = { iss: "https://issuer.example", aud: "regiohub", exp: 1, roles: ["a"], a: { b: { c: 1 } } };
  const words = ['"exp":', "{", "[", "\\u0065", '"', "\ufeff"];
  let read = 0;
  const runs = await forSeeds("A-03", { commit: 20_000, long: 200_000 }, (random) => {
    const payload = mutate(Buffer.from(JSON.stringify(claims)), words, random);
    const text = token(PLAIN, payload);
    const code = codeOf(text);
    if (code !== "read") {
      if (code !== "TOKEN_INVALID") throw new Error(`${code}: ${payload}`);
      return;
    }
    read += 1;
    const isSame = JSON.stringify(readToken(text).payload) === JSON.stringify(JSON.parse(payload.toString()));
    if (!isSame) throw new Error(`read as something else: ${payload}`);
  });
  expect(read).toBeGreaterThan(0);
  expect(read).toBeLessThan(runs);
});
