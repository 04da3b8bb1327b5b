import { createSecretKey } from "node:crypto";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "@jest/globals";
import { decodeExport, emptyKept } from "@regiohub/infra/ingest/decode-file";
import { requireFiles } from "@regiohub/infra/ingest/delivery";
import { NO_PROFILE } from "@regiohub/infra/ingest/profile";
import { adapterSuite } from "@regiohub/infra/testing/adapter-suite";
import { tokensOf } from "@regiohub/schema/link/tokens";
import type { MemberRecord } from "@regiohub/schema/records/member";
import { hrCore } from "./index.js";
import { links } from "./members.js";

const FIXTURES = new URL("../../hr-core/fixtures/", import.meta.url);

adapterSuite(hrCore, FIXTURES);

const delivered = (names: readonly string[]) => ({
  adapter: hrCore,
  board: "99002",
  files: hrCore.files
    .filter((source) => names.includes(source.name))
    .map((source) => ({ source, path: source.name, name: source.name, sha256: "", bytes: 0 })),
});

it.each(["Medewerker.csv", "Aanstellingen.csv", "Echtgenoot.csv", "Telefoon.csv", "Functie.csv", "Eenheid.csv"])(
  "refuses a set without %s",
  (missing) => {
    const others = new Set(hrCore.files.map(({ name }) => name).filter((name) => name !== missing));
    expect(() => requireFiles(delivered([...others]))).toThrow(
      expect.objectContaining({ code: "FILE_MISSING", message: expect.stringContaining(missing) }),
    );
  },
);

it("takes a set without Manageridentificatie.csv, of which nothing is read", () => {
  const others = new Set(hrCore.files.filter(({ role }) => role !== "unread").map(({ name }) => name));
  expect(() => requireFiles(delivered([...others]))).not.toThrow();
});

it("makes the tokens of each person whom it takes, by the name at birth", async () => {
  const expected = JSON.parse(await readFile(new URL("Medewerker.member.expected.json", FIXTURES), "utf8"));
  const keys = [{ version: "1", key: createSecretKey(Buffer.alloc(32, "a key for tests ")) }];
  const tokens: unknown[] = [];
  const delivery = { profile: NO_PROFILE, kept: emptyKept(hrCore), tokenKeys: keys };
  await decodeExport(fileURLToPath(new URL("Medewerker.csv", FIXTURES)), links, hrCore, delivery, {
    record: ([memberNumber, keyVersion, tokenKind, token]) =>
      void tokens.push({ memberNumber, keyVersion, tokenKind, token }),
    rejection: () => {},
    pause: () => Promise.resolve(),
  });
  expect(tokens).toEqual(
    (expected.records as MemberRecord[]).flatMap((person) =>
      tokensOf(person, keys).map((token) => ({ memberNumber: person.memberNumber, ...token })),
    ),
  );
  expect(tokens.length).toBeGreaterThan(100);
});
