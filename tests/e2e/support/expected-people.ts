import { readdir, readFile } from "node:fs/promises";
import type { AbsenceRecord } from "@regiohub/schema/records/absence";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import type { MemberRecord } from "@regiohub/schema/records/member";

/** A record of a fixture's expected file, and the row that it came from. */
type Expected<R> = R & { readonly _line: number; readonly _file: string };

/** What a board's graph must show of one person; sizes as numbers, lists in the order of their text. */
export interface Person {
  readonly birthYear: number | null;
  readonly terms: readonly string[];
  readonly absences: readonly string[];
}

/** A function line with what its employment says, as text. */
export const termOf = (...parts: readonly unknown[]): string => parts.map((part) => part ?? "-").join(" ");

/** Everybody in the same order, however they came. */
export const inOrder = (people: readonly Person[]): Person[] =>
  people
    .map(({ birthYear, terms, absences }) => ({ birthYear, terms: terms.toSorted(), absences: absences.toSorted() }))
    .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** All records of the `.expected.json` files of a folder that have a field. */
export async function expectedRecords<R>(folder: URL, field: keyof R & string): Promise<Expected<R>[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".expected.json"));
  const records: Expected<R>[] = [];
  for (const _file of files) {
    const content = JSON.parse(await readFile(new URL(_file, folder), "utf8")) as { records: Expected<R>[] };
    records.push(
      ...content.records.filter((record) => "_line" in record && field in record).map((r) => ({ ...r, _file })),
    );
  }
  return records;
}

/** One of each key: rows that are equal count once, and of rows with one key that differ none counts, nor their others. */
export function settled<R>(records: readonly Expected<R>[], key: (record: R) => string): R[] {
  const rowOf = ({ _file, _line }: Expected<R>) => `${_file}:${_line}`;
  const said = ({ _file, _line, ...record }: Expected<R>) => JSON.stringify(record);
  const groups = [...Map.groupBy(records, key).values()];
  const conflicts = groups.filter((group) => new Set(group.map(said)).size > 1);
  const refused = new Set(conflicts.flat().map(rowOf));
  return groups.flatMap(([first]) => (first && !refused.has(rowOf(first)) ? [first] : []));
}

/** The people of a fixture folder as the graph must show them, out of its expected files alone. */
export async function expectedPeople(folder: URL): Promise<Person[]> {
  const members = settled(await expectedRecords<MemberRecord>(folder, "bornOn"), ({ memberNumber }) => memberNumber);
  const lines = settled(await expectedRecords<EmploymentRecord>(folder, "contractKind"), (line) =>
    JSON.stringify([line.memberNumber, line.employmentNumber, line.lineNumber]),
  );
  const absences = settled(await expectedRecords<AbsenceRecord>(folder, "absenceNumber"), (absence) =>
    JSON.stringify([absence.memberNumber, absence.absenceNumber]),
  );
  return inOrder(
    members.map(({ memberNumber, bornOn }) => ({
      birthYear: bornOn === null ? null : Number(bornOn.slice(0, 4)),
      terms: lines.filter((line) => line.memberNumber === memberNumber).map(textOf),
      absences: absences
        .filter((absence) => absence.memberNumber === memberNumber)
        .map(({ startsOn, endsOn }) => termOf(startsOn, endsOn)),
    })),
  );
}

const textOf = (line: EmploymentRecord) =>
  termOf(
    ...[line.contractKind, line.contractStartsOn, line.contractEndsOn, line.startsOn, line.endsOn],
    ...[line.fte && Number(line.fte), line.share && Number(line.share), line.functionCode, line.functionName],
    ...[line.unitCode, line.siteCode, line.costCentreCode, line.scaleCode, line.scaleStep],
  );
