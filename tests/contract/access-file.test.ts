import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { accessSchema, accessSchemaFile, readAccessFile } from "@regiohub/infra/auth/access-file";
import { readYaml } from "@regiohub/infra/ingest/profile-yaml";
import fastify from "fastify";
import { hub } from "../hub.js";

const published = readFileSync(accessSchemaFile(hub.root), "utf8");
const example = readFileSync(new URL("schema/examples/access.yaml", hub.root), "utf8");

const server = fastify({ ajv: { customOptions: { removeAdditional: false, coerceTypes: false, strict: false } } });
server.post("/", { schema: { body: JSON.parse(published) as object } }, () => ({}));

/** What an editor says of an access file: Ajv, as strict as editors are, behind a server that is never listened to. */
const statusOf = async (text: string): Promise<number> =>
  (await server.inject({ method: "POST", url: "/", payload: readYaml(text) })).statusCode;

describe("schema/access.schema.json", () => {
  it("is what the code says", () => {
    expect(published).toBe(accessSchema());
  });

  it("takes the example, as the hub does", async () => {
    expect(await statusOf(example)).toBe(200);
    expect(readAccessFile(example, hub.access).faults).toEqual([]);
  });

  it.each([
    ["another key", example.replace("issuers:", "isuers:")],
    ["a shared secret", example.replace("[ES256]", "[HS256]")],
    ["a board's number as a number", example.replace('["99001"]', "[99001]")],
    ["another kind of caller", example.replace("kind: region", "kind: admin")],
  ])("refuses %s, as the hub does", async (_, text) => {
    expect(await statusOf(text)).toBe(400);
    expect(readAccessFile(text, hub.access).faults).toHaveLength(1);
  });
});
