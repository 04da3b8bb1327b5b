import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { adapters } from "@regiohub/adapters";
import { readProfileOf } from "@regiohub/infra/ingest/profile";
import { requireDocumented } from "@regiohub/infra/ingest/profile-columns";
import { profileSchema, profileSchemaFile } from "@regiohub/infra/ingest/profile-schema";
import { termsOf } from "@regiohub/infra/ingest/profile-terms";
import { readYaml } from "@regiohub/infra/ingest/profile-yaml";
import fastify from "fastify";
import { hub } from "../hub.js";

const terms = termsOf(hub);
const published = readFileSync(profileSchemaFile(hub.root), "utf8");

const server = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false, strict: false } } });
server.post("/", { schema: { body: JSON.parse(published) as object } }, () => ({}));

/** What an editor says of a profile: Ajv, as strict as editors are, behind a server that is never listened to. */
async function judge(text: string): Promise<string | null> {
  const { statusCode, json } = await server.inject({ method: "POST", url: "/", payload: readYaml(text) });
  return statusCode === 200 ? null : ((json() as { message: string }).message ?? "refused");
}

/** Files of a folder and of those in it. */
const filesOf = (folder: string, name: RegExp): string[] =>
  readdirSync(join(hub.rootPath, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path) && !/(^|\/)(node_modules|dist)\//.test(path))
    .map((path) => join(folder, path));

/** The profiles in the fenced blocks of a page. */
const profilesIn = (page: string): string[] =>
  [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)]
    .map((match) => match[1] ?? "")
    .filter((text) => /^source: /m.test(text));

const examples = [
  ...filesOf("subgraphs/adapters", /profile\.yaml$/).map((file) => [
    file,
    readFileSync(join(hub.rootPath, file), "utf8"),
  ]),
  ...filesOf("subgraphs/adapters", /README[^/]*\.md$/).flatMap((file) =>
    profilesIn(readFileSync(join(hub.rootPath, file), "utf8")).map((text) => [file, text]),
  ),
] as [string, string][];

describe("schema/profile.schema.json", () => {
  it("is what the code says", () => {
    expect(published).toBe(profileSchema(adapters, terms));
  });

  it("describes every key", () => {
    const { properties } = JSON.parse(published) as { properties: Record<string, { description?: string }> };
    const bare = Object.entries(properties).filter(([, { description }]) => !description);
    expect(bare.map(([key]) => key)).toEqual([]);
  });

  it("has examples to be held against", () => {
    expect(examples.length).toBeGreaterThan(10);
  });

  it.each(examples)("takes the profile of %s, as the hub does", async (_, text) => {
    expect(await judge(text)).toBeNull();
    expect(() => readProfileOf(text, adapters, terms)).not.toThrow();
  });

  it.each([
    ["source: afas\nguard: { left: null, sites: { count: null } }"],
    ["source: afas\ndrift: { helloid: freeze, profit: evolve }"],
    ["source: hr-core\ndrift: evolve"],
  ])("takes %j, as the hub does", async (text) => {
    expect(await judge(text)).toBeNull();
    const profile = readProfileOf(text, adapters, terms);
    const meant = adapters.filter(({ name }) => name === profile.source);
    expect(() => requireDocumented(profile, meant)).not.toThrow();
  });

  it("refuses a column set that the source does not have, as the hub does", async () => {
    const text = "source: afas-profit\ndrift: { helloid: freeze }";
    expect(await judge(text)).not.toBeNull();
    const meant = adapters.filter(({ name }) => name === "afas-profit");
    expect(() => requireDocumented(readProfileOf(text, adapters, terms), meant)).toThrow('no column set "helloid"');
  });

  it.each([
    ["board: 1234"],
    ["bord: x"],
    ["source: nobody"],
    ["source: generic\nbrinField: x"],
    ["source: afas\nfiles: []"],
    ["source: generic\nfiles: [{ file: a.csv, record: member, columns: { shoeSize: x } }]"],
    ["titleRows: -1"],
    ["dates: []"],
    ["dates: [roman]"],
    ["encoding: ebcdic"],
    ["units: { a: nowhere }"],
    ["drift: some"],
    ["drift: { helloid: some }"],
    ["guard: null"],
    ["guard: { lefts: { percent: 1 } }"],
    ["withhold: [member.emial]"],
    ["withhold: [membr]"],
    ["withhold: [member.memberNumber]"],
  ])("refuses %j, as the hub does", async (text) => {
    expect(await judge(text)).not.toBeNull();
    expect(() => readProfileOf(text, adapters, terms)).toThrow(expect.objectContaining({ code: "PROFILE_INVALID" }));
  });
});
