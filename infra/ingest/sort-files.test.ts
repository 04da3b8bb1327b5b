import { expect, it } from "@jest/globals";
import { same } from "../words.js";
import { type Adapter, defineUnread } from "./define.js";
import { sortFiles } from "./sort-files.js";

const file = (name: string, shared = false) => ({ ...defineUnread({ name, file: new RegExp(`^${name}$`) }), shared });

const adapter = (name: string, ...files: Adapter["files"]): Adapter => ({
  name,
  title: same(name),
  scope: "board",
  version: 1,
  coverage: "full",
  dialects: [],
  files,
  readme: "",
});

const red = adapter("red", file("people", true), file("red"));
const blue = adapter("blue", file("people", true), file("blue"), file("both"));
const own: Adapter = {
  ...adapter("own", { ...file("any"), file: /^(any|red)$/ }),
  shape: { files: () => [], guess: () => ({}) },
};

/** Names of files by source. */
const sorted = (paths: readonly string[], adapters = [red, blue], preferred?: string) =>
  Object.fromEntries(
    [...sortFiles(adapters, paths, preferred)].map(([{ name }, files]) => [name, files.map(({ path }) => path)]),
  );

it("gives a file that several sources know to the one whose own file is there", () => {
  expect(sorted(["people", "blue"])).toEqual({ blue: ["people", "blue"] });
  expect(sorted(["red", "people"])).toEqual({ red: ["red", "people"] });
});

it("gives it to each of them when both have one", () => {
  expect(sorted(["people", "blue", "red"])).toEqual({ red: ["people", "red"], blue: ["people", "blue"] });
});

it("gives it to the first when none has, and to the one that the profile is for", () => {
  expect(sorted(["people"])).toEqual({ red: ["people"] });
  expect(sorted(["people"], [red, blue], "blue")).toEqual({ blue: ["people"] });
  expect(sorted(["people", "red"], [red, blue], "blue")).toEqual({ red: ["red"], blue: ["people"] });
});

it("believes a name that a profile declares before one that a source knows by itself", () => {
  expect(sorted(["red", "blue"], [red, blue, own])).toEqual({ blue: ["blue"], own: ["red"] });
  expect(sorted(["red"], [red, blue, own], "red")).toEqual({ red: ["red"] });
});

it("looks at the name without the folder", () => {
  expect(sorted(["/blue/red"])).toEqual({ red: ["/blue/red"] });
});

it("refuses a file that nobody knows, and no files", () => {
  expect(() => sorted(["red", "green"])).toThrow(expect.objectContaining({ code: "SOURCE_UNKNOWN" }));
  expect(() => sorted([])).toThrow(expect.objectContaining({ code: "USAGE" }));
});

it("lists the files of the source that was named alone, each once, and asks for the one that may be meant", () => {
  const file = { ...red.files[0], name: "lijsd-*.csv", file: /^lijsd-.*\.csv$/ } as Adapter["files"][number];
  const listed = { ...red, name: "listed", files: [file, { ...file, name: "lijsd-*.csv, all lines" }] };
  const message = {
    message:
      'lijst-2027.csv: listed has no file of this name. Expected lijsd-*.csv. Did you mean "lijsd-*.csv"? ' +
      "`hub discover` looks into files that no source knows.",
    dutch: expect.stringContaining('listed heeft geen bestand met deze naam. Verwacht: lijsd-*.csv. Bedoelt u "lijsd'),
  };
  for (const adapters of [[red, listed, blue], [listed]])
    expect(() => sorted(["lijst-2027.csv"], adapters, "listed")).toThrow(expect.objectContaining(message));
  expect(() => sorted(["lijst-2027.csv"], [red, listed, blue])).toThrow(/no source has a .*red \(.*blue \(/);
});
