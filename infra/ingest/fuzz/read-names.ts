import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineRecord, textField } from "../../record.js";
import { same } from "../../words.js";
import { text } from "../columns.js";
import { decodeExport } from "../decode-file.js";
import { defineAdapter, defineExport } from "../define.js";
import { NO_PROFILE } from "../profile.js";
import type { Encoding } from "../read/encoding.js";

const record = defineRecord({
  kind: "person",
  description: "Somebody with a number and a name.",
  key: ["id"],
  fields: { id: textField("A number."), name: textField("A name.") },
});

const people = defineExport({
  name: "people.csv",
  file: /^people\.csv$/,
  record,
  columns: { id: text("nr"), name: text("naam") },
});

const source = (encoding: Encoding) =>
  defineAdapter({
    name: "people",
    title: same("People"),
    scope: "board",
    version: 1,
    coverage: "full",
    dialects: [{ form: "delimited", delimiter: ";", encoding, quotes: "stray", dates: ["iso"] }],
    files: [people],
    readme: "README.md",
  });

/**
 * The names that a file with the columns `nr;naam` gives, by line, as they would be stored.
 * @throws HubError when the file is refused.
 */
export async function readNames(content: Buffer, encoding: Encoding): Promise<Map<number, string>> {
  const folder = await mkdtemp(join(tmpdir(), "hub-names-"));
  try {
    const path = join(folder, "people.csv");
    await writeFile(path, content);
    const names = new Map<number, string>();
    await decodeExport(
      path,
      people,
      source(encoding),
      { profile: NO_PROFILE, kept: new Map() },
      {
        record: ([, name], line) => void names.set(line, String(name)),
        rejection: () => {},
        pause: () => Promise.resolve(),
      },
    );
    return names;
  } finally {
    await rm(folder, { recursive: true });
  }
}
