import { invalid, unexplained } from "@regiohub/infra/ingest/cell";
import type { Column } from "@regiohub/infra/ingest/columns";
import { combine, constant, firstOf, lastDay, using } from "@regiohub/infra/ingest/derive";
import type { CalendarDate } from "@regiohub/infra/values";
import { EXPERTISE } from "@regiohub/schema/expertise";
import type { CONTRACT_KINDS } from "@regiohub/schema/records/employment";
import { endReasonColumn } from "../end-reason.js";
import { type ContractWords, contractKindOf, hrProfile, outsideChainOf, siteColumn } from "../hr-profile.js";
import { sexColumn } from "../sex.js";
import { partOfFullTime, WEEK_HOURS } from "../sizes.js";
import { workSiteColumn } from "../work-site.js";
import type { Declared } from "./declared.js";
import { numberOf } from "./line-sizes.js";

/** Columns by field: undefined for one that must have none, or cannot. */
export type OwnColumns = Readonly<Record<string, Column<unknown> | undefined>>;

const nothing = constant(null);

/** What a kind of record makes of the columns that it is given, beyond reading each by its kind. */
export const RULES: Readonly<Record<string, (given: Declared) => OwnColumns>> = {
  member: (given) => ({
    sex: sexOf(given),
    nameUsage: given.code("nameUsage")?.orDropped(),
  }),
  employment: (given) => {
    const term = termOf(given);
    return {
      ...term,
      ...sizeOf(given),
      ...placeOf(given),
      ...contractOf(given, term.contractEndsOn),
      ...workOf(given),
    };
  },
  unit: (given) => ({
    name: given.text("name") ?? given.text("code"),
    siteCode: siteColumn(given.text("code") ?? nothing, nothing, given.text("siteCode")?.orNull()),
  }),
  absence: (given) => {
    const startsOn = given.day("startsOn");
    return { absenceNumber: given.text("absenceNumber") ?? startsOn, endsOn: endOf(given, "endsOn", startsOn) };
  },
};

function sexOf(given: Declared): Column<unknown> | undefined {
  const { columns, words } = given.declaration;
  return typeof columns.sex === "string" && !words.sex && !given.constant("sex")
    ? sexColumn(columns.sex)
    : given.code("sex")?.orDropped();
}

function endOf(given: Declared, field: string, first: Column<string> | undefined) {
  const last = given.day(field)?.orNull();
  return last && first && first.headers.length > 0 ? lastDay(last, first) : last;
}

interface Term extends OwnColumns {
  readonly startsOn: Column<CalendarDate> | undefined;
  readonly contractEndsOn: Column<CalendarDate | null> | undefined;
}

/** Days and numbers: where one of line and contract has no days of its own, it has those of the other. */
function termOf(given: Declared): Term {
  const contractStartsOn = given.day("contractStartsOn") ?? given.day("startsOn");
  const startsOn = given.day("startsOn") ?? contractStartsOn;
  const ends = { line: endOf(given, "endsOn", startsOn), contract: endOf(given, "contractEndsOn", contractStartsOn) };
  return {
    startsOn,
    endsOn: ends.line ?? ends.contract,
    contractStartsOn,
    contractEndsOn: ends.contract ?? (given.has("contractStartsOn") ? undefined : ends.line),
    employmentNumber: given.text("employmentNumber") ?? contractStartsOn,
    lineNumber: given.text("lineNumber") ?? startsOn,
  };
}

/** What tells the lines of an employment apart that run at the same time: a number of their own, else what they are for. */
export function lineOf(given: Declared): Column<string> {
  const number = given.text("lineNumber");
  if (number) return number;
  const cell = (...fields: readonly string[]) =>
    firstOf(...fields.map((field) => (given.text(field) ?? nothing) as Column<string | null>)).orNull();
  const parts = {
    work: cell("functionCode", "functionName"),
    unit: cell("unitCode", "siteCode"),
    costs: cell("costCentreCode"),
  };
  return combine(parts, ({ work, unit, costs }) => [work, unit, costs].filter((part) => part !== null).join("/"));
}

/** The number of a line that has a size of its own. */
export const numbered = (given: Declared, line: Column<string>): Column<string> | undefined => {
  const { startsOn } = termOf(given);
  return startsOn && combine({ line, startsOn }, (row) => numberOf(row.line, row.startsOn));
};

/** Size as part of full time, and hours a week: each from the other where only one is given. `scale`: decimals of the part. */
export function sizeOf(given: Declared, scale?: number): OwnColumns {
  const { sizeUnit = "fraction" } = given.declaration;
  const ownHours = given.decimal("hoursPerWeek", WEEK_HOURS)?.orNull();
  const hours = ownHours ?? (sizeUnit === "hours" ? given.decimal("fte", WEEK_HOURS)?.orNull() : undefined);
  return { fte: given.size("fte", sizeUnit, scale) ?? (hours && partOfFullTime(hours, scale)), hoursPerWeek: hours };
}

/** What a column of sites says, a BRIN or a whole code, counts where the profile says nothing of unit and cost centre. */
function placeOf(given: Declared): OwnColumns {
  const unitCode = given.text("unitCode")?.orNull();
  const costCentreCode = given.text("costCentreCode")?.orNull();
  const brin = given.text("siteCode")?.orNull() ?? nothing;
  const siteCode = workSiteColumn({ unit: unitCode ?? nothing, costCentre: costCentreCode ?? nothing, brin });
  return { unitCode, costCentreCode, siteCode };
}

/** What the words about a contract say of it. */
function contractOf(given: Declared, endsOn: Column<CalendarDate | null> = nothing): OwnColumns {
  const { columns } = given.declaration;
  const words = combine({ word: given.word("contractKind") }, ({ word }) => [word]);
  return {
    contractKind: kindOf(given, words),
    outsideChain: given.has("outsideChain") ? given.field("outsideChain") : outsideChainOf(words),
    endReason: columns.endReason ? endReasonColumn(endsOn, given.word("endReason")) : given.code("endReason"),
  };
}

/** Expertise and board in columns of their own: a word that means nothing here is left out and reported. */
function workOf(given: Declared): OwnColumns {
  const word = given.text("expertise")?.orNull();
  return {
    expertise: word && using(hrProfile, { word }, ({ word }, said) => expertiseIn(word, said.expertise)).orDropped(),
    secondedTo: given
      .text("secondedTo")
      ?.map((number) => (/^\d{5}$/.test(number) ? number : NO_BOARD))
      .orDropped(),
  };
}

function expertiseIn(word: string | null, said: Readonly<Record<string, string>>) {
  if (word === null || EXPERTISE.has(word)) return word;
  return Object.hasOwn(said, word) ? (said[word] ?? null) : NO_EXPERTISE;
}

const NO_EXPERTISE = unexplained("expertise");
const NO_BOARD = invalid("a board's number, five digits", "een bestuursnummer, vijf cijfers");

/** How firm the employment is: the word of the file; the constant where the cell is empty or there is no column. */
function kindOf(given: Declared, words: ContractWords): Column<unknown> | undefined {
  const fixed = (given.constant("contractKind") ?? null) as (typeof CONTRACT_KINDS)[number] | null;
  const headers = given.declaration.columns.contractKind;
  if (headers === undefined) return fixed === null ? undefined : constant(fixed);
  return contractKindOf(
    words,
    words.map(([word]) => (word === null ? fixed : null)),
  );
}
