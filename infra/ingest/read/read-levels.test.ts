import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Random } from "../../testing/random.js";
import { readAll } from "../testing/read-all.js";
import { openJson } from "./read-json.js";
import { openXmlLevels } from "./read-xml-levels.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hub-levels-"));
});
afterAll(() => rm(folder, { recursive: true }));

const PATH = "data.people[].contracts[].lines[]";

async function json(document: unknown, rows: readonly string[] = [PATH], without?: readonly string[]) {
  const path = join(folder, "rows.json");
  await writeFile(path, typeof document === "string" ? document : JSON.stringify(document));
  return await readAll(openJson(path, { rows, without }));
}

async function xml(text: string, rows: readonly string[] = ["People.Person[].Contracts.Contract[]"]) {
  const path = join(folder, "rows.xml");
  await writeFile(path, text);
  return await readAll(openXmlLevels(path, rows));
}

interface Person {
  readonly number: string;
  readonly name: { readonly last: string };
  readonly contracts: readonly { readonly number: number; readonly lines: readonly { readonly fte: number }[] }[];
}

function somebody(random: Random, index: number): Person {
  const list = <T>(most: number, make: (at: number) => T) =>
    Array.from({ length: random.below(most + 1) }, (_, n) => make(n));
  return {
    number: `P${index}`,
    name: { last: "x".repeat(random.below(300)) },
    contracts: list(4, (number) => ({ number, lines: list(3, (n) => ({ fte: n / 4 })) })),
  };
}

/** The rows that nested loops make, without what the reader is made of. */
function plainly(people: readonly Person[]) {
  const rows: (string | null)[][] = [];
  for (const { number, name, contracts } of people) {
    if (contracts.length === 0) rows.push([number, name.last || null, null, null]);
    for (const contract of contracts) {
      const around = [number, name.last || null, String(contract.number)];
      if (contract.lines.length === 0) rows.push([...around, null]);
      for (const { fte } of contract.lines) rows.push([...around, String(fte)]);
    }
  }
  return rows;
}

describe("rows of JSON in lists within lists", () => {
  it("are those that nested loops make, each with what stands around it, over many chunks", async () => {
    const random = new Random(7);
    const people = Array.from({ length: 6_000 }, (_, index) => somebody(random, index));
    const text = JSON.stringify({ data: { people } });
    expect(text.length).toBeGreaterThan(1_000_000);
    const { headers, rows, lines, bad } = await json(text);
    expect(headers).toEqual(["number", "name.last", "contracts[].number", "contracts[].lines[].fte"]);
    const blankless = rows.map((row) => row.map((cell) => cell || null));
    expect(blankless).toEqual(plainly(people));
    expect(lines).toEqual(blankless.map((_, index) => index + 1));
    expect(bad).toEqual([]);
  });

  it.each([
    ["a bare list", [{ n: 1, c: [{ m: 2 }] }], ["[].c[]"]],
    ["a path without its last sign", { a: [{ n: 1, c: [{ m: 2 }] }] }, ["a[].c"]],
    ["the one of several paths that is there", { b: [{ n: 1, c: [{ m: 2 }] }] }, ["a[].d[]", "b[].c[]"]],
    ["a list within an object", { a: [{ n: 1, job: { c: [{ m: 2 }] } }] }, ["a[].job.c[]"]],
  ])("are found: %s", async (_, document, paths) => {
    const { headers, rows } = await json(document, paths);
    expect(headers.map((header) => header.replace("job.", ""))).toEqual(["n", "c[].m"]);
    expect(rows).toEqual([["1", "2"]]);
  });

  it("leave out lists beside them that are told", async () => {
    const document = [{ n: 1, notes: [{ t: "x" }], c: [{ m: 2, lines: [{ l: 3 }], other: [{ o: 4 }] }] }];
    expect((await json(document, ["[].c[]"], ["notes", "c[].lines"])).headers).toEqual([
      "n",
      "c[].m",
      "c[].other",
      "c[].other[0].o",
    ]);
    expect((await json(document, ["[]"], ["notes", "c"])).headers).toEqual(["n"]);
  });

  it("may hold nothing where the list is null or absent, and cells of its own level alone", async () => {
    const people = [{ n: 1 }, { n: 2, contracts: null }, { n: 3, contracts: [] }, { n: 4, contracts: [{ n: 5 }] }];
    const { headers, rows } = await json({ people }, ["people[].contracts[]"]);
    expect(headers).toEqual(["n", "contracts[].n"]);
    expect(rows).toEqual([
      ["1", null],
      ["2", null],
      ["3", null],
      ["4", "5"],
    ]);
  });

  it.each([
    ["an object for a list", { c: { m: 1 } }, 'a list at "c"'],
    ["text for a list", { c: "none" }, 'a list at "c"'],
    ["a list that is too deep", { c: [[{ m: 1 }]] }, 'an object at "c[]"'],
    ["nothing in a list", { c: [null] }, 'an object at "c[]"'],
    ["a number in a list", { c: [4] }, 'an object at "c[]"'],
    ["a list for an object on the way", { d: [], c: [] }, undefined],
  ])("are refused one by one: %s", async (_, person, expected) => {
    const document = [{ n: 1, c: [{ m: 1 }] }, { n: 2, ...person }, 5, { n: 4, c: [{ m: 4 }] }];
    const { lines, bad } = await json(document, ["[].c[]"]);
    const own = expected === undefined ? [] : [`2 ROW_MALFORMED: ${expected}`];
    expect(bad).toEqual([...own, "3 ROW_MALFORMED: an object"]);
    expect(lines).toEqual(expected === undefined ? [1, 2, 4] : [1, 4]);
  });

  it("are not looked for where the list is not, and never shown", async () => {
    await expect(json({ people: [{ name: "Geheim" }] }, ["staff[].contracts[]"])).rejects.toMatchObject({
      code: "FILE_MALFORMED",
      message: 'rows.json: not JSON rows. Expected a list of rows, or an object with it as "staff".',
    });
    await expect(json({ people: [] }, ["[].contracts[]"])).rejects.toThrow("Expected a list of rows.");
    await expect(json('[{"n":1,"c":[{"m":2}', ["[].c[]"])).rejects.toThrow(/ends inside the list/);
    await expect(json(`[{"c":[{"a":"${"x".repeat(5_000_000)}"}]}]`, ["[].c[]"])).rejects.toThrow(/longer than 4 MB/);
  });

  it("come a thousand at a time, however many one value holds", async () => {
    const path = join(folder, "wide.json");
    await writeFile(path, JSON.stringify([{ n: 1, c: Array.from({ length: 50_000 }, (_, m) => ({ m })) }]));
    const open = await openJson(path, { rows: ["[].c[]"] });
    const sizes: number[] = [];
    for await (const { rows } of open.batches) sizes.push(rows.length);
    await open.close();
    expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(50_000);
  });
});

describe("rows of XML in elements within elements", () => {
  const person = (inner: string) => `<Person id="7"><Name><Last>Ek</Last></Name>${inner}</Person>`;
  const people = (inner: string) =>
    `<x:Export xmlns:x="urn:x"><Head><Made>1</Made></Head><People>${inner}</People></x:Export>`;

  it("have groups, attributes and what stands around them, by their paths", async () => {
    const contracts = '<Contracts><Contract no="1"><Job><Code>A</Code></Job></Contract><Contract no="2"/></Contracts>';
    const { headers, rows, lines } = await xml(people(person(contracts) + person("<Contracts/>") + person("")));
    expect(headers).toEqual([
      "Name.Last",
      "@id",
      "Contracts",
      "Contracts.Contract[].Job.Code",
      "Contracts.Contract[].@no",
    ]);
    expect(rows.map(([last, id, , code, no]) => [last, id, code, no])).toEqual([
      ["Ek", "7", "A", "1"],
      ["Ek", "7", null, "2"],
      ["Ek", "7", null, null],
      ["Ek", "7", null, null],
    ]);
    expect(lines).toEqual([1, 2, 3, 4]);
  });

  it("say nothing where they are empty, blank or nil, and keep entities and CDATA", async () => {
    const { headers, rows } = await xml(
      "<p><q><a>1 &amp; 2</a><b xsi:nil='true' xmlns:xsi='u'/><c> </c><d><![CDATA[<x>]]></d></q><q><b>3</b></q></p>",
      ["q"],
    );
    expect(headers).toEqual(["a", "b", "c", "d"]);
    expect(rows).toEqual([
      ["1 & 2", null, null, "<x>"],
      [null, "3", null, null],
    ]);
  });

  it("that stand alone are a list of one, and a name that comes again is a list", async () => {
    const one = await xml(people(person("<Contracts><Contract><M>1</M></Contract></Contracts>")));
    expect(one.rows.map((row) => row.at(-1))).toEqual(["1"]);
    expect((await xml("<p><q><a>1</a><a>2</a></q></p>", ["q"])).headers).toEqual(["a", "a[0]", "a[1]"]);
  });

  it.each([
    ["text beside elements", person("oops"), "1 ROW_MALFORMED: text in innermost elements only"],
    [
      "text for a row",
      person("<Contracts><Contract>none</Contract></Contracts>"),
      '1 ROW_MALFORMED: an element with elements in it at "Contracts.Contract[]"',
    ],
    ["text for an outer row", "<Person>none</Person>", "1 ROW_MALFORMED: an element with elements in it"],
    [
      "text for what is around rows",
      person("<Contracts>none</Contracts>"),
      '1 ROW_MALFORMED: a list at "Contracts.Contract"',
    ],
    [
      "text that was encoded twice",
      "<Person><Name>ZoÃ«</Name></Person>",
      "1 ENCODING_WRONG: text that is encoded once",
    ],
    ["an attribute that was", "<Person name='ZoÃ«'><a>1</a></Person>", "1 ENCODING_WRONG: text that is encoded once"],
  ])("are refused one by one: %s", async (_, inner, expected) => {
    const { bad, lines } = await xml(people(inner + person("")));
    expect({ bad, lines }).toEqual({ bad: [expected], lines: [2] });
  });

  it.each([
    [
      "no such element",
      people("<Man/><Man/>"),
      /no row. Expected an element per row at "People.Person" below the root/,
    ],
    ["two places", "<r><a><q><x>1</x></q></a><b><q><x>1</x></q></b></r>", /two kinds of rows/],
    ["cut off", "<r><a><q><x>1</x></q>", /not well-formed|unclosed/i],
    ["a document type", "<!DOCTYPE r><r><a><q/></a></r>", /document type/],
    ["a row without end", `<r><a><q><x>${"y".repeat(5_000_000)}</x></q></a></r>`, /longer than|no tag in/],
  ])("are refused with the file: %s", async (name, text, message) => {
    const paths = name === "no such element" ? ["People.Person[].c[]"] : ["a.q", "b.q"];
    await expect(xml(text, paths)).rejects.toThrow(message);
  });
});
