import type { Column } from "@regiohub/infra/ingest/columns";
import { type Columns, defineExport, type Export, type SourceFile } from "@regiohub/infra/ingest/define";
import { constant, using } from "@regiohub/infra/ingest/derive";
import { type EmploymentRecord, employment } from "@regiohub/schema/records/employment";
import { hrProfile, type Profile, whereSaid } from "./hr-profile.js";

/** What a profile says of a line by the board's own codes. */
type Coded = Pick<EmploymentRecord, "functionGroup" | "expertise" | "secondedTo">;
type Codes = Pick<EmploymentRecord, "functionCode" | "unitCode" | "costCentreCode">;

/** The columns of an export of employments; what the profile alone says needs none. */
export type EmploymentColumns = Omit<Columns<EmploymentRecord>, keyof Coded> &
  Partial<Pick<Columns<EmploymentRecord>, keyof Coded>>;

type Lines = Column<readonly Partial<EmploymentRecord>[]>;

/** Declares an export of employments: its lines also have what the profile says of their function, unit and cost centre. */
export function employmentExport({
  columns,
  spread,
  ...source
}: Partial<SourceFile> &
  Pick<SourceFile, "name" | "file"> & {
    readonly columns: EmploymentColumns;
    readonly spread?: Lines;
    readonly only?: Column<boolean>;
  }): Export {
  return defineExport({
    ...source,
    record: employment,
    columns: { functionGroup: constant(null), expertise: constant(null), secondedTo: constant(null), ...columns },
    spread: codedLines(columns, spread),
  });
}

/** The lines of a row, each with what the profile says of its codes; of a code that is not the line's own, the row's. */
export function codedLines({ functionCode, unitCode, costCentreCode }: Columns<Codes>, lines: Lines = ONE): Lines {
  const coded = using(hrProfile, { lines, functionCode, unitCode, costCentreCode }, ({ lines, ...row }, profile) =>
    lines.map((line) => ({ ...line, ...saidOf({ ...row, ...line }, profile) })),
  );
  return whereSaid(saysSomething, coded, lines);
}

const ONE: Lines = constant([{}]);

const saysSomething = ({ functionGroups, expertise, seconded }: Profile): boolean =>
  [functionGroups, expertise, seconded].some((said) => Object.keys(said).length > 0);

function saidOf({ functionCode, unitCode, costCentreCode }: Codes, profile: Profile): Partial<Coded> {
  const functionGroup = entryOf(profile.functionGroups, functionCode);
  const expertise = entryOf(profile.expertise, functionCode);
  const secondedTo = entryOf(profile.seconded, unitCode) ?? entryOf(profile.seconded, costCentreCode);
  return {
    ...(functionGroup && { functionGroup }),
    ...(expertise && { expertise }),
    ...(secondedTo && { secondedTo }),
  };
}

const entryOf = <Said>(said: Readonly<Record<string, Said>>, code: string | null): Said | undefined =>
  code !== null && Object.hasOwn(said, code) ? said[code] : undefined;
