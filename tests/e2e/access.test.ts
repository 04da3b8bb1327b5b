import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openClientAccess } from "@regiohub/infra/auth/clients";
import { readPublicSet } from "@regiohub/infra/auth/key-ring";
import { loadKeys } from "@regiohub/infra/auth/keys";
import { relaySigner, relayVerifier } from "@regiohub/infra/auth/relay";
import { type TestIssuer, testIssuer } from "@regiohub/infra/auth/testing/issuer";
import { signedText, testKey } from "@regiohub/infra/auth/testing/signing";
import { ACCESS, signCaller } from "@regiohub/infra/auth/tokens";
import { authenticator } from "@regiohub/infra/auth/verify";
import { accessCommand } from "@regiohub/infra/cli/commands/access";
import { tokenCommand } from "@regiohub/infra/cli/commands/token";
import { welcome } from "@regiohub/infra/cli/welcome";
import { type Config, readConfig } from "@regiohub/infra/config";
import type { Log } from "@regiohub/infra/log";
import { bearing } from "@regiohub/infra/testing/token-request";
import { boardCaller, partner } from "@regiohub/schema/testing/callers";
import { hub, quiet } from "../hub.js";
import { runCommand } from "./support/run-command.js";

const key = testKey("ES256");
let folder: string;
let issuer: TestIssuer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-access-"));
  issuer = await testIssuer([key.jwk]);
});
afterAll(async () => {
  await issuer.close();
  await rm(folder, { recursive: true });
});

/** Settings of a hub whose access file has one issuer of partners, and this beside it. */
async function configured(more: object) {
  const rule = { kind: "partner", partner: "portal", purpose: "STATISTICS", scopes: ["figures:read"] };
  const one = { issuer: issuer.issuer, audience: "hub", algorithms: ["ES256"], callers: [rule] };
  await writeFile(join(folder, "access.yaml"), JSON.stringify({ issuers: [one], ...more }));
  return readConfig({ HUB_HOME: folder, HUB_ACCESS: join(folder, "access.yaml") }, hub.rootPath);
}

const opened = (config: Config, log: Log = quiet) => openClientAccess({ config, policy: hub.access, log });

const issued = () => {
  const iat = Math.floor(Date.now() / 1_000);
  const claims = { iss: issuer.issuer, aud: "hub", sub: "portal", iat, exp: iat + 300 };
  const header = { alg: "ES256", typ: "at+jwt", kid: key.kid };
  return bearing(`Bearer ${signedText(header, claims, { algorithm: "ES256", key: key.privateKey })}`);
};

const development = async () => {
  const keys = await loadKeys(folder);
  return bearing(`Bearer ${await signCaller(partner, ACCESS, keys.issuer, new Date())}`);
};

/** Runs a command and gives its status, and what it printed. */
async function run(command: typeof accessCommand, args: string[], env: NodeJS.ProcessEnv = {}) {
  const config = readConfig({ HUB_HOME: folder, ...env }, hub.rootPath);
  const { status, printed: lines } = await runCommand(command, args, {}, { config });
  return { status, lines };
}

describe("a hub with an access file", () => {
  it("takes tokens of its issuers, and none of the development issuer", async () => {
    const { authenticate } = await opened(await configured({}));
    expect(await authenticate(issued())).toEqual({
      kind: "partner",
      subject: "portal",
      issuer: issuer.issuer,
      client: null,
      scopes: ["figures:read"],
      purpose: "STATISTICS",
      partner: "portal",
      pairwise: 1,
      boards: null,
    });
    await expect(authenticate(await development())).rejects.toMatchObject({ code: "TOKEN_INVALID" });
  });

  it("takes development tokens when it says so, and warns of that", async () => {
    const warnings: string[] = [];
    const log = { ...quiet, warn: (message: string) => void warnings.push(message) };
    const { authenticate } = await opened(await configured({ developmentIssuer: true }), log);
    expect(await authenticate(await development())).toMatchObject({ subject: partner.subject });
    expect(warnings).toContainEqual(expect.stringContaining("development issuer"));
  });

  it("gives out no tokens that are worth nothing", async () => {
    const { access } = await configured({});
    await expect(run(tokenCommand, ["operator"], { HUB_ACCESS: access })).rejects.toMatchObject({
      code: "CONFIG_INVALID",
    });
    const lines = await welcome(hub, await configured({}), "http://hub.example");
    expect(lines.join("\n")).not.toContain("token");
    expect((await run(tokenCommand, ["operator"])).lines).toHaveLength(1);
  });

  it("does not start on one that is wrong", async () => {
    const config = await configured({ issuer: "https://issuer.example" });
    await expect(opened(config)).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });
});

describe("hub access", () => {
  const example = fileURLToPath(new URL("schema/examples/access.yaml", hub.root));

  it("check says who comes in", async () => {
    expect(await run(accessCommand, ["check"], { HUB_ACCESS: example })).toEqual({
      status: 0,
      lines: [
        "https://login.microsoftonline.com/11111111-2222-4333-8444-555555555555/v2.0: board, board",
        "https://login.example.nl/realms/scholen: region, board",
        "https://connect.surfconext.nl: board",
        "https://tokens.example.org: partner",
      ],
    });
  });

  it("check says each line that is wrong", async () => {
    const file = join(folder, "wrong.yaml");
    const text = await readFile(example, "utf8");
    await writeFile(file, text.replaceAll("subject: oid", "subject: email"));
    const { status, lines } = await run(accessCommand, ["check", file]);
    expect([status, lines.length]).toEqual([2, 2]);
    expect(lines[0]).toMatch(/^line 16, key "issuers.0.callers.0.subject": not a claim that lasts/);
  });

  it.each([[["check"]], [["check", "a", "b"]], [["rotate-key", "x"]], [[]]])("%j is no use of it", async (args) => {
    await expect(run(accessCommand, args)).rejects.toMatchObject({ code: "USAGE" });
  });

  it("gateway-key is all that a subgraph elsewhere needs, before and after a new key", async () => {
    const file = join(folder, "gateway.json");
    const caller = boardCaller("99001");
    const before = bearing(`Bearer ${await relaySigner((await loadKeys(folder)).gateway)(caller, "staff")}`);
    const { lines: rotated } = await run(accessCommand, ["rotate-key"]);
    const { lines } = await run(accessCommand, ["gateway-key"]);
    await writeFile(file, lines.join("\n"));
    const after = bearing(`Bearer ${await relaySigner((await loadKeys(folder)).gateway)(caller, "staff")}`);
    const keys = await readPublicSet(file);
    expect([...keys.keys()]).toContain(rotated[0]);
    for (const request of [before, after])
      expect(await authenticator(relayVerifier("staff", keys))(request)).toEqual(caller);
  });
});
