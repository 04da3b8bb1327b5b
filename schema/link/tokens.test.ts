import { createHmac, createSecretKey } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import type { TokenKey } from "@regiohub/infra/ingest/link-keys";
import { type LinkPerson, tokensOf } from "./tokens.js";

const BYTES = Buffer.alloc(32, "a key for tests ");
const key = (version: string, bytes = BYTES): TokenKey => ({ version, key: createSecretKey(bytes) });

/** A person, and the same with some of it otherwise. */
const person = (other: Partial<LinkPerson> = {}): LinkPerson => ({
  birthName: "Berg",
  initials: "J.P.",
  bornOn: "1980-02-29",
  sex: "FEMALE",
  ...other,
});

const [T1, T2] = ["NAME_INITIALS_BIRTH", "NAME_INITIAL_BIRTH_SEX"] as const;
const tokens = (other: Partial<LinkPerson> = {}) => tokensOf(person(other), [key("1")]).map(({ token }) => token);
/** Which of the two kinds of token two people have in common. */
const inCommon = (one: Partial<LinkPerson>, other: Partial<LinkPerson>) => {
  const [ours, theirs] = [one, other].map((who) => tokensOf(person(who), [key("1")]));
  return (ours ?? [])
    .filter(({ token }) => (theirs ?? []).some((their) => their.token === token))
    .map(({ tokenKind }) => tokenKind);
};

describe("tokensOf", () => {
  it("is HMAC-SHA-256 over purpose, kind and fields, each behind its length, in base64url", () => {
    const sign = (message: string) => createHmac("sha256", BYTES).update(message).digest("base64url");
    const purpose = "30:regiohub link staff-mobility 1";
    expect(tokensOf(person({ birthName: "van der Bĳl" }), [key("2026")])).toEqual([
      { keyVersion: "2026", tokenKind: T1, token: sign(`${purpose}19:${T1}4:bijl2:jp10:1980-02-29`) },
      { keyVersion: "2026", tokenKind: T2, token: sign(`${purpose}22:${T2}4:bijl1:j10:1980-02-296:FEMALE`) },
    ]);
  });

  it("makes 43 characters of each token, and other tokens with another key", () => {
    const both = tokensOf(person(), [key("1"), key("2", Buffer.alloc(32, "another key"))]);
    expect(both.map(({ keyVersion, tokenKind }) => `${keyVersion} ${tokenKind}`)).toEqual([
      `1 ${T1}`,
      `1 ${T2}`,
      `2 ${T1}`,
      `2 ${T2}`,
    ]);
    expect(new Set(both.map(({ token }) => token)).size).toBe(4);
    for (const { token } of both) expect(token).toMatch(/^[\w-]{43}$/);
  });

  it("makes none without a key", () => {
    expect(tokensOf(person(), [])).toEqual([]);
  });

  it.each<[string, Partial<LinkPerson>]>([
    ["birth date", { bornOn: null }],
    ["surname", { birthName: null }],
    ["letter in the surname", { birthName: "." }],
    ["initials", { initials: null }],
    ["letter in the initials", { initials: "-" }],
  ])("makes none without a %s", (_, missing) => {
    expect(tokens(missing)).toEqual([]);
  });

  it("makes no token with a sex of somebody whose sex is not known", () => {
    expect(tokensOf(person({ sex: null }), [key("1")]).map(({ tokenKind }) => tokenKind)).toEqual([T1]);
  });

  it.each<[string, Partial<LinkPerson>]>([
    ["a prefix within the name", { birthName: "van der Berg" }],
    ["a prefix behind the name", { birthName: "Berg, van der" }],
    ["capitals", { birthName: "BERG" }],
    ["initials without points", { initials: "JP" }],
    ["initials with spaces", { initials: "J P" }],
  ])("brings one person together over %s", (_, other) => {
    expect(inCommon({}, other)).toEqual([T1, T2]);
  });

  it("brings a person together who dropped an initial, by the second kind only", () => {
    expect(inCommon({}, { initials: "J." })).toEqual([T2]);
  });

  it("brings a person together whose sex one board does not know, by the first kind only", () => {
    expect(inCommon({}, { sex: null })).toEqual([T1]);
  });

  it.each<[string, Partial<LinkPerson>, Partial<LinkPerson>]>([
    ["twins with other initials", { initials: "J." }, { initials: "P." }],
    ["a typing error in the birth date", {}, { bornOn: "1980-02-28" }],
    ["day and month the other way round", { bornOn: "1980-02-03" }, { bornOn: "1980-03-02" }],
    ["a sister who married into the name", { birthName: "Berg" }, { birthName: "Dam" }],
    ["another spelling of the name", { birthName: "Bruijn" }, { birthName: "Bruyn" }],
  ])("keeps apart: %s", (_, one, other) => {
    expect(inCommon(one, other)).toEqual([]);
  });

  it("contradicts by the second kind where a brother and a sister agree in the first", () => {
    expect(inCommon({ sex: "FEMALE" }, { sex: "MALE" })).toEqual([T1]);
  });

  it("gives twins with equal initials and sex equal tokens: only the board's own numbers tell them apart", () => {
    expect(inCommon({}, {})).toEqual([T1, T2]);
  });

  it("never reads the end of one field as the beginning of the next", () => {
    expect(inCommon({ birthName: "Berg", initials: "JP" }, { birthName: "Bergj", initials: "P" })).toEqual([]);
  });
});
