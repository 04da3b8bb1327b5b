import { addDays, addMonths, ageOn } from "@regiohub/infra/days";
import type { Random } from "@regiohub/infra/random";
import type { CalendarDate } from "@regiohub/infra/values";
import { monthOf, schoolYearOf } from "./days.js";
import type { DemoFunction } from "./functions.js";
import { SIZES } from "./sizes.js";

/** How firm a demo contract is; each vendor writes it in its own words. */
export type DemoContractKind = "PERMANENT" | "TEMPORARY" | "REPLACEMENT" | "TRAINEE" | "EXTERNAL";

/** Where somebody works: a unit with its cost centre. */
export interface DemoPlace {
  /** Index of the school; null above school level. */
  readonly school: number | null;
  /** Index of the site in its school. */
  readonly site: number;
}

/** One function line of an employment. */
export interface DemoLine {
  readonly id: string;
  readonly startsOn: CalendarDate;
  /** Last day; null while open. */
  readonly endsOn: CalendarDate | null;
  readonly function: DemoFunction;
  readonly place: DemoPlace;
}

/** One employment with its lines, earliest first. */
export interface DemoEmployment {
  /** Employment (dienstverband) of the person, from 1. */
  readonly employment: number;
  /** Contract or appointment of the person (volgnummer), from 1. */
  readonly sequence: number;
  readonly kind: DemoContractKind;
  readonly startsOn: CalendarDate;
  /** Last day worked; null while it has no end. */
  readonly endsOn: CalendarDate | null;
  /** Size in ten-thousandths of full time: 8000 = 0.8. */
  readonly size: number;
  readonly lines: readonly DemoLine[];
}

/** How an employment lies around the day of the export. */
export type DemoTiming = "running" | "ended" | "future" | "starts-today" | "ends-today" | "line-ended" | "none";

/** What an employment is made for. */
export interface EmploymentRequest {
  readonly on: CalendarDate;
  readonly bornOn: CalendarDate;
  readonly function: DemoFunction;
  readonly place: DemoPlace;
  readonly kind: DemoContractKind;
  readonly timing: DemoTiming;
  /** Days back that the export has those who left. */
  readonly daysKept: number;
  /** One line an employment, as HR Core has it. */
  readonly single: boolean;
  /** Another place of work, for those who have two. */
  secondPlace(): DemoPlace;
}

type Span = Pick<DemoEmployment, "startsOn" | "endsOn">;

/** The employments of a person, in the order of their sequence; none for timing `none`. */
export function employmentsOf(request: EmploymentRequest, random: Random): readonly DemoEmployment[] {
  if (request.timing === "none") return [];
  const { kind } = request;
  const span = spanOf(request, random);
  const size = kind === "TRAINEE" ? random.pick([4000, 6000, 8000]) : random.weighted(SIZES[request.function.category]);
  const main = { employment: 1, kind, size, ...span };
  const found: Unnumbered[] = request.single
    ? singles(main, request, random)
    : [{ ...main, lines: linesOf(main, request, random) }];
  const steady = request.timing === "running" && kind === "PERMANENT";
  const year = schoolYearOf(request.on);
  const recent = span.startsOn === year && year > addMonths(request.on, -3);
  if (!request.single && steady && recent) found.unshift(formerContract(main, request, random));
  if (steady && random.chance(0.07)) found.push(extension(request, random));
  return found.map((one, index) => ({ ...one, sequence: index + 1 }));
}

/** First and last day of the person's main contract. */
function spanOf({ on, bornOn, kind, timing, daysKept }: EmploymentRequest, random: Random): Span {
  const year = schoolYearOf(on);
  const yearEnd = addDays(addMonths(year, 12), -1);
  const later = (endsOn: CalendarDate) => (endsOn > on ? endsOn : addMonths(on, 3));
  if (timing === "starts-today") return { startsOn: on, endsOn: kind === "PERMANENT" ? null : later(yearEnd) };
  if (timing === "ends-today") return { startsOn: addMonths(on, -14), endsOn: on };
  if (timing === "future") {
    const startsOn = random.chance(0.6)
      ? addMonths(monthOf(on), random.between(1, 2))
      : addDays(on, random.between(1, 80));
    return { startsOn, endsOn: kind === "PERMANENT" ? null : later(yearEnd) };
  }
  if (timing === "ended") {
    const schoolEnd = addDays(year, -1);
    const usual = schoolEnd >= addDays(on, -daysKept) && random.chance(0.6);
    const endsOn = usual ? schoolEnd : addDays(on, -random.between(1, daysKept));
    return { startsOn: addMonths(monthOf(endsOn), -random.between(6, 24)), endsOn };
  }
  if (kind === "PERMANENT") {
    const yearsOfService = Math.max(0, Math.min(38, ageOn(bornOn, on) - 22));
    const august = addMonths(year, -12 * random.between(0, yearsOfService));
    return {
      startsOn: random.chance(0.7) || august === year ? august : addMonths(august, random.between(-5, -1)),
      endsOn: null,
    };
  }
  if (kind === "REPLACEMENT") {
    const startsOn = addDays(on, -random.between(1, 120));
    return { startsOn, endsOn: random.chance(0.3) ? null : addDays(on, random.between(14, 150)) };
  }
  const startsOn = random.chance(0.7) ? year : addMonths(monthOf(on), -random.between(1, 9));
  return { startsOn, endsOn: later(random.chance(0.8) ? yearEnd : addDays(addMonths(startsOn, 6), -1)) };
}

/** AFAS: one or several function lines, each with the size of the whole employment. */
function linesOf(span: Span, request: EmploymentRequest, random: Random): DemoLine[] {
  const { on, timing, function: work, place } = request;
  const { startsOn, endsOn } = span;
  const line = (part: Partial<DemoLine>): DemoLine => ({
    id: random.guid(),
    startsOn,
    endsOn,
    function: work,
    place,
    ...part,
  });
  if (timing === "line-ended") return [line({ endsOn: endedLine(span, on, random) })];
  const openEnd = span.endsOn !== null && random.chance(0.3);
  const whole = line(openEnd ? { endsOn: null } : {});
  const shape =
    timing === "running"
      ? random.weighted([
          ["one", 77],
          ["moved", 12],
          ["moves", 2],
          ["two", 7],
          ["three", 2],
        ])
      : "one";
  const past = monthOf(addDays(on, -45));
  const coming = monthOf(addDays(on, 50));
  if (shape === "moved" && span.startsOn < past) {
    return [line({ endsOn: addDays(past, -1), place: request.secondPlace() }), { ...whole, startsOn: past }];
  }
  if (shape === "moves" && (span.endsOn === null || span.endsOn > coming)) {
    return [line({ endsOn: addDays(coming, -1) }), line({ startsOn: coming, place: request.secondPlace() })];
  }
  if (shape === "two" || shape === "three") {
    return [whole, ...Array.from({ length: shape === "two" ? 1 : 2 }, () => line({ place: request.secondPlace() }))];
  }
  return [whole];
}

/** A day before the export on which a line ended, not before it started. */
function endedLine({ startsOn }: Span, on: CalendarDate, random: Random): CalendarDate {
  const endsOn = addDays(on, -random.between(5, 60));
  return endsOn < startsOn ? startsOn : endsOn;
}

type Unnumbered = Omit<DemoEmployment, "sequence">;

/** HR Core: an appointment per place of work, and one per former version. */
function singles(main: Omit<Unnumbered, "lines">, request: EmploymentRequest, random: Random): Unnumbered[] {
  const make = (part: Partial<Unnumbered>, place = request.place): Unnumbered => {
    const whole = { ...main, ...part };
    const { startsOn, endsOn } = whole;
    return { ...whole, lines: [{ id: random.guid(), startsOn, endsOn, function: request.function, place }] };
  };
  if (request.timing === "line-ended") return [make({ endsOn: endedLine(main, request.on, random) })];
  if (request.timing !== "running") return [make({})];
  const shape = random.weighted([
    ["one", 78],
    ["former", 14],
    ["two", 8],
  ] as const);
  const year = schoolYearOf(request.on);
  if (shape === "former" && main.startsOn < year) {
    return [
      make({ endsOn: addDays(year, -1), size: random.weighted(SIZES.OP) }, request.secondPlace()),
      make({ startsOn: year }),
    ];
  }
  if (shape === "two" && main.size >= 4000) {
    const part = main.size >= 8000 ? 4000 : 2000;
    return [make({ size: main.size - part }), make({ size: part }, request.secondPlace())];
  }
  return [make({})];
}

/** The temporary contract of last school year, before the permanent one. */
function formerContract(
  main: Omit<Unnumbered, "lines">,
  { on, function: work, place }: EmploymentRequest,
  random: Random,
): DemoEmployment {
  const year = schoolYearOf(on);
  const span = { startsOn: addMonths(year, -12), endsOn: addDays(year, -1) };
  const line = { id: random.guid(), ...span, function: work, place };
  return { ...main, ...span, kind: "TEMPORARY", sequence: 1, lines: [line] };
}

/** A small second employment beside a permanent one: replacement, or a temporary extension. */
function extension(request: EmploymentRequest, random: Random): DemoEmployment {
  const { on, function: work } = request;
  const kind = random.chance(0.5) ? "REPLACEMENT" : "TEMPORARY";
  const startsOn = addDays(on, -random.between(20, 80));
  const endsOn = random.chance(0.2) ? addDays(on, -random.between(1, 15)) : addDays(on, random.between(1, 150));
  const line = { id: random.guid(), startsOn, endsOn, function: work, place: request.secondPlace() };
  return { employment: 2, sequence: 2, kind, startsOn, endsOn, size: random.pick([1000, 2000, 3000]), lines: [line] };
}
