import { describe, expect, it } from "@jest/globals";
import { defineRecord, textField } from "../record.js";
import { PartWriter, type SendPart } from "./part-writer.js";
import { unpackPart } from "./parts.js";

const thing = defineRecord({
  kind: "thing",
  description: "Something to send.",
  key: ["id"],
  fields: { id: textField("Its number."), name: textField("Its name.") },
});

/** Writes things of a megabyte each, one at a time. */
async function write(writer: PartWriter, count: number): Promise<number> {
  const target = writer.of(thing);
  for (let n = 0; n < count; n += 1) {
    target.add([String(n), "x".repeat(1024 * 1024)], 0, n + 1);
    await writer.settle();
  }
  await target.end();
  return writer.end();
}

/** What arrives, by the number of the part. */
function receiver() {
  const there = new Map<number, { sha256: string; body: Buffer }>();
  const send: SendPart = async (number, part) => void there.set(number, part);
  return { there, send };
}

describe("a writer of parts", () => {
  it("sends every record once, in parts that are numbered from 1", async () => {
    const { there, send } = receiver();
    expect(await write(new PartWriter({}, send), 7)).toBe(there.size);
    const lines: unknown[] = [];
    for (const [number, { body }] of [...there].sort(([one], [other]) => one - other))
      for (const { values } of (await unpackPart(number, body)).lines) lines.push(values[2]);
    expect(lines).toEqual(["0", "1", "2", "3", "4", "5", "6"]);
  });

  it("sends nothing that is there, and what is there otherwise", async () => {
    const { there, send } = receiver();
    await write(new PartWriter({}, send), 7);
    const hashes = Object.fromEntries([...there].map(([number, { sha256 }]) => [number, sha256]));
    const again = new PartWriter(hashes, send);
    await write(again, 7);
    expect(again.sent).toBe(0);
    const other = new PartWriter({ ...hashes, 2: "0".repeat(64) }, send);
    await write(other, 7);
    expect(other.sent).toBe(1);
  });

  it("fails when a part did not arrive, also when the ones behind it did", async () => {
    const send: SendPart = (number) => (number === 1 ? Promise.reject(new Error("cut")) : Promise.resolve());
    await expect(write(new PartWriter({}, send), 9)).rejects.toThrow("cut");
  });

  it("makes no part of a kind without records", async () => {
    const { there, send } = receiver();
    expect(await write(new PartWriter({}, send), 0)).toBe(0);
    expect(there.size).toBe(0);
  });
});
