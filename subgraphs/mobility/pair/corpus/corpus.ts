import type { PersonKey } from "@regiohub/infra/audit/shown";
import { addDays } from "@regiohub/infra/days";
import { Random } from "@regiohub/infra/testing/random";
import type { CalendarDate } from "@regiohub/infra/values";
import type { LinkPerson } from "@regiohub/schema/link/tokens";
import type { Stay } from "../../event/known.js";
import { drawFault, drawHuman, type Fault, type FaultRates, type Human, spoil } from "./human.js";
import { drawStyle, type NameStyle, writeInitials, writeSurname } from "./names.js";

/** How often something happens, of 1,000 people. */
export interface CorpusRates {
  /** Works at a second board, after the first one. */
  readonly moved: number;
  /** Works at a second board beside the first one. */
  readonly dual: number;
  /** Got a new number at the same board. */
  readonly renumbered: number;
  /** Went to a second board for years, and came back to the first one under a new number. */
  readonly returned: number;
  /** Left, and years later somebody came to the board who looks the same and is another one. */
  readonly doublesAfter: number;
  /** Has a twin at another board: with equal initials and of the other sex, or with other initials. */
  readonly twinsOfOtherSex: number;
  readonly twinsWithOtherInitials: number;
  /** Has a double, a twin or a stranger, of equal name, initials, birth day and sex: at another board, or at the own one. */
  readonly doublesElsewhere: number;
  readonly doublesBeside: number;
  /** What the second board has otherwise. */
  readonly faults: FaultRates;
}

/** A person as a board's export has them. */
interface Listed extends LinkPerson {
  readonly person: PersonKey;
  /** Who it really is. */
  readonly human: number;
}

/** Two numbers that really are one person. */
interface TruePair {
  readonly one: PersonKey;
  readonly other: PersonKey;
  readonly fault: Fault;
}

/** A generated region, and who is who in it. */
export interface Corpus {
  readonly listed: readonly Listed[];
  readonly stays: readonly Stay[];
  readonly pairs: readonly TruePair[];
}

/** Staff of an average board. Source: domain brief 3. */
const BOARD_STAFF = 286;
const LONG_AGO: CalendarDate = "2015-08-01";
const CHANGE: CalendarDate = "2025-08-01";
const BEFORE_CHANGE = addDays(CHANGE, -1);
const LEAVING: CalendarDate = "2022-08-01";
const BEFORE_LEAVING = addDays(LEAVING, -1);

/** A region of so many people and those who are like them, the same for the same seed. */
export function corpusOf(people: number, rates: CorpusRates, seed: number): Corpus {
  const region = new Region(Math.max(2, Math.ceil(people / BOARD_STAFF)), rates, new Random(seed));
  for (let index = 0; index < people; index += 1) region.add();
  return region;
}

class Region implements Corpus {
  readonly listed: Listed[] = [];
  readonly stays: Stay[] = [];
  readonly pairs: TruePair[] = [];
  readonly #rates: CorpusRates;
  readonly #random: Random;
  readonly #styles: readonly NameStyle[];
  #humans = 0;

  constructor(boards: number, rates: CorpusRates, random: Random) {
    this.#rates = rates;
    this.#random = random;
    this.#styles = Array.from({ length: boards }, () => drawStyle(random));
  }

  /** One person more, with whoever is like them. */
  add(): void {
    const board = this.#random.below(this.#styles.length);
    const human = drawHuman(this.#next(), this.#random);
    this.#employ(human, board);
    const { twinsOfOtherSex, twinsWithOtherInitials, doublesElsewhere, doublesBeside } = this.#rates;
    const twin = { ...human, sex: human.sex === "MALE" ? ("FEMALE" as const) : ("MALE" as const) };
    if (this.#happens(twinsOfOtherSex)) this.#like(twin, this.#other(board));
    const sibling = { ...human, initials: `${human.initials}X` };
    if (this.#happens(twinsWithOtherInitials)) this.#like(sibling, this.#other(board));
    if (this.#happens(doublesElsewhere)) this.#like(human, this.#other(board));
    if (this.#happens(doublesBeside)) this.#like(human, board);
  }

  /** Another person who looks like that, with half a job: their times do not always tell them apart. */
  #like(human: Human, board: number): void {
    this.#list({ ...human, id: this.#next() }, board, { startsOn: LONG_AGO, endsOn: null, fte: 5_000 });
  }

  /** At one board, or at two, one after the other or at once; or at one under two numbers. */
  #employ(human: Human, board: number): void {
    const { moved, dual, renumbered, returned, doublesAfter, faults } = this.#rates;
    const soon = moved + dual + renumbered;
    const fate = this.#random.next() * 1_000;
    if (fate < moved + dual) {
      const fault = drawFault(faults, this.#random);
      const endsOn = fate < moved ? BEFORE_CHANGE : null;
      const one = this.#list(human, board, { startsOn: LONG_AGO, endsOn, fte: 6_000 });
      const spoiled = spoil(human, fault, this.#random);
      const second = { startsOn: CHANGE, endsOn: null, fte: 4_000 };
      this.pairs.push({ one, other: this.#list(spoiled, this.#other(board), second, fault === "SEX_UNKNOWN"), fault });
    } else if (fate < soon) {
      const one = this.#list(human, board, { startsOn: LONG_AGO, endsOn: BEFORE_CHANGE, fte: 9_000 });
      const other = this.#list(human, board, { startsOn: CHANGE, endsOn: null, fte: 9_000 });
      this.pairs.push({ one, other, fault: "SAME" });
    } else if (fate < soon + returned) {
      this.#employAgain(human, board);
    } else if (fate < soon + returned + doublesAfter) {
      this.#list(human, board, { startsOn: LONG_AGO, endsOn: BEFORE_LEAVING, fte: 9_000 });
      this.#list({ ...human, id: this.#next() }, board, { startsOn: CHANGE, endsOn: null, fte: 9_000 });
    } else {
      this.#list(human, board, { startsOn: LONG_AGO, endsOn: null, fte: 9_000 });
    }
  }

  /** At one board, then at another one, then at the first one under a new number. */
  #employAgain(human: Human, board: number): void {
    const before = this.#list(human, board, { startsOn: LONG_AGO, endsOn: BEFORE_LEAVING, fte: 9_000 });
    const away = this.#list(human, this.#other(board), { startsOn: LEAVING, endsOn: BEFORE_CHANGE, fte: 9_000 });
    const now = this.#list(human, board, { startsOn: CHANGE, endsOn: null, fte: 9_000 });
    for (const other of [before, away]) this.pairs.push({ one: now, other, fault: "SAME" });
  }

  /** Writes somebody down as the board does. */
  #list(human: Human, board: number, time: Pick<Stay, "startsOn" | "endsOn" | "fte">, isSexHidden = false): PersonKey {
    const style = this.#styles[board] as NameStyle;
    const person = { board: String(20_000 + board), number: String(100_000 + this.listed.length) };
    const birthName = writeSurname(human.surname, style);
    const initials = writeInitials(human.initials, style);
    const sex = isSexHidden ? null : human.sex;
    this.listed.push({ person, human: human.id, birthName, initials, bornOn: human.bornOn, sex });
    const rest = { functionGroup: "TEACHING", siteCode: null, endReason: null, secondedTo: null, presumed: false };
    this.stays.push({ person, ...rest, ...time });
    return person;
  }

  #next(): number {
    this.#humans += 1;
    return this.#humans;
  }

  #happens(rate: number): boolean {
    return this.#random.next() * 1_000 < rate;
  }

  #other(board: number): number {
    return (board + 1 + this.#random.below(this.#styles.length - 1)) % this.#styles.length;
  }
}

/** How often these things happen among school staff, as far as anybody says. */
export const USUAL: CorpusRates = {
  moved: 70,
  dual: 10,
  renumbered: 10,
  returned: 5,
  doublesAfter: 0.01,
  twinsOfOtherSex: 0.3,
  twinsWithOtherInitials: 1,
  doublesElsewhere: 0.01,
  doublesBeside: 0.05,
  faults: { SEX_UNKNOWN: 10, INITIALS: 20, BIRTH_DAY: 3, SURNAME: 4 },
};
