import { expect, it } from "@jest/globals";
import { records } from "./index.js";

it("says of every field with a person's number whether the record is about them or only names them", () => {
  const about = records.map(({ kind, fields, person, mentions = [] }: (typeof records)[number] & Declared) => {
    const numbers = Object.keys(fields).filter((name) => /memberNumber$/i.test(name));
    return { kind, numbers, declared: [...(person === undefined ? [] : [person]), ...mentions] };
  });
  for (const { kind, numbers, declared } of about) expect([kind, ...declared]).toEqual([kind, ...numbers]);
  expect(about.filter(({ declared }) => declared.length > 0).map(({ kind }) => kind)).toEqual([
    "member",
    "link",
    "employment",
    "absence",
    "profile",
  ]);
});

it("keys every record about a person by their number, and lets every mention be empty", () => {
  for (const { key, fields, person, mentions = [] } of records as readonly ((typeof records)[number] & Declared)[]) {
    if (person !== undefined) expect(key).toContain(person);
    for (const name of mentions) expect(fields).toHaveProperty([name, "nullable"], true);
  }
});

/** What a definition may say of people. */
interface Declared {
  readonly person?: string;
  readonly mentions?: readonly string[];
}
