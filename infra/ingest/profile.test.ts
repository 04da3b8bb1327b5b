import { expect, it } from "@jest/globals";
import type { Adapter } from "./define.js";
import { defineSettings, readProfile, readProfileOf, z } from "./profile.js";

const settings = defineSettings({ colours: z.record(z.string(), z.string().nullable()).default({}) });

it("keeps codes as text and hands an adapter its own settings", () => {
  const profile = readProfile('board: "01234"\ncolours: { 0101: "red", 12: null }', [settings]);
  expect(profile.board).toBe("01234");
  expect(settings.parse(profile.document)).toEqual({ colours: { "0101": "red", "12": null } });
  expect(settings.parse(readProfile("", [settings]).document)).toEqual({ colours: {} });
});

it.each([
  ["board: 1234", "board"],
  ["bord: x", '"bord"'],
  ["coverage: some", "coverage"],
  ["colours: [red]", "colours"],
  ["board: [", "not YAML"],
  ["just text", "Profile"],
  ["colours: { a: b, a: c }", '"colours.a": stands twice, on line 1 and on line 1'],
  ["guard: {}\nname: a\nguard: {}", '"guard": stands twice, on line 1 and on line 3'],
  ['colours: { "999990019": b, "999990019": c }', '"colours": stands twice'],
  ["colours: { a: &x b, c: *x }", "not YAML"],
  ["colours: &x { a: *x }", "not YAML"],
  ["colours: { [a]: b }", "not YAML"],
  ["name: a\n---\nname: b", "not YAML"],
  [`colours: ${"[".repeat(100_000)}`, "not YAML"],
  ['name: "A\\0B"', '"name": expected text without control characters'],
  ['name: "A\\u202EB"', '"name": expected text without control characters'],
  ['colours: { a: "\\x07" }', '"colours.a": expected'],
  ['colours: { "\\x07": a }', '"colours": expected'],
  ['colours: { a: "999990019" }', '"colours.a": expected no number'],
])("refuses %j, naming the place", (text, place) => {
  expect(() => readProfile(text, [settings])).toThrow(
    expect.objectContaining({ code: "PROFILE_INVALID", message: expect.stringContaining(place) }),
  );
});

const blue = { name: "blue", settings } as Adapter;
const red = { name: "red", settings: defineSettings({ size: z.int().default(1) }) } as Adapter;
const pulled = (name: string, key: string): Adapter =>
  ({
    name,
    live: { settings: defineSettings({ pull: z.strictObject({ [key]: z.string() }).optional() }) },
  }) as unknown as Adapter;

it("takes the keys of the source that it names, and of no other", () => {
  expect(readProfileOf("source: red\nsize: 2", [blue, red]).document).toEqual({ source: "red", size: 2 });
  expect(() => readProfileOf("source: blue\nsize: 2", [blue, red])).toThrow(
    expect.objectContaining({ code: "PROFILE_INVALID", message: expect.stringContaining('"size"') }),
  );
  expect(() => readProfileOf("source: green", [blue, red])).toThrow(
    expect.objectContaining({ message: 'Profile, key "source": unknown. Expected one of blue, red.' }),
  );
});

it("without a source takes the keys of all, each as any of them means it", () => {
  const adapters = [blue, red, pulled("a", "tenant"), pulled("b", "environment")];
  for (const text of ["colours: {}\nsize: 2", "pull: { tenant: x }", "pull: { environment: x }"])
    expect(() => readProfileOf(text, adapters)).not.toThrow();
  expect(() => readProfileOf("source: a\npull: { environment: x }", adapters)).toThrow(
    expect.objectContaining({ code: "PROFILE_INVALID" }),
  );
});

it("names the key that may be meant", () => {
  expect(() => readProfile("delimeter: x", [])).toThrow(
    expect.objectContaining({ message: expect.stringContaining('Did you mean "delimiter"?') }),
  );
});

const terms = {
  measures: ["touched", "gone"],
  withheld: ["thing", "thing.name", "thing.amount", "part"],
};

it.each([
  ["guard: { touhced: { percent: 1 } }", '"guard": unknown key "touhced". Did you mean "touched"?'],
  ["guard: { size: { percent: 1 } }", '"guard": unknown key "size". Expected touched, gone.'],
  ["guard: { gone: { percant: 1 } }", '"guard.gone": unknown key "percant". Did you mean "percent"?'],
  ["withhold: [part, thing.nmae]", '"withhold.1": expected a record kind,'],
  ["withhold: [thing.nmae]", '(did you mean "thing.name"?)'],
  ["withhold: [thign]", '(did you mean "thing"?)'],
  ["guard: null", '"guard": Invalid input: expected object'],
  ["withhold: [thing.nr]", "a field that its records can do without"],
])("refuses %j, of which nothing would come", (text, place) => {
  expect(() => readProfile(text, [], terms)).toThrow(
    expect.objectContaining({ code: "PROFILE_INVALID", message: expect.stringContaining(place) }),
  );
});

const listed = defineSettings({
  files: z
    .array(
      z.discriminatedUnion("record", [
        z.strictObject({ record: z.literal("member"), columns: z.strictObject({ birthName: z.string().optional() }) }),
        z.strictObject({
          record: z.literal("employment"),
          columns: z.strictObject({ fte: z.string().optional(), startsOn: z.string().optional() }).default({}),
        }),
      ]),
    )
    .default([]),
});

it.each([
  [
    "{ record: member, columns: { birthNme: x } }",
    '"files.0.columns": onbekende sleutel "birthNme". Bedoelt u "birthName"?',
  ],
  [
    "{ record: employment, columns: { startOn: x } }",
    '"files.0.columns": onbekende sleutel "startOn". Bedoelt u "startsOn"?',
  ],
  [
    "{ record: employment, columns: { salary: x } }",
    '"files.0.columns": onbekende sleutel "salary". Verwacht: fte, startsOn.',
  ],
  ["{ record: member, colums: {} }", '"files.0.columns"'],
  ["{ record: employement }", '"files.0.record": onbekend. Bedoelt u "employment"?'],
  ["{ record: people }", '"files.0.record": onbekend. Verwacht: member, employment.'],
  ["{ columns: {} }", '"files.0.record": onbekend. Verwacht: member, employment.'],
])("says in Dutch too what may be meant by %j in a list of files", (entry, place) => {
  expect(() => readProfile(`files: [${entry}]`, [listed])).toThrow(
    expect.objectContaining({ code: "PROFILE_INVALID", dutch: expect.stringContaining(place) }),
  );
});

it("takes what there is to be guarded and withheld", () => {
  const text = "guard: { gone: { percent: null, count: 3 }, touched: null }\nwithhold: [thing.name, part]";
  expect(readProfile(text, [], terms)).toMatchObject({
    guard: { gone: { percent: null, count: 3 }, touched: null },
    withhold: ["thing.name", "part"],
  });
});

it("gives a name on one line, in normal form C", () => {
  expect(readProfile('name: " Stichting\\n\\te\\u0301e\u0301n "', []).name).toBe("Stichting één");
});

it("says nothing but its error: no line of the profile reaches the terminal", () => {
  const told: unknown[] = [];
  const written = process.emitWarning;
  process.emitWarning = ((warning: unknown) => void told.push(warning)) as typeof process.emitWarning;
  try {
    expect(readProfile("name: !stichting Jansen", []).name).toBe("Jansen");
  } finally {
    process.emitWarning = written;
  }
  expect(told).toEqual([]);
});

it("reads a profile of many units in time that grows with their number", () => {
  const profile = (units: number) =>
    `colours:\n${Array.from({ length: units }, (_, n) => `  "99ZA-${n}": red\n`).join("")}`;
  const cpu = (text: string) => {
    const before = process.cpuUsage();
    readProfile(text, [settings]);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  // The least of several: whatever else the machine does adds to it. Time by the square would be 16 times.
  const least = (units: number) => Math.min(...Array.from({ length: 3 }, () => cpu(profile(units))));
  least(1_000);
  expect(least(40_000) / least(10_000)).toBeLessThan(10);
});
