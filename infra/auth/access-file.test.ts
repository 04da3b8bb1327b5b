import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { faultText, loadAccessFile, readAccessFile } from "./access-file.js";
import { testPolicy } from "./testing/access.js";
import { ACCESS } from "./tokens.js";

const GOOD = `# whose tokens are taken
issuers:
  - issuer: https://login.example/tenant/v2.0
    audience: hub
    types: [JWT]
    require: { ver: "2.0" }
    callers:
      - kind: board
        subject: oid
        boards: { claim: groups, values: { g1: ["99001"] } }
        scopes: [people:read]
`;

const faultsOf = (text: string) => readAccessFile(text, testPolicy).faults.map(faultText);

describe("an access file", () => {
  it("says whose tokens are taken; what it leaves out has a careful default", () => {
    const result = readAccessFile(GOOD, testPolicy);
    expect("file" in result && result.file).toMatchObject({
      developmentIssuer: false,
      issuers: [
        {
          algorithms: ["RS256"],
          severalAudiences: false,
          keys: { origins: [], cooldownSeconds: 30, maxAgeSeconds: 600, graceSeconds: 0 },
          absent: [],
        },
      ],
    });
    for (const publicUrl of ["https://hub.example", "https://hub.example:8443", "http://localhost:4000"])
      expect(readAccessFile(`publicUrl: ${publicUrl}`, testPolicy)).toMatchObject({ file: { publicUrl } });
    expect(readAccessFile("", testPolicy)).toEqual({ file: { developmentIssuer: false, issuers: [] }, faults: [] });
  });

  it.each([
    [
      "a key that does not exist",
      GOOD.replace("audience: hub", "audience: hub\n    audence: hub"),
      /^line 3, key "issuers.0": .*audence/,
    ],
    ...["https://hub.example/", "https://hub.example/a", "https://HUB.example", "http://hub.example", "hub"].map(
      (text) => [`a public address like ${text}`, `publicUrl: ${text}\n`, /^line 1, key "publicUrl": /] as const,
    ),
    [
      "the hub's own address as another issuer",
      `publicUrl: https://login.example\n${GOOD.replace("/tenant/v2.0", "")}`,
      /key "issuers.0.issuer": .*there already/,
    ],
    ["no audience", GOOD.replace("    audience: hub\n", ""), /^line 3, key "issuers.0.audience": /],
    [
      "an algorithm with a shared secret",
      GOOD.replace("types: [JWT]", "algorithms: [HS256]"),
      /^line 5, key "issuers.0.algorithms.0": /,
    ],
    [
      "tokens that ID tokens look like",
      GOOD.replace('    require: { ver: "2.0" }\n', ""),
      /^line 5, key "issuers.0.types": type JWT/,
    ],
    [
      "an address that goes to somebody else later",
      GOOD.replace("oid", "preferred_username"),
      /^line 9, key "issuers.0.callers.0.subject": not a claim that lasts/,
    ],
    [
      "a board's number without quotes",
      GOOD.replace('"99001"', "99001"),
      /^line 10, key "issuers.0.callers.0.boards.values.g1.0": /,
    ],
    ["a board's number of four digits", GOOD.replace('"99001"', '"9900"'), /^line 10, .* no board number/],
    [
      "a scope that the hub does not have",
      GOOD.replace("people:read", "people:raed"),
      /^line 11, key "issuers.0.callers.0.scopes": not a scope of a board. Expected some of people:read, figures:read$/,
    ],
    [
      "an issuer twice",
      `${GOOD}${GOOD.slice(GOOD.indexOf("  - issuer"))}`,
      /^line 12, key "issuers.1.issuer": this issuer is there already/,
    ],
    [
      "the hub's own issuer",
      GOOD.replace("https://login.example/tenant/v2.0", ACCESS.issuer),
      /^line 3, .* there already/,
    ],
    [
      "a key that stands twice",
      GOOD.replace("audience: hub", "audience: hub\n    audience: other"),
      /^line 5: not YAML$/,
    ],
    ["an alias", GOOD.replace("hub", "&a hub").replace("[JWT]", "[*a]"), /^line 1: aliases/],
    [
      "keys that end before they are asked for",
      GOOD.replace("types:", "keys: { maxAgeSeconds: 60 }\n    types:"),
      /^line 5, key "issuers.0.keys": keys would end/,
    ],
    ["no YAML", "issuers: [", /^line 1: not YAML$/],
    ["a list", "- a", /^line 1: /],
  ])("with %s is refused, and the line is said", (_, text, fault) => {
    const [first, ...more] = faultsOf(text);
    expect(first).toMatch(fault);
    expect(more).toEqual([]);
  });

  it("says everything that is wrong, by line", () => {
    const text = GOOD.replace("https://login.example", "login.example")
      .replace("people:read", "")
      .replace("oid", "upn");
    expect(faultsOf(text).map((fault) => fault.split(",")[0])).toEqual(["line 3", "line 9", "line 11"]);
  });

  it.each([
    ["a purpose that partners do not have", "kind: partner\n        partner: portal\n        purpose: RUN", "purpose"],
    ["an adviser of nothing", "kind: region", ""],
  ])("with %s is refused", (_, rule, key) => {
    const text = GOOD.replace(/kind: board[\s\S]*?scopes: .*\n/, `${rule}\n        scopes: [figures:read]\n`);
    expect(faultsOf(text)).toEqual([expect.stringContaining(`issuers.0.callers.0${key && "."}${key}`)]);
  });
});

describe("the access file of a hub", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "hub-access-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("stops the start when it is not there, or wrong", async () => {
    const path = join(folder, "access.yaml");
    await expect(loadAccessFile(path, testPolicy)).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await writeFile(path, GOOD.replace("oid", "upn").replace("people:read", ""));
    await expect(loadAccessFile(path, testPolicy)).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.stringMatching(/line 9, key .*\(and 1 more: `hub access check`\)$/),
    });
    await writeFile(path, GOOD);
    expect((await loadAccessFile(path, testPolicy)).issuers).toHaveLength(1);
  });
});
