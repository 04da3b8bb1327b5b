import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeExport, decodeLookup, emptyKept } from "../decode-file.js";
import { NO_PROFILE, type Profile } from "../profile.js";
import type { Rejection } from "../rejection.js";
import { groups, oddAdapter, oddities } from "./odd.js";

/** What came out of a file. */
export interface OddFile {
  /** Records by the names of their fields, with `line`, the place that they came from. */
  readonly records: readonly (Readonly<Record<string, unknown>> & { readonly line: number })[];
  readonly rejections: readonly Rejection[];
}

/** What is read: the contents of both files, the extension that says their form, and what the profile says of it. */
export interface OddContents {
  readonly extension: string;
  readonly oddities: string | Buffer;
  readonly groups: string | Buffer;
  readonly profile?: Partial<Profile>;
}

/**
 * Reads an export and its side file with the adapter that has a column of every kind.
 * @throws what the kit throws when a file is refused as a whole.
 */
export async function readOdd({ extension, profile, ...contents }: OddContents): Promise<OddFile> {
  const folder = await mkdtemp(join(tmpdir(), "hub-hostile-"));
  const adapter = oddAdapter(profile?.decimals ?? "either");
  const delivery = { profile: { ...NO_PROFILE, ...profile }, kept: emptyKept(adapter) };
  const records: OddFile["records"][number][] = [];
  const rejections: Rejection[] = [];
  const fields = Object.keys(oddities.record.fields);
  const sink = {
    record: (values: readonly unknown[], line: number) =>
      void records.push({ line, ...Object.fromEntries(fields.map((field, index) => [field, values[index]])) }),
    rejection: (rejection: Rejection) => void rejections.push(rejection),
    pause: () => Promise.resolve(),
  };
  try {
    const [side, main] = [join(folder, `groups.${extension}`), join(folder, `oddities.${extension}`)];
    await writeFile(side, contents.groups);
    await writeFile(main, contents.oddities);
    await decodeLookup(side, groups, adapter, delivery, sink);
    await decodeExport(main, oddities, adapter, delivery, sink);
    return { records, rejections };
  } finally {
    await rm(folder, { recursive: true });
  }
}
