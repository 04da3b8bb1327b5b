import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildZip, type ZipSource } from "../testing/zip-build.js";
import { Zip } from "./zip.js";

const MB = 1024 * 1024;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-zip-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function open(...sources: ZipSource[]): Promise<Zip> {
  const path = join(folder, "book.xlsx");
  await writeFile(path, buildZip(sources));
  return Zip.open(path);
}

/** The bytes of a part, or the message of what was wrong, and how many bytes had come out by then. */
async function outcome(source: Omit<ZipSource, "name">, maxBytes = 64 * MB) {
  const zip = await open({ name: "part", ...source });
  try {
    const chunks = [];
    for await (const chunk of zip.read("part", maxBytes)) chunks.push(chunk);
    return { bytes: Buffer.concat(chunks), inflated: zip.inflated };
  } catch (error) {
    expect(error).toMatchObject({ code: "FILE_MALFORMED" });
    return { fault: (error as Error).message, inflated: zip.inflated };
  } finally {
    await zip.close();
  }
}

describe("a part", () => {
  const text = Array.from({ length: 200_000 }, (_, n) => `${n * n} `).join("");

  it.each([true, false])("comes out as it went in, kept as it is: %s", async (stored) => {
    const { bytes, inflated } = await outcome({ data: text, stored });
    expect(bytes?.toString()).toBe(text);
    expect(inflated).toBe(text.length);
  });

  it("may have its sizes behind its bytes, as who writes in one go does", async () => {
    const { bytes } = await outcome({ data: text, saidLocally: { flags: 0x808, sum: 0, packedSize: 0, size: 0 } });
    expect(bytes?.toString()).toBe(text);
  });

  it("may be empty, and is found whatever the size of its letters", async () => {
    expect(await outcome({ data: "", stored: true })).toMatchObject({ inflated: 0 });
    const zip = await open({ name: "xl/SharedStrings.xml", data: "x" });
    expect(zip.has("xl/sharedStrings.xml")).toBe(true);
    await zip.close();
  });

  it("of blanks may grow as it likes while it is small, not beyond", async () => {
    expect(await outcome({ data: " ".repeat(MB) })).toMatchObject({ inflated: MB });
    expect(await outcome({ data: " ".repeat(MB + 1) })).toMatchObject({
      fault: expect.stringMatching(/grows more than 200 times/),
      inflated: 0,
    });
  });

  it("that lies about its size stops at it", async () => {
    const small = await outcome({ data: " ".repeat(30 * MB), said: { size: 1000 } });
    expect(small.fault).toMatch(/larger than the directory says/);
    expect(small.inflated).toBeLessThan(MB);
    const large = await outcome({ data: "x", said: { size: 2 } });
    expect(large.fault).toMatch(/damaged/);
  });

  it("that lies about how much it grows stops where it says to end", async () => {
    const bomb = await outcome({ data: " ".repeat(30 * MB), said: { size: 5 * MB } });
    expect(bomb.fault).toMatch(/larger than the directory says/);
    expect(bomb.inflated).toBeLessThan(6 * MB);
  });

  it("larger than wanted is not unpacked at all", async () => {
    expect(await outcome({ data: text }, text.length - 1)).toMatchObject({
      fault: expect.stringMatching(/more than \d+ MB/),
      inflated: 0,
    });
  });

  it.each<[string, Omit<ZipSource, "name">]>([
    ["with another sum", { data: "abc", said: { sum: 1 } }],
    ["that is no deflated bytes", { data: "abc", packed: Buffer.from("ffffffffff", "hex") }],
    ["whose deflated bytes break off", { data: text, packed: Buffer.from("edc1010d000000c2", "hex") }],
    ["that has another name where it stands", { data: "abc", saidLocally: { name: "other" } }],
    ["that begins elsewhere", { data: "abc", said: { offset: 3 } }],
    ["that is longer than the file", { data: "abc", said: { packedSize: 30 } }],
  ])("is refused: %s", async (_, source) => {
    await expect(outcome(source)).resolves.toMatchObject({ fault: expect.stringMatching(/saved as \.xlsx/) });
  });
});

it("gives no more bytes than it may in all, however they are parted", async () => {
  const path = join(folder, "parts.xlsx");
  await writeFile(path, buildZip(["a", "b"].map((name) => ({ name, data: "123456" }))));
  const zip = await Zip.open(path, 10);
  const size = async (part: string) => {
    let bytes = 0;
    for await (const chunk of zip.read(part)) bytes += chunk.length;
    return bytes;
  };
  expect(await size("a")).toBe(6);
  await expect(size("b")).rejects.toThrow("too large in all");
  await zip.close();
});

it("notices that a file changed since it was opened", async () => {
  const zip = await open({ name: "part", data: "x" });
  await expect(zip.checkUnchanged()).resolves.toBeUndefined();
  await writeFile(join(folder, "book.xlsx"), buildZip([{ name: "part", data: "xy" }]));
  await expect(zip.checkUnchanged()).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  await zip.close();
});

it("says what it is that cannot be opened", async () => {
  await expect(Zip.open(join(folder, "none.xlsx"))).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  await expect(Zip.open(folder)).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
});
