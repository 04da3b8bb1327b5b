import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** Who may know whom, as ARCHITECTURE.md says. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  infra: [],
  schema: ["infra"],
  "subgraphs/adapters": ["schema", "infra"],
  "subgraphs/staff": ["schema", "infra"],
  "subgraphs/vacancies": ["schema", "infra"],
  "subgraphs/subsidies": ["schema", "infra"],
  "subgraphs/mobility": ["schema", "infra"],
  gateway: ["schema", "infra"],
};

/** Words of the field that plumbing must not know. */
const DOMAIN_WORDS = /\b(vacanc(y|ies)|subsid(y|ies)|brin|school|employment|medewerker|afas|visma|raet)\b/i;

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return ["dist", "node_modules", "fixtures"].includes(entry.name) ? [] : sources(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });

const importsOf = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), "utf8").matchAll(/\b(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    (match) => match[1] ?? "",
  );

/** Workspace that an import leads to, or undefined for a library or a file of the same workspace. */
function workspaceOf(home: string, file: string, specifier: string): string | undefined {
  const named = /^@regiohub\/([\w-]+)/.exec(specifier)?.[1];
  if (named) return named in MAY_IMPORT ? named : `subgraphs/${named}`;
  if (!specifier.startsWith(".")) return undefined;
  const target = relative(ROOT, join(ROOT, dirname(file), specifier));
  return target.startsWith(`${home}/`) ? undefined : target;
}

/** Comments may give examples from the field; code may not. Lines keep their numbers. */
const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, "")).replace(/(^|\s)\/\/.*$/gm, "");

describe.each(Object.entries(MAY_IMPORT))("%s", (home, allowed) => {
  const files = sources(home);

  it("has sources", () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it(`imports only ${allowed.length > 0 ? allowed.join(", ") : "nothing of ours"}`, () => {
    const strays = files.flatMap((file) =>
      importsOf(file)
        .map((specifier) => workspaceOf(home, file, specifier))
        .filter((target) => target !== undefined && target !== home && !allowed.includes(target))
        .map((target) => `${file} → ${target}`),
    );
    expect(strays).toEqual([]);
  });
});

describe("infra", () => {
  it("reads process.env only where settings and processes begin", () => {
    const readers = sources("infra")
      .concat(sources("gateway"), sources("subgraphs"), sources("schema"))
      .filter((file) => /process\.env/.test(readFileSync(join(ROOT, file), "utf8")))
      .filter((file) => !file.includes("testing/") && !file.endsWith(".test.ts"));
    expect(readers.sort()).toEqual(["infra/cli/main.ts"]);
  });

  it("knows no word of the field", () => {
    const strays = sources("infra")
      .filter((file) => !file.endsWith(".test.ts"))
      .flatMap((file) =>
        withoutComments(readFileSync(join(ROOT, file), "utf8"))
          .split("\n")
          .map((line, index) => ({ line, at: `${file}:${index + 1}` }))
          .filter(({ line }) => DOMAIN_WORDS.test(line))
          .map(({ at, line }) => `${at} ${line.trim()}`),
      );
    expect(strays).toEqual([]);
  });
});

describe("subgraphs", () => {
  it.each(["staff", "vacancies", "subsidies", "mobility"])("%s touches no other subgraph's tables", (name) => {
    const others = ["staff", "vacancies", "subsidies", "mobility"].filter((other) => other !== name);
    const table = new RegExp(`\\b(from|join|into|update|references|table)\\s+"?(${others.join("|")})\\.`, "i");
    const folder = `subgraphs/${name}`;
    const sql = readdirSync(join(ROOT, folder, "migrations")).map((file) => join(folder, "migrations", file));
    const strays = [...sources(folder), ...sql].filter((file) => table.test(readFileSync(join(ROOT, file), "utf8")));
    expect(strays).toEqual([]);
  });
});
