import { addDays } from "@regiohub/infra/days";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";

/** What is told of somebody on a day. */
export interface Day {
  readonly functionGroup: string | null;
  readonly siteCode: string | null;
  readonly fte: number;
  readonly contractKind: string;
  readonly secondedTo: string | null;
}

/** An employment as it was said last. */
interface Employment {
  /** Lines as they are said, and those that were left out later, with the delivery that did so. */
  readonly lines: Map<string, { readonly record: EmploymentRecord; leftOutBy: number | null }>;
  facts: EmploymentRecord;
  /** The delivery that left it out, and its day. */
  gone: { readonly by: number; readonly on: CalendarDate } | null;
}

const COUNTED = ["PERMANENT", "TEMPORARY", "REPLACEMENT"];
const GROUPS: readonly (string | null)[] = ["MANAGEMENT", "TEACHING", "SUPPORT", "TRAINEE", null];
const END = "9999-12-31";

/**
 * What a board's deliveries have told of one person, worked out day by day: what the set-based SQL is held against.
 * Nothing is told of days before `since`.
 */
export class Told {
  readonly #employments = new Map<string, Employment>();
  #deliveries = 0;
  since: CalendarDate = "";

  /** A delivery's lines of this person, of a day; `isFull`: what is not in it is gone. */
  take(records: readonly EmploymentRecord[], day: CalendarDate, isFull: boolean): void {
    this.#deliveries += 1;
    const delivered = Map.groupBy(records, ({ employmentNumber }) => employmentNumber);
    for (const [number, lines] of delivered) this.#say(number, lines);
    for (const [number, employment] of this.#employments) {
      if (!isFull || delivered.has(number) || employment.gone !== null) continue;
      employment.gone = { by: this.#deliveries, on: day };
      this.#leaveOut(employment, new Set());
    }
  }

  #say(number: string, lines: readonly EmploymentRecord[]): void {
    const facts = lines[0] as EmploymentRecord;
    const employment = this.#employments.get(number) ?? { lines: new Map(), facts, gone: null };
    this.#employments.set(number, Object.assign(employment, { facts, gone: null }));
    for (const record of lines) employment.lines.set(record.lineNumber, { record, leftOutBy: null });
    this.#leaveOut(employment, new Set(lines.map(({ lineNumber }) => lineNumber)));
  }

  #leaveOut({ lines }: Employment, delivered: ReadonlySet<string>): void {
    for (const [key, line] of lines) if (!delivered.has(key)) line.leftOutBy ??= this.#deliveries;
  }

  /** Days on which anything may begin or end, whatever became of it. */
  edges(): readonly CalendarDate[] {
    return [...this.#employments.values()].flatMap(({ lines, facts, gone }) => {
      const times = [...lines.values()].map(({ record }) => record);
      const firsts = [facts.contractStartsOn, gone?.on ?? null, ...times.map(({ startsOn }) => startsOn)];
      const lasts = [facts.contractEndsOn, ...times.map(({ endsOn }) => endsOn)];
      return [...firsts, ...lasts.map((last) => last && addDays(last, 1))].filter((day) => day !== null);
    });
  }

  /** Undefined where the person is not there on the day. */
  on(day: CalendarDate): Day | undefined {
    const work = [...this.#employments].flatMap(([number, employment]) => this.#work(number, employment, day) ?? []);
    if (work.length === 0) return undefined;
    const sizeOf = (group: string | null) =>
      work.filter(({ line }) => line.functionGroup === group).reduce((sum, { fte }) => sum + fte, 0);
    const [main] = work.toSorted(
      (one, other) =>
        sizeOf(other.line.functionGroup) - sizeOf(one.line.functionGroup) ||
        GROUPS.indexOf(one.line.functionGroup) - GROUPS.indexOf(other.line.functionGroup) ||
        other.fte - one.fte ||
        (one.number < other.number ? -1 : 1),
    ) as [(typeof work)[number]];
    const atHome = work.filter(({ line }) => line.secondedTo === null).flatMap(({ sites }) => sites);
    return {
      functionGroup: main.line.functionGroup,
      siteCode: first(atHome) ?? first(work.flatMap(({ sites }) => sites)),
      fte: work.reduce((sum, { fte }) => sum + fte, 0),
      contractKind: COUNTED.find((kind) => work.some(({ facts }) => facts.contractKind === kind)) ?? "",
      secondedTo: main.line.secondedTo,
    };
  }

  /** The employment on a day: the line that counts, with the sites of all that do beside it. */
  #work(number: string, { facts, lines, gone }: Employment, day: CalendarDate) {
    const last = gone === null ? facts.contractEndsOn : this.#lastOf(facts, gone);
    if (!COUNTED.includes(facts.contractKind) || day < facts.contractStartsOn || day > (last ?? END)) return undefined;
    const said = saidOf([...lines.values()]);
    const nearest = Math.min(...said.map((line) => away(line, day)));
    const [line] = said
      .filter((one) => away(one, day) === nearest)
      .toSorted(
        (one, other) =>
          Number(other.share ?? -1) - Number(one.share ?? -1) || (one.lineNumber < other.lineNumber ? -1 : 1),
      );
    if (!line) return undefined;
    const sites = said.filter((one) => away(one, day) === nearest).flatMap(({ siteCode }) => siteCode ?? []);
    return { number, facts, line, sites, fte: Math.round(Number(line.fte ?? 0) * 10_000) };
  }

  /** Last day of an employment that was left out; before its first day: it never was. */
  #lastOf({ contractStartsOn, contractEndsOn }: EmploymentRecord, gone: NonNullable<Employment["gone"]>): CalendarDate {
    const others = [...this.#employments.values()];
    const isSaidLater = others.some(
      (other) => other.facts.contractStartsOn === contractStartsOn && (other.gone?.by ?? Infinity) > gone.by,
    );
    if (isSaidLater) return "";
    if (contractEndsOn !== null && contractEndsOn < gone.on) return contractEndsOn;
    const starts = others.filter((other) => other.gone === null).map((other) => other.facts.contractStartsOn);
    return addDays([gone.on, ...starts.filter((start) => start > contractStartsOn)].sort()[0] ?? gone.on, -1);
  }
}

const first = (texts: readonly string[]): string | null => texts.toSorted()[0] ?? null;

/** Lines as far as nothing that was said later takes their place. */
function saidOf(lines: readonly { readonly record: EmploymentRecord; readonly leftOutBy: number | null }[]) {
  return lines.flatMap(({ record, leftOutBy }) => {
    const later = lines.filter((other) => (other.leftOutBy ?? Infinity) > (leftOutBy ?? Infinity));
    const next = later.map((other) => other.record.startsOn).sort()[0];
    const endsOn = [record.endsOn ?? END, next === undefined ? END : addDays(next, -1)].sort()[0] ?? END;
    return record.startsOn <= endsOn ? [{ ...record, endsOn }] : [];
  });
}

/** How far a line is from a day: those before it go before those behind it. */
function away({ startsOn, endsOn }: EmploymentRecord, day: CalendarDate): number {
  if (startsOn > day) return 1_000_000 + (Date.parse(startsOn) - Date.parse(day)) / 86_400_000;
  return endsOn !== null && endsOn < day ? (Date.parse(day) - Date.parse(endsOn)) / 86_400_000 : 0;
}
