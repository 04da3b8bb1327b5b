import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { REJECTIONS } from "@regiohub/infra/ingest/rejection";
import { hub } from "../hub.js";
import { type SaidTwice, saidTwice } from "./said-twice.js";

const FOLDERS = "{infra,schema,subgraphs,gateway}/**/*.ts";
const isSource = (path: string) => !/(^|\/)(dist|node_modules|testing)\/|\.(test|bench|d)\.ts$/.test(path);

const files = globSync(FOLDERS, { cwd: hub.rootPath }).filter(isSource);
const sources = files.map((file) => [file, readFileSync(join(hub.rootPath, file), "utf8")] as const);
// What is wrong with the protocol of the edge is said to its own programs alone, by an `invalid` of theirs.
const all = sources.flatMap(([file, source]) =>
  saidTwice(file, file.startsWith("infra/edge/") ? source.replaceAll("invalid(", "(") : source),
);

/** Words of English that are none of Dutch. */
const ENGLISH =
  /(?<!\p{L})(the|and|not|without|with|expected|file|files|row|rows|line|lines|cell|column|columns|text|from|for|its|that|which|must|are|has|have|be|by|to|an|at|this|one|same|than|only|each|no|unknown)(?!\p{L})/iu;
/** What is the same in every language: signs of code, holes of a template, and codes. */
const NAMES = /\$?\{[^}]*\}|\\?`[^`]*\\?`|"[^"]*"|--[a-z-]+|\b[A-Z_]{3,}\b|\bhub [a-z]+\b/g;

const plain = (text: string) => text.slice(1, -1).replace(NAMES, " ");
const place = ({ file, line, nl }: SaidTwice) => `${file}:${line} ${nl}`;

/** What stands in the holes of a template, but for what is itself said in one of the languages. */
const holesOf = (text: string) =>
  [...text.matchAll(/\$\{([^{}]*)\}/g)].map(([, hole = ""]) => hole.replace(/\b(en|nl)\b|"[^"]*"|\(.*/g, "")).sort();

describe("what the hub says in two languages", () => {
  it("is found in the code", () => {
    expect(all.length).toBeGreaterThan(400);
    const hole = `\`c $\{d("}")}, e\``;
    const probe = `x(words("a (b", ${hole}), invalid("f", "g"), words(h, i))`;
    expect(saidTwice("probe", probe).map(({ en, nl }) => [en, nl])).toEqual([
      ['"a (b"', hole],
      ['"f"', '"g"'],
    ]);
  });

  it("has a Dutch that is no English", () => {
    expect(all.filter(({ nl }) => ENGLISH.test(plain(nl))).map(place)).toEqual([]);
  });

  it("has a Dutch that writes decimals and fte as Dutch does", () => {
    const foreign = /\bFTE\b|\d\.\d(?!\d\d\b)/;
    expect(foreign.test("hooguit 1.2 FTE")).toBe(true);
    const bare = (text: string) => text.slice(1, -1).replace(/\\`[^`]*\\`|`[^`]*`|"[^"]*"/g, " ");
    expect(all.filter(({ nl }) => foreign.test(bare(nl))).map(place)).toEqual([]);
  });

  it("names the same things in both", () => {
    const differs = all.filter(({ en, nl }) => holesOf(en).join() !== holesOf(nl).join());
    expect(differs.map(place)).toEqual([]);
  });

  it("is of each rejection what to do about it", () => {
    for (const { en, nl } of Object.values(REJECTIONS)) {
      expect(nl).not.toBe(en);
      expect(nl).not.toMatch(ENGLISH);
    }
  });
});
