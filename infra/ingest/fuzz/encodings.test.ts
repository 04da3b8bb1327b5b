import { isUtf8 } from "node:buffer";
import { expect, it } from "@jest/globals";
import { decode, encode } from "iconv-lite";
import { HubError } from "../../errors.js";
import { forSeeds } from "../../testing/seeds.js";
import type { Encoding } from "../read/encoding.js";
import { NAMES } from "./names.js";
import { readNames } from "./read-names.js";

const DECLARED: readonly Encoding[] = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-1", "macroman"];
/** Encodings that a file may be written in; two of them cannot be declared. */
const WRITTEN = [...DECLARED, "cp850", "utf-8 twice"] as const;

type Written = (typeof WRITTEN)[number];

/** Whether an encoding has all characters, and a mark. */
const isUnicode = (written: Written) => written.startsWith("utf");

function bytesOf(text: string, written: Written, mark = false): Buffer {
  if (written !== "utf-8 twice") return encode(text, written, { addBOM: mark && isUnicode(written) });
  return encode(decode(encode(text, "utf-8"), "windows-1252"), "utf-8", { addBOM: mark });
}

/** The names that an encoding can write; of names encoded twice, those of Latin letters, which show it. */
function namesIn(written: Written, form: "NFC" | "NFD" = "NFC"): readonly string[] {
  const names = NAMES.map((name) => name.normalize(form));
  if (written === "utf-8 twice") return names.filter((name) => /^[ -~]*[\u00c0-\u017f’“–€][ -~]*$/.test(name));
  return names.filter((name) => decode(encode(name, written), written) === name);
}

/** Names that were taken for others; none when the file was refused for its encoding. */
async function misread(content: Buffer, names: readonly string[], encoding: Encoding): Promise<string[]> {
  const read = await readNames(content, encoding).catch((error: unknown) => {
    if (error instanceof HubError && error.code === "ENCODING_WRONG") return new Map<number, string>();
    throw error;
  });
  return [...read].flatMap(([line, name]) => {
    const meant = names[line - 2]?.normalize("NFC");
    return name === meant ? [] : [`${meant} as ${name}`];
  });
}

const fileOf = (names: readonly string[]) => `nr;naam\r\n${names.map((name, nr) => `${nr};${name}\r\n`).join("")}`;

const pairs = WRITTEN.flatMap((written) => DECLARED.map((declared) => ({ written, declared })));

it.each(pairs)("F-02: a file in $written that is declared as $declared is refused or right", async (pair) => {
  const { written, declared } = pair;
  for (const mark of isUnicode(written) ? [true, false] : [false]) {
    for (const form of isUnicode(written) ? (["NFC", "NFD"] as const) : (["NFC"] as const)) {
      const names = namesIn(written, form);
      expect(await misread(bytesOf(fileOf(names), written, mark), names, declared)).toEqual([]);
    }
  }
});

it.each(DECLARED)("F-02: a file in %s that is declared so gives every name, in normal form C", async (encoding) => {
  for (const form of isUnicode(encoding) ? (["NFC", "NFD"] as const) : (["NFC"] as const)) {
    const names = namesIn(encoding, form);
    const read = await readNames(bytesOf(fileOf(names), encoding), encoding);
    expect([...read.values()]).toEqual(names.map((name) => name.normalize("NFC")));
  }
});

it("F-02: a file that says by its mark what it is gives every name, whatever was declared", async () => {
  for (const written of ["utf-8", "utf-16le", "utf-16be"] as const) {
    for (const declared of DECLARED) {
      const read = await readNames(bytesOf(fileOf(NAMES), written, true), declared);
      expect([...read.values()]).toEqual(NAMES);
    }
  }
});

/** Whether a name's bytes in Windows-1252 are no UTF-8: of those that are both, nothing tells which is meant. */
const isOfOneEncoding = (name: string) => /^[ -~]*$/.test(name) || !isUtf8(encode(name, "windows-1252"));

const MIXED = {
  "utf-8": NAMES.filter((name) => /^[ -\u024f\u2010-\u20ac]*$/.test(name)),
  "windows-1252": namesIn("windows-1252").filter(isOfOneEncoding),
} as const;

it("F-02: a file with lines in UTF-8 and in Windows-1252 is refused, or loses lines: none is misread", () =>
  forSeeds("F-02", { commit: 300, long: 100_000 }, async (random) => {
    const lines = Array.from({ length: 1 + random.below(30) }, (_, nr) => {
      const written = random.pick(["utf-8", "windows-1252"] as const);
      const name = random.pick(MIXED[written]);
      return { name, bytes: bytesOf(`${nr};${name}\n`, written) };
    });
    const content = Buffer.concat([Buffer.from("nr;naam\n"), ...lines.map(({ bytes }) => bytes)]);
    const names = lines.map(({ name }) => name);
    expect(await misread(content, names, random.pick(["utf-8", "windows-1252", "iso-8859-1"]))).toEqual([]);
  }));
