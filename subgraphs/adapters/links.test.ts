import { createHmac, createSecretKey } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { date, text } from "@regiohub/infra/ingest/columns";
import { decodeExport } from "@regiohub/infra/ingest/decode-file";
import { defineAdapter, defineExport } from "@regiohub/infra/ingest/define";
import { constant } from "@regiohub/infra/ingest/derive";
import type { TokenKey } from "@regiohub/infra/ingest/link-keys";
import { NO_PROFILE } from "@regiohub/infra/ingest/profile";
import { link, member, unit } from "@regiohub/schema/records/index";
import { type LinkPerson, linkExport, tokensOf } from "./links.js";
import { sexColumn } from "./sex.js";

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

describe("linkExport", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hub-links-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const members = defineExport({
    name: "people.csv",
    file: /^people\.csv$/,
    required: false,
    only: text("current").map((word) => word === "yes"),
    record: member,
    columns: {
      memberNumber: text("number"),
      initials: text("initials").orNull(),
      callName: constant(null),
      birthPrefix: constant(null),
      birthName: text("name"),
      partnerPrefix: constant(null),
      partnerName: text("partner").orNull(),
      nameUsage: constant(null),
      sex: sexColumn("sex"),
      bornOn: date("born").orNull(),
      email: constant(null),
    },
  });
  const adapter = defineAdapter({
    name: "people",
    title: "People",
    scope: "board",
    version: 1,
    coverage: "full",
    dialects: [{ form: "delimited", delimiter: ";", encoding: "utf-8", quotes: "double", dates: ["iso"] }],
    files: [members, linkExport(members)],
    readme: "README.md",
  });
  const lines = [
    "number;current;initials;name;partner;sex;born",
    "1;yes;J.P.;van der Berg;;V;1980-02-29",
    "2;yes;JP;Berg;Dam;V;1980-02-29",
    "3;no;J.P.;Berg;;V;1980-02-29",
    "4;yes;J.P.;Berg;;V;",
    "5;yes;J.P.;Berg;;V;1980-02-30",
    "6;yes;J.P.;;;V;1980-02-29",
  ];

  async function read(tokenKeys: readonly TokenKey[] | undefined) {
    const path = join(folder, "people.csv");
    await writeFile(path, lines.join("\n"));
    const records: unknown[][] = [];
    const rejections: string[] = [];
    const delivery = { profile: NO_PROFILE, kept: new Map(), tokenKeys };
    const counts = await decodeExport(path, linkExport(members), adapter, delivery, {
      record: (values) => void records.push([...values]),
      rejection: ({ line, column, code }) => void rejections.push(`${line} ${column} ${code}`),
      pause: () => Promise.resolve(),
    });
    return { records, rejections, counts };
  }

  it("is an export of links over the same file, that needs keys and may be missing where the members may", () => {
    expect(linkExport(members)).toMatchObject({
      record: link,
      name: members.name,
      file: members.file,
      needsKeys: true,
      required: false,
    });
  });

  it("gives every current person with a birth date two tokens a key, by the name at birth", async () => {
    const { records } = await read([key("1"), key("2", Buffer.alloc(32, "another key"))]);
    expect(records.map(([number, version, kind]) => `${number} ${version} ${kind}`)).toEqual(
      ["1", "2"].flatMap((number) => [`1 ${T1}`, `1 ${T2}`, `2 ${T1}`, `2 ${T2}`].map((rest) => `${number} ${rest}`)),
    );
    const tokensOfNumber = (number: string) => records.filter(([one]) => one === number).map((values) => values[3]);
    expect(tokensOfNumber("1")).toEqual(tokensOfNumber("2"));
    expect(tokensOfNumber("1").slice(0, 2)).toEqual(tokens());
  });

  it("refuses the rows that the members' export refuses, and passes over who has no token", async () => {
    const { rejections, counts } = await read([key("1")]);
    expect(rejections).toEqual(["6 born CELL_INVALID", "7 name CELL_EMPTY"]);
    expect(counts).toEqual({ read: 6, refused: 2, passed: 2 });
  });

  it.each([[undefined], [[]]])("gives nobody a token when the keys are %j", async (keys) => {
    expect((await read(keys)).records).toEqual([]);
  });

  it("is made of members only", () => {
    const units = defineExport({
      name: "units.csv",
      file: /^units\.csv$/,
      record: unit,
      columns: { code: text("c"), name: text("n"), parentCode: constant(null), siteCode: constant(null) },
    });
    expect(() => linkExport(units)).toThrow(expect.objectContaining({ code: "INTERNAL" }));
  });
});
