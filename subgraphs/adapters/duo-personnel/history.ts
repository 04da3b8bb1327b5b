import { isDeepStrictEqual } from "node:util";
import { Invalid, invalid } from "@regiohub/infra/ingest/cell";
import { type Column, text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { combine, lookup } from "@regiohub/infra/ingest/derive";
import type { CalendarDate } from "@regiohub/infra/values";
import { quietly } from "../quietly.js";
import { termsOf } from "../terms.js";
import { dayAt, type Stretch } from "../uncovered.js";
import { changedOn, extractedOn, memberNumber, relationNumber } from "./cells.js";
import { type Facts, facts, type Terms, terms } from "./relation.js";

/** `Personeel.csv`: the parts Persoon and Arbeidsrelatie in one file. Source: ./README.md */
export const PERSONNEL = {
  name: "Personeel.csv",
  file: /^(duo[-_ ]?)?(personeel|arbeidsrelatie)[^.]*\.csv$/i,
} as const;

/** `202408` a month; `2024` and `202400` a year: then a row per change. */
const period = text("Peilmaand").map((digits) => {
  const [, year, month = "00"] = /^(\d{4})(0\d|1[0-2])?$/.exec(digits) ?? [];
  return year === undefined
    ? invalid("a month as yyyyMM or a year as yyyy", "een maand als jjjjMM of een jaar als jjjj")
    : { firstDay: `${year}-${month === "00" ? "01" : month}-01`, isYear: month === "00" };
});

/** The day from which a row says how things were: of a year's rows the day of the change, of a month's its first one. */
const from: Column<CalendarDate> = combine(
  { period, changedOn },
  (row) => (row.period.isYear ? row.changedOn : null) ?? row.period.firstDay,
);

/** All rows of a person, to put those of one relation in order: months, changes, corrections. */
export const history = defineLookups({
  ...PERSONNEL,
  key: quietly(memberNumber).map((number) => number ?? ""),
  columns: {
    relation: quietly(relationNumber),
    from: quietly(from),
    extractedOn: quietly(extractedOn),
    facts: quietly(facts),
    terms: quietly(terms),
  },
});

/** A row of a relation as it is put in order; what could not be read is undefined. */
export interface HistoryRow {
  readonly from: CalendarDate | undefined;
  readonly extractedOn: string | undefined;
  readonly facts: Facts | undefined;
  readonly terms: Terms | undefined;
}

/** The part of a relation that a row tells of, and what holds for the whole of it. */
export interface Line extends Stretch {
  readonly facts: Facts;
}

/** What the row adds to its relation: null when another one says the same, or says it better. */
export const line: Column<Line | null> = combine(
  {
    relation: relationNumber,
    from,
    extractedOn,
    facts,
    rows: lookup(history, memberNumber, (found) => found ?? []),
  },
  ({ rows, ...own }) =>
    lineOf(
      own,
      rows.filter(({ relation }) => relation === own.relation),
    ),
);

/**
 * The days that one row of a relation tells of, among all rows of it. Of two extractions of one month the newer counts;
 * a row that says what the one before it says, adds nothing; the oldest one also speaks for the days before it, and the
 * newest for those behind it. What holds for the whole relation is what its newest row says.
 */
export function lineOf(
  own: { readonly from: CalendarDate; readonly extractedOn: string; readonly facts: Facts },
  rows: readonly HistoryRow[],
): Line | null | Invalid {
  const steps = stepsOf(rows);
  const at = steps.findIndex(({ from: day }) => day === own.from);
  if (at < 0 || own.extractedOn < (steps[at]?.extractedOn ?? "")) return null;
  const whole = [...rows].sort(byExtraction).findLast((row) => row.facts !== undefined)?.facts ?? own.facts;
  const stretches = steps.map((step, index) => {
    const next = steps[index + 1]?.from;
    return {
      ...step.terms,
      unlike: step.terms === undefined ? index : null, // is the same as no other
      startsOn: index === 0 ? whole.startsOn : step.from,
      endsOn: next === undefined ? null : dayAt(next, -1),
    };
  });
  const found = termsOf(whole, { relation: { name: PERSONNEL.name, rows: stretches } });
  if (found instanceof Invalid) return found;
  const term = found.find(({ holds }) => holds.relation === stretches[at]);
  return term ? { startsOn: term.startsOn, endsOn: term.endsOn, facts: whole } : null;
}

type Step = HistoryRow & { readonly from: CalendarDate };

/**
 * One row for each day from which something is said, the newest extraction's, in order of these days. Two that
 * contradict each other are like nothing else, as what cannot be read: the days are theirs, and both are refused.
 */
function stepsOf(rows: readonly HistoryRow[]): Step[] {
  const steps = new Map<CalendarDate, Step>();
  for (const { from: day, ...row } of [...rows].sort(byExtraction)) {
    if (day === undefined) continue;
    const before = steps.get(day);
    const contradicts = before?.extractedOn === row.extractedOn && !isDeepStrictEqual(before?.terms, row.terms);
    steps.set(day, { ...row, from: day, terms: before && contradicts ? undefined : row.terms });
  }
  return [...steps.values()].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** Oldest extraction first; of one extraction the earliest days first. */
function byExtraction(a: HistoryRow, b: HistoryRow): number {
  const [one, other] = [orderOf(a), orderOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

const orderOf = ({ extractedOn: day = "", from: first = "" }: HistoryRow): string => `${day.padEnd(10)}${first}`;
