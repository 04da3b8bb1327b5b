import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { Invalid } from "../cell.js";
import type { NestedRecords } from "../dialect.js";
import { openNestedXml } from "./read-xml-nested.js";

const shape: NestedRecords = {
  records: [["house", "floor", "room"], ["street"]],
  without: ["history"],
  field: { name: "code", value: "value", words: "meaning" },
};

/** What a file was read into: each row as an object, empty cells left out. */
interface Read {
  readonly headers: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly lines: readonly number[];
  readonly bad: readonly { readonly line: number; readonly code: string }[];
}

async function read(content: string | Buffer): Promise<Read> {
  const folder = await mkdtemp(join(tmpdir(), "hub-nested-"));
  try {
    const path = join(folder, "houses.xml");
    await writeFile(path, content);
    const { headers, cell, batches } = await openNestedXml(path, shape);
    const read = {
      headers,
      rows: [] as Record<string, string>[],
      lines: [] as number[],
      bad: [] as Read["bad"][number][],
    };
    for await (const batch of batches) {
      read.lines.push(...batch.lines);
      read.bad.push(...batch.bad.map(({ line, code }) => ({ line, code })));
      for (const row of batch.rows) {
        const cells = headers.map((header, index) => [header, cell(index)(row)] as const);
        read.rows.push(
          Object.fromEntries(
            cells.flatMap(([header, value]) =>
              value === null ? [] : [[header, value instanceof Invalid ? `refused: ${value.expected.en}` : value]],
            ),
          ),
        );
      }
    }
    return read;
  } finally {
    await rm(folder, { recursive: true });
  }
}

const field = (element: string, code: string, value: string, meaning = "") =>
  `<${element}><code>${code}</code><value>${value}</value>${meaning && `<meaning>${meaning}</meaning>`}</${element}>`;

describe("records within records", () => {
  it("are a row each, with the fields of the records around them, in the order of the file", async () => {
    const { rows, lines } = await read(`<houses><house><number>12</number>
      <floor><level>0</level><room><name>hall</name></room><room><name>kitchen</name></room></floor>
      <floor><level>1</level></floor></house><house><number>14</number></house></houses>`);
    expect(rows).toEqual([
      { "@record": "house", number: "12" },
      { "@record": "floor", number: "12", level: "0" },
      { "@record": "room", number: "12", level: "0", name: "hall" },
      { "@record": "room", number: "12", level: "0", name: "kitchen" },
      { "@record": "floor", number: "12", level: "1" },
      { "@record": "house", number: "14" },
    ]);
    expect(lines).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("have the fields that come behind the records in them", async () => {
    const { rows } = await read("<houses><house><floor><level>0</level></floor><number>12</number></house></houses>");
    expect(rows[1]).toEqual({ "@record": "floor", level: "0", number: "12" });
  });

  it("may leave out one in between, and stand among elements that mean nothing", async () => {
    const { rows } = await read(
      "<houses><house><rooms><list><room><name>shed</name></room></list></rooms></house></houses>",
    );
    expect(rows).toEqual([{ "@record": "house" }, { "@record": "room", name: "shed" }]);
  });

  it("are none where their kind has no place: a street is no record in a house", async () => {
    const { rows } = await read("<houses><house><street>Dorpsstraat</street></house></houses>");
    expect(rows).toEqual([{ "@record": "house", street: "Dorpsstraat" }]);
    expect((await read("<streets><street><name>Dorpsstraat</name></street></streets>")).rows).toEqual([
      { "@record": "street", name: "Dorpsstraat" },
    ]);
  });

  it("keep to themselves what stands beside them, and not in them", async () => {
    const { rows } = await read(
      "<houses><house><floor><level>0</level></floor><room><name>shed</name></room></house></houses>",
    );
    expect(rows[2]).toEqual({ "@record": "room", name: "shed" });
  });
});

describe("a field", () => {
  it("is called as its element says that it is, not as the element is", async () => {
    const { headers, rows } = await read(
      `<houses><house><walls>${field("colour", "K1", "RAL 9010", "white")}${field("colour", "K2", "RAL 5010")}</walls></house></houses>`,
    );
    expect(headers).toEqual(["@record", "K1", "K1.words", "K2"]);
    expect(rows).toEqual([{ "@record": "house", K1: "RAL 9010", "K1.words": "white", K2: "RAL 5010" }]);
  });

  it("may say so in attributes", async () => {
    const { rows } = await read('<houses><house><colour code="K1" value="RAL 9010" meaning="white"/></house></houses>');
    expect(rows).toEqual([{ "@record": "house", K1: "RAL 9010", "K1.words": "white" }]);
  });

  it("is passed over where its element is", async () => {
    const { headers } = await read(
      `<houses><house><history>${field("colour", "K1", "RAL 1000")}<room/></history></house></houses>`,
    );
    expect(headers).toEqual(["@record"]);
  });

  it("counts once when it comes twice and says the same, or nothing", async () => {
    const twice = field("colour", "K1", "RAL 9010");
    const { rows } = await read(`<houses><house>${field("colour", "K1", "")}${twice}${twice}</house></houses>`);
    expect(rows[0]?.K1).toBe("RAL 9010");
  });

  it("is refused when it comes twice and says two things, and the others are not", async () => {
    const { rows, bad } = await read(
      `<houses><house>${field("colour", "K1", "RAL 9010")}${field("colour", "K1", "RAL 5010")}<number>12</number></house></houses>`,
    );
    expect(rows[0]).toEqual({ "@record": "house", K1: "refused: one value, not two for one record", number: "12" });
    expect(bad).toEqual([]);
  });

  it("of the inner record counts before that of the outer one", async () => {
    const { rows } = await read("<houses><house><name>De Linde</name><room><name>hall</name></room></house></houses>");
    expect(rows[1]?.name).toBe("hall");
  });
});

describe("a file", () => {
  it("may be of any length, and give a column in its last record only", async () => {
    const houses = `<house><name>${"x".repeat(1000)}</name></house>`.repeat(5000);
    const { headers, rows } = await read(`<houses>${houses}<house><owner>board</owner></house></houses>`);
    expect(headers).toEqual(["@record", "name", "owner"]);
    expect(rows).toHaveLength(5001);
    expect(rows.at(-1)).toEqual({ "@record": "house", owner: "board" });
  });

  it("without a record is refused when it says something else, and empty when it says nothing", async () => {
    await expect(read("<cars><car/></cars>")).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: expect.stringMatching(/no record\. Expected <house> or <street>/),
    });
    expect((await read("<houses/>")).rows).toEqual([]);
    await expect(read("")).rejects.toMatchObject({ code: "FILE_EMPTY" });
  });

  it("that is cut off is refused, never read as a smaller one", async () => {
    await expect(read("<houses><house><number>12</number></house>")).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  });

  it("with a document type is refused, and so is one that goes too deep", async () => {
    await expect(read('<!DOCTYPE houses SYSTEM "http://localhost/x"><houses/>')).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: expect.stringMatching(/DOCTYPE/),
    });
    await expect(read(`<houses><house>${"<a>".repeat(65)}`)).rejects.toMatchObject({ code: "FILE_MALFORMED" });
  });

  it("with an outermost record that is too long to keep is refused", async () => {
    const room = `<room><name>${"x".repeat(1000)}</name></room>`;
    await expect(read(`<houses><house>${room.repeat(5000)}</house></houses>`)).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: expect.stringMatching(/longer than/),
    });
  });
});

describe("what cannot be read", () => {
  it("refuses its record and the records in it, and no other", async () => {
    const bytes = Buffer.from(
      "<houses><house><floor><level>\xff</level><room><name>hall</name></room></floor></house><house/></houses>",
      "latin1",
    );
    const { rows, bad } = await read(bytes);
    expect(bad).toEqual([
      { line: 2, code: "ENCODING_WRONG" },
      { line: 3, code: "ENCODING_WRONG" },
    ]);
    expect(rows).toEqual([{ "@record": "house" }, { "@record": "house" }]);
  });

  it("is text beside elements", async () => {
    const { rows, bad } = await read("<houses><house><walls>white<height>3</height></walls></house></houses>");
    expect(bad).toEqual([{ line: 1, code: "ROW_MALFORMED" }]);
    expect(rows).toEqual([]);
  });
});
