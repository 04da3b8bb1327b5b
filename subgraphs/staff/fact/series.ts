import { growthPerYear, percentOf } from "@regiohub/infra/figures/change";
import { divideDecimals } from "@regiohub/infra/ingest/decimals";
import type { Decimal } from "@regiohub/infra/values";
import type { WhyMissing } from "@regiohub/schema/figures";
import type { FactRecord } from "@regiohub/schema/records/fact";
import { isBroken, type SeriesBreak } from "@regiohub/schema/series-breaks";
import type { PlaceFact } from "./queries.js";

/** All people, whatever their age; all types of education. */
export const ALL = "ALL";
/** People whose age the source does not know: in all, in no band of the scheme. */
export const UNKNOWN = "UNKNOWN";

/** What can be said of a figure: its value, or why there is none. A reason may stand beside a value as well. */
export interface Said {
  readonly value: Decimal | null;
  readonly why: readonly WhyMissing[];
}

/** A figure that can be reckoned with. */
export interface Amount {
  /** In ten-thousandths; null for the reasons beside it. */
  readonly amount: bigint | null;
  readonly why: readonly WhyMissing[];
}

/** A figure of a series: as the source has it, or as its other figures say. */
export interface SeriesFigure extends Amount {
  /** What the source says; null where it says nothing. */
  readonly fact: PlaceFact | null;
}

/** What a series is made of. */
export interface SeriesParts {
  readonly dataset: string;
  /** In the source's words; `ALL`: of all types. */
  readonly educationType: string;
  readonly measure: FactRecord["measure"];
  /** Codes of all bands of the scheme that is asked for, from the youngest on; empty when none is. */
  readonly bands: readonly string[];
  /** Of one place, each band and year once. */
  readonly facts: readonly PlaceFact[];
  readonly breaks: readonly SeriesBreak[];
}

/** Measures that the parts of a whole add up to. */
const ADDITIVE: readonly FactRecord["measure"][] = ["PERSONS", "EMPLOYMENTS", "FTE"];

const nothing = (...why: readonly WhyMissing[]) => ({ value: null, why });

/** What one dataset says of one place and type of education: its own figures, and what follows from them alone. */
export class Series {
  readonly #facts: ReadonlyMap<string, PlaceFact>;
  readonly #years: ReadonlySet<number>;

  constructor(private readonly parts: SeriesParts) {
    this.#facts = new Map(parts.facts.map((fact) => [`${fact.year} ${fact.band}`, fact]));
    this.#years = new Set(parts.facts.map(({ year }) => year));
  }

  get dataset(): string {
    return this.parts.dataset;
  }

  /** Type of education that it is of, in the source's words; null: all. */
  get educationType(): string | null {
    return this.parts.educationType === ALL ? null : this.parts.educationType;
  }

  /** Who published it; as the latest year has it. */
  get source(): string {
    return this.parts.facts.at(-1)?.source ?? "";
  }

  /** Whether it has people of whom it does not know the age. */
  get hasUnknown(): boolean {
    return this.parts.facts.some(({ band }) => band === UNKNOWN);
  }

  /**
   * A figure as the source has it. One that it does not have follows from the others where all of them are there: a band
   * from the whole and the other bands, the whole from its bands. What the source keeps back or leaves blank stays so;
   * what it lacks is not published, and a band of a whole that it does not tell has no denominator.
   */
  figure(band: string, year: number): SeriesFigure {
    const fact = this.#facts.get(`${year} ${band}`) ?? null;
    if (fact?.why) return { amount: null, why: [fact.why], fact };
    if (fact) return { amount: amountOf(fact), why: [], fact };
    if (!this.#years.has(year)) return { amount: null, why: ["NOT_PUBLISHED"], fact };
    const amount = this.#derived(band, year);
    return { amount, why: amount === null ? [this.#lacking(band, year)] : [], fact };
  }

  /** A band's part of all people in a year, in percent. */
  share(band: string, year: number, decimals: number): Said {
    const part = this.figure(band, year);
    if (part.amount === null) return nothing(...part.why);
    const whole = this.figure(ALL, year).amount;
    if (!whole || !this.#isAdditive) return nothing("MISSING_DENOMINATOR");
    return { value: percentOf(part.amount, whole, decimals), why: [] };
  }

  /** What a figure became, from one year to a later one. */
  change(band: string, from: number, to: number): SeriesChange {
    const [before, after] = [this.figure(band, from), this.figure(band, to)];
    const flags: WhyMissing[] = isBroken(this.parts.breaks, this.dataset, from, to) ? ["SERIES_BREAK"] : [];
    return new SeriesChange(before, after, to - from, flags);
  }

  /** Why a figure is not there that the source lacks and that does not follow. */
  #lacking(band: string, year: number): WhyMissing {
    const isOfUnknown = band !== ALL && this.#isAdditive && amountOf(this.#facts.get(`${year} ${ALL}`)) === null;
    return isOfUnknown ? "MISSING_DENOMINATOR" : "NOT_PUBLISHED";
  }

  get #isAdditive(): boolean {
    return ADDITIVE.includes(this.parts.measure);
  }

  #derived(band: string, year: number): bigint | null {
    if (!this.#isAdditive || this.parts.bands.length === 0) return null;
    const known = (one: string) => this.#facts.get(`${year} ${one}`);
    const bands = known(UNKNOWN) ? [...this.parts.bands, UNKNOWN] : this.parts.bands;
    const others = band === ALL ? bands : [ALL, ...bands.filter((one) => one !== band)];
    const amounts = others.map((one) => amountOf(known(one)));
    if (!amounts.every((amount) => amount !== null)) return null;
    if (band === ALL) return sum(amounts);
    const [whole = 0n, ...rest] = amounts;
    const left = whole - sum(rest);
    return left < 0n ? null : left; // then the source contradicts itself
  }
}

/** What a figure became between two years of one series. */
export class SeriesChange {
  constructor(
    private readonly before: Amount,
    private readonly after: Amount,
    /** From the one to the other. */
    private readonly years: number,
    /** What stands beside every value. */
    private readonly flags: readonly WhyMissing[],
  ) {}

  /** How much more, or less. */
  get absolute(): Said {
    return this.#said((before, after) => decimalOf(after - before));
  }

  /** How much more, or less, in percent of what it was. */
  percent(decimals: number): Said {
    return this.#said((before, after) => (before > 0n ? percentOf(after - before, before, decimals) : null));
  }

  /** The same a year, each year on what the one before left. */
  percentPerYear(decimals: number): Said {
    return this.#said((before, after) => (before > 0n ? growthPerYear(before, after, this.years, decimals) : null));
  }

  #said(make: (before: bigint, after: bigint) => Decimal | null): Said {
    const { before, after, flags } = this;
    if (before.amount === null || after.amount === null) {
      return nothing(...new Set([...before.why.map(asDenominator), ...after.why]), ...flags);
    }
    const value = make(before.amount, after.amount);
    return value === null ? nothing("MISSING_DENOMINATOR", ...flags) : { value, why: flags };
  }
}

/** An earlier figure that is not there leaves nothing to compare with; what a source keeps back is still kept back. */
const asDenominator = (why: WhyMissing): WhyMissing => (why === "NOT_PUBLISHED" ? "MISSING_DENOMINATOR" : why);

/** An amount as text, without zeros that say nothing. */
export const decimalOf = (amount: bigint): Decimal => divideDecimals(amount.toString(), "10000", 4);

/** The value of a fact in ten-thousandths: the database gives four decimals. */
const amountOf = (fact: PlaceFact | undefined): bigint | null =>
  fact?.value ? BigInt(fact.value.replace(".", "")) : null;

const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, one) => total + one, 0n);
