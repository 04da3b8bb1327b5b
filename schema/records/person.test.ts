import { expect, it } from "@jest/globals";
import { offered, records } from "./index.js";

/** What crosses borders, delivered or offered. */
const all = [...records, ...offered];

it("says of every field with a person's number whether the record is about them or only names them", () => {
  const about = all.map(({ kind, fields, person, mentions = [] }: (typeof all)[number] & Declared) => {
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
    "redundancy",
    "worker",
    "stretch",
  ]);
});

it("keys every record about a person by their number, and lets every mention be empty", () => {
  for (const { key, fields, person, mentions = [] } of all as readonly ((typeof all)[number] & Declared)[]) {
    if (person !== undefined) expect(key).toContain(person);
    for (const name of mentions) expect(fields).toHaveProperty([name, "nullable"], true);
  }
});

/** What a definition may say of people. */
interface Declared {
  readonly person?: string;
  readonly mentions?: readonly string[];
}

it("lets nobody send what subgraphs make for each other", () => {
  const sent = new Set<string>(records.map(({ kind }) => kind));
  expect(offered.filter(({ kind }) => sent.has(kind))).toEqual([]);
});
