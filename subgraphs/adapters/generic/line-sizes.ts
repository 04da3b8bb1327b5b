import { Invalid, invalid } from "@regiohub/infra/ingest/cell";
import type { Column } from "@regiohub/infra/ingest/columns";
import { type Columns, defineLookups, type Lookup, type SourceFile } from "@regiohub/infra/ingest/define";
import { combine, lookup } from "@regiohub/infra/ingest/derive";
import { numberText, words } from "@regiohub/infra/words";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { runningWith, type SizedLine, sizeOfLine, sizeTogether } from "../line-sizes.js";
import { quietly } from "../quietly.js";
import { FTE_MAX, WEEK_HOURS } from "../sizes.js";

/** A line with its own size, and what it is called. */
interface Line extends SizedLine {
  readonly line: string;
}

type Parts = readonly Partial<EmploymentRecord>[];

/** Person total that a temporary extension may reach. Source: domain brief 2.1 (WTF). */
const USUAL_MAX = 1.2;

/** Most lines of one employment: more of them are not one employment. */
const LINES_MAX = 1_000;

/** A file of which each row has the size of its line alone. */
export interface SizedFile {
  readonly source: Pick<SourceFile, "name" | "file" | "rows" | "without">;
  readonly columns: Columns<EmploymentRecord>;
  /** What tells the lines of an employment apart that run at the same time. */
  readonly line: Column<string>;
  readonly only: Column<boolean> | undefined;
}

/** All lines of each employment, which tell how large it is, and a row in parts, each with the size of the whole. */
export function sizesByLine({ source, columns, line, only }: SizedFile): {
  readonly lines: Lookup;
  readonly parts: Column<Parts>;
} {
  const { memberNumber, employmentNumber, startsOn, endsOn, fte, hoursPerWeek } = columns;
  const own = { fte, hours: hoursPerWeek, line, startsOn, endsOn };
  const lines = defineLookups({
    ...source,
    name: `${source.name}, all lines of an employment`,
    required: false, // the export of the same file asks for it
    mayBeEmpty: true,
    ...(only && { only: quietly(only).map((found) => found === true) }),
    key: memberNumber,
    columns: { number: quietly(employmentNumber), whole: quietly(combine(own, (row): Line => ({ ...row }))) },
    whole: OF_ANYBODY,
  });
  // A row whose number cannot be read may be of any employment of its person.
  const ofPerson = lookup(lines, memberNumber, (found = []) => found);
  const all = combine({ ofPerson, employmentNumber }, (row) =>
    row.ofPerson
      .filter(({ number }) => number === undefined || number === row.employmentNumber)
      .map(({ number, whole }) => (number === undefined ? undefined : whole)),
  );
  return { lines, parts: combine({ ...own, all }, partsOf) };
}

const OF_ANYBODY = words(
  "with `sizeOf: line` an employment is the sum of its rows, and nobody knows of whom this one is",
  "met `sizeOf: line` is een dienstverband de som van zijn regels, en van wie deze is weet niemand",
);

const UNREAD = invalid(
  "an employment of which every line can be read",
  "een dienstverband waarvan elke regel gelezen kan worden",
);

function partsOf({ all, ...row }: Line & { readonly all: readonly (Line | undefined)[] }): Parts | Invalid {
  const lines = all.filter((line) => line !== undefined);
  if (lines.length < all.length) return UNREAD;
  if (lines.length > LINES_MAX) return TOO_MANY;
  const terms = runningWith<Line>(row, lines, { lineOf: ({ line }) => line, name: "lineNumber" });
  if (terms instanceof Invalid) return ONE_LINE;
  const faults = terms.flatMap(({ running }) => faultOf(running) ?? []);
  if (faults[0]) return faults[0];
  return terms.map((term) => ({
    startsOn: term.startsOn,
    endsOn: term.endsOn,
    lineNumber: numberOf(row.line, term.startsOn),
    ...sizeOfLine(term),
  }));
}

/** Number of a part of a line: a line is told apart by what it is called, its parts by their first day. */
export const numberOf = (line: string, startsOn: string): string => (line === "" ? startsOn : `${line}/${startsOn}`);

const ONE_LINE = invalid(
  "no two rows of one line of an employment (lineNumber) for one day",
  "geen twee regels van één functieregel van een dienstverband (lineNumber) voor één dag",
);

const TOO_MANY = invalid(
  `at most ${LINES_MAX} lines of one employment; name its number under employmentNumber`,
  `hooguit ${LINES_MAX} regels van één dienstverband; noem het nummer ervan bij employmentNumber`,
);

const TOO_LARGE = invalid(
  `lines of one employment that together are at most ${numberText(FTE_MAX, "en")} FTE and ${WEEK_HOURS.max} hours; sizeOf: employment where each has the size of the whole`,
  `regels van één dienstverband die samen hooguit ${numberText(FTE_MAX, "nl")} fte en ${WEEK_HOURS.max} uren zijn; sizeOf: employment waar elke regel de omvang van het geheel heeft`,
);

const REPEATED = invalid(
  `the size of each line alone: these say the same one, together more than ${numberText(USUAL_MAX, "en")} FTE; sizeOf: employment where each has the size of the whole`,
  `van elke regel de eigen omvang: deze zeggen dezelfde, samen meer dan ${numberText(USUAL_MAX, "nl")} fte; sizeOf: employment waar elke regel de omvang van het geheel heeft`,
);

/** Why lines that run at the same time cannot have the sizes that they say. */
function faultOf(running: readonly Line[]): Invalid | undefined {
  const [first] = running;
  if (!first || running.length === 1) return undefined;
  const { fte, hoursPerWeek } = sizeTogether(running);
  if (Number(fte) > FTE_MAX || Number(hoursPerWeek) > WEEK_HOURS.max) return TOO_LARGE;
  const areSame = running.every((line) => line.fte === first.fte && line.hours === first.hours);
  return areSame && Number(fte) > USUAL_MAX ? REPEATED : undefined;
}
