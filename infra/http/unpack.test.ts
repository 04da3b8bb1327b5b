import type { RequestListener } from "node:http";
import { brotliCompressSync, gzipSync, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { clientOf, fine, servers } from "./testing/client.js";

const serve = servers();
const TEXT = Buffer.from(Array.from({ length: 20_000 }, (_, row) => `${row};${Math.sin(row)}`).join("\n"));

/** Bytes that say to be of a coding, a few thousand at a time. */
const packed =
  (coding: string, bytes: Buffer): RequestListener =>
  (_, response) => {
    response.on("error", () => {});
    response.writeHead(200, { "content-encoding": coding });
    for (let at = 0; at < bytes.length && !response.destroyed; at += 5_000)
      response.write(bytes.subarray(at, at + 5_000));
    response.end();
  };

const codings = [
  ["gzip", gzipSync],
  ["x-gzip", gzipSync],
  ["br", brotliCompressSync],
  ["zstd", zstdCompressSync],
] as const;

describe.each(codings)("an answer in %s", (coding, pack) => {
  const bytes = pack(TEXT);
  const asked = async (answer: Buffer, maxBytes?: number) => {
    const { origin, requests } = await serve(packed(coding, answer));
    const taken = clientOf([origin]).http(origin, { maxBytes });
    return { taken, requests };
  };

  it("is asked for, and given as it was before", async () => {
    const { taken, requests } = await asked(bytes);
    const { body, headers } = await taken;
    expect(body.equals(TEXT)).toBe(true);
    expect(headers).not.toHaveProperty("content-encoding");
    expect(requests[0]?.headers["accept-encoding"]).toContain(coding.replace("x-", ""));
  });

  it("is as large as what is in it", async () => {
    expect((await (await asked(bytes, TEXT.length)).taken).body).toHaveLength(TEXT.length);
    const bomb = pack(Buffer.alloc(30_000_000));
    expect(bomb.length).toBeLessThan(60_000);
    await expect((await asked(bomb, 1_000_000)).taken).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.stringContaining("more than 1000000 bytes"),
    });
  });

  it.each<[string, (whole: Buffer) => Buffer]>([
    ["is cut off", (whole) => whole.subarray(0, -1)],
    ["ends in its middle", (whole) => whole.subarray(0, whole.length / 2)],
    ["is something else", () => TEXT],
    ["goes on behind its end", (whole) => Buffer.concat([whole, Buffer.alloc(9_000, "x")])],
  ])("is an error when it %s", async (_, change) => {
    const { taken, requests } = await asked(change(bytes));
    const message = expect.stringContaining(` ${coding}. Expected an answer that is plain or`);
    await expect(taken).rejects.toMatchObject({ code: "SOURCE_ANSWER_WRONG", message });
    expect(requests).toHaveLength(1);
  });

  it("is asked for again when the line breaks in it", async () => {
    const { origin } = await serve(
      (_, response) => {
        response.writeHead(200, { "content-encoding": coding });
        response.write(bytes.subarray(0, 9_000), () => response.destroy());
      },
      packed(coding, bytes),
    );
    expect((await clientOf([origin]).http(origin)).body.equals(TEXT)).toBe(true);
  });

  it("may be empty", async () => {
    expect((await (await asked(Buffer.alloc(0))).taken).body).toHaveLength(0);
  });
});

it.each(["deflate", "gzip, br", "compress", "constructor"])(
  "an answer in %j, which nobody asked for, is an error",
  async (coding) => {
    const { origin } = await serve(packed(coding, gzipSync("fine")), fine);
    await expect(clientOf([origin]).http(origin)).rejects.toMatchObject({
      code: "SOURCE_ANSWER_WRONG",
      message: expect.stringContaining("Expected an answer that is plain or gzip, br"),
    });
  },
);
