import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "@jest/globals";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

const sources = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|(^|\/)(dist|node_modules|testing)\//.test(name));

// COPY passes a table's row policies by with an error at best: it goes to temporary tables, which have none.
it("is only into staging tables that rows are copied", () => {
  const copies = ["infra", "subgraphs", "gateway"].flatMap((folder) =>
    sources(folder).filter((file) => /["'`]\s*copy\s+\S/.test(readFileSync(join(ROOT, file), "utf8"))),
  );
  expect(copies).toEqual(["infra/ingest/stage.ts"]);
  expect(readFileSync(join(ROOT, "infra/ingest/stage.ts"), "utf8")).toContain('this.name = `pg_temp."staged_');
});
