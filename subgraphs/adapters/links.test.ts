import { createSecretKey } from "node:crypto";
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
import { same } from "@regiohub/infra/words";
import { tokensOf } from "@regiohub/schema/link/tokens";
import { link, member, unit } from "@regiohub/schema/records/index";
import { linkExport } from "./links.js";
import { sexColumn } from "./sex.js";

const BYTES = Buffer.alloc(32, "a key for tests ");
const key = (version: string, bytes = BYTES): TokenKey => ({ version, key: createSecretKey(bytes) });

const [T1, T2] = ["NAME_INITIALS_BIRTH", "NAME_INITIAL_BIRTH_SEX"] as const;

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
    title: same("People"),
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
    await writeFile(path, lines.map((line) => `${line}\n`).join(""));
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
    const person = { birthName: "Berg", initials: "JP", bornOn: "1980-02-29", sex: "FEMALE" } as const;
    expect(tokensOfNumber("1").slice(0, 2)).toEqual(tokensOf(person, [key("1")]).map(({ token }) => token));
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
