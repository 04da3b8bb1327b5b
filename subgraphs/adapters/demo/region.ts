import { Random } from "@regiohub/infra/random";
import type { CalendarDate } from "@regiohub/infra/values";
import type { RegisterFacts, SiteRow } from "./register-facts.js";
import { ANIMALS, capital, DENOMINATIONS, MOODS, SCHOOL_FORMS, STREET_ENDS } from "./words.js";

/** What makes two demos the same, to the byte. */
export interface DemoOptions {
  /** How many boards, from 1. */
  readonly boards: number;
  /** How many persons over all boards. */
  readonly staff: number;
  readonly seed: number;
  /** Day of the exports; 2026-10-01 when left out. */
  readonly on?: CalendarDate;
}

/** A site of a demo school. Nobody's address: street and postcode letters are invented. */
export interface DemoSite {
  /** Vestigingscode, BRIN and two digits. */
  readonly code: string;
  readonly name: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postcode: string;
  /** A real site of the same place, for its place and area columns only. */
  readonly place: SiteRow;
}

/** A demo school, with its main site first. */
export interface DemoSchool {
  readonly brin: string;
  readonly name: string;
  readonly denomination: string;
  readonly sites: readonly [DemoSite, ...DemoSite[]];
}

/** A demo board, which exports from one vendor's system. */
export interface DemoBoard {
  /** From 0. */
  readonly index: number;
  readonly number: string;
  readonly name: string;
  /** Internet domain, under a top level that is never given out. */
  readonly domain: string;
  readonly vendor: "afas" | "hr-core";
  /** How many persons its export holds, beside the faulty ones. */
  readonly staff: number;
  readonly schools: readonly [DemoSchool, ...DemoSchool[]];
  readonly seed: number;
  readonly on: CalendarDate;
}

/** How many days back an export has those who left: HR Core keeps appointments, the kit of AFAS has three months. */
export const daysKept = ({ vendor }: Pick<DemoBoard, "vendor">): number => (vendor === "hr-core" ? 365 : 86);

/** Day of the exports when none is asked for. */
const DEMO_DAY: CalendarDate = "2026-10-01";

const STAFF_PER_SCHOOL = 22;
/** Series of BRINs that DUO never gave out: 60 to 99. */
const [FIRST_SERIES, LAST_SERIES] = [99, 60];
const BRINS_PER_SERIES = 26 * 26;
/** Board numbers that were real once and are no more. Source: DUO, leerlingen per vestiging 1996–2025. */
const RETIRED_BOARDS = new Set(["99048"]);
/** Drenthe and its neighbours first, then the rest of the country. */
const REGIONS = [..."AM03 AM03 AM03 AM03 AM01 AM36 AM05 AM02 AM06 AM09 AM11 AM07".split(" ")];

/** Municipality of Groningen: in another labour-market region and province. The fourth board has a school there. */
const GRONINGEN = "0014";

/** The boards of a demo with their schools; small, whatever the number of staff. */
export function demoBoards(options: DemoOptions, facts: RegisterFacts): readonly DemoBoard[] {
  const numbers = boardNumbers(options.boards, facts);
  const brins = freeBrins(facts);
  const names = inventedNames(facts);
  const schoolsAtMost = Math.max(1, Math.floor(((FIRST_SERIES - LAST_SERIES + 1) * BRINS_PER_SERIES) / options.boards));
  return numbers.map((number, index) => {
    const random = new Random(options.seed, "board", index);
    const staff = Math.floor(options.staff / options.boards) + (index < options.staff % options.boards ? 1 : 0);
    const core = names[index % names.length] as string;
    const places = placesOf(index, facts, random);
    const across = facts.placesByMunicipality.get(GRONINGEN) ?? [];
    const schools = Array.from({
      length: Math.min(schoolsAtMost, Math.max(1, Math.round(staff / STAFF_PER_SCHOOL))),
    }).map((_, at) =>
      school(
        brins.next().value as string,
        names[(options.boards + index * schoolsAtMost + at) % names.length] as string,
        index === 3 && at === 1 ? across : places,
        facts,
        random,
      ),
    );
    return {
      index,
      number,
      name: `Stichting ${capital(core)}${index < names.length ? "" : ` ${number}`}`,
      domain: `${core}${index < names.length ? "" : number}.example`,
      vendor: index % 2 === 0 ? "afas" : "hr-core",
      staff,
      schools: schools as [DemoSchool, ...DemoSchool[]],
      seed: options.seed,
      on: options.on ?? DEMO_DAY,
    } as const;
  });
}

function boardNumbers(count: number, facts: RegisterFacts): string[] {
  const numbers: string[] = [];
  for (let number = 99_001; numbers.length < count && number <= 99_999; number++) {
    const text = String(number);
    if (!facts.boardNumbers.has(text) && !RETIRED_BOARDS.has(text)) numbers.push(text);
  }
  if (numbers.length < count) throw new RangeError(`demo: expected at most ${numbers.length} boards`);
  return numbers;
}

function* freeBrins(facts: RegisterFacts): Generator<string, undefined> {
  for (let series = FIRST_SERIES; series >= LAST_SERIES; series--) {
    for (let at = 0; at < BRINS_PER_SERIES; at++) {
      const brin = `${series}${String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26))}`;
      if (!facts.brins.has(brin)) yield brin;
    }
  }
}

/** Moods with animals in no order, the same in every demo, without those that a real school's name holds. */
function inventedNames(facts: RegisterFacts): string[] {
  const names = ANIMALS.flatMap((animal) => MOODS.map((mood) => `${mood}${animal}`));
  const random = new Random("invented names");
  const places = new Map(names.map((name) => [name, random.word()]));
  return names
    .filter((name) => !facts.siteNames.includes(name))
    .sort((a, b) => (places.get(a) as number) - (places.get(b) as number));
}

/** Places of two to four municipalities of the board's region. */
function placesOf(index: number, facts: RegisterFacts, random: Random): readonly SiteRow[] {
  const rest = [...facts.municipalitiesByRegion.keys()].sort().filter((region) => !REGIONS.includes(region));
  const regions = [...REGIONS, ...rest];
  const members = facts.municipalitiesByRegion.get(regions[index % regions.length] as string) ?? [];
  const first = random.below(members.length);
  return Array.from(
    { length: random.between(2, 4) },
    (_, at) => members[(first + at) % members.length] as string,
  ).flatMap((code) => facts.placesByMunicipality.get(code) ?? []);
}

function school(
  brin: string,
  core: string,
  places: readonly SiteRow[],
  facts: RegisterFacts,
  random: Random,
): DemoSchool {
  const name = `${random.pick(SCHOOL_FORMS)} ${capital(core)}`;
  const home = random.pick(places);
  const near = places.filter((place) => place.GEMEENTENUMMER === home.GEMEENTENUMMER);
  const count = random.weighted([
    [1, 80],
    [2, 15],
    [3, 5],
  ] as const);
  const sites = Array.from({ length: count }, (_, at) => {
    const place = at === 0 ? home : random.pick(near);
    return {
      code: `${brin}${String(at).padStart(2, "0")}`,
      name: at === 0 ? name : `${name}, locatie ${at + 1}`,
      street: street(facts, random),
      houseNumber: `${random.between(1, 148)}${random.chance(0.1) ? `-${random.pick(["A", "B"])}` : ""}`,
      postcode: `${place.POSTCODE.slice(0, 4)} ${random.pick("XYZ".split(""))}${random.pick("KLMNPRTVWX".split(""))}`,
      place,
    };
  });
  return {
    brin,
    name,
    denomination: random.weighted(DENOMINATIONS),
    sites: sites as unknown as [DemoSite, ...DemoSite[]],
  };
}

function street(facts: RegisterFacts, random: Random): string {
  for (;;) {
    const name = `${capital(random.pick(MOODS))}${random.pick(ANIMALS)}${random.pick(STREET_ENDS)}`;
    if (!facts.streets.has(name.toLowerCase())) return name;
  }
}
