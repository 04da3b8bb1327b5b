import { HubError } from "@regiohub/infra/errors";
import type { CalendarDate } from "@regiohub/infra/values";
import { type Words, words } from "@regiohub/infra/words";

/** Questions that an application may ask in a day. Source: Youforce API documentation, usage limits. */
export const CALLS_PER_DAY = 6000;

/** Tokens that an application may ask for in a month. Source: as above. */
const TOKENS_PER_MONTH = 400;

/** What was asked on behalf of one application. */
export interface Usage {
  readonly day: CalendarDate;
  /** Questions on that day. */
  readonly calls: number;
  /** Tokens in that day's month. */
  readonly tokens: number;
  /** Questions of the last pull that came to its end; 0 before there was one. */
  readonly lastPull: number;
}

/** Keeps the usage by application, for as long as it lives: a Map does, and one that outlives the process does better. */
export type Ledger = Pick<Map<string, Usage>, "get" | "set">;

/** What one pull may still ask. Each limit is the vendor's, and a pull that meets one half-way is lost. */
export class Budget {
  #usage: Usage;
  #calls = 0;

  /**
   * @param least Questions that any pull needs.
   * @throws SOURCE_UNAVAILABLE when less is left than the last pull took.
   */
  constructor(
    readonly ledger: Ledger,
    readonly clientId: string,
    readonly callsPerDay: number,
    today: CalendarDate,
    least: number,
  ) {
    this.#usage = onDay(ledger.get(clientId), today);
    const { calls, tokens, lastPull } = this.#usage;
    const needed = Math.max(least, lastPull);
    if (calls + needed > callsPerDay)
      throw spent(
        words(
          `${callsPerDay - calls} questions are left today, the pull needs ${needed}`,
          `er zijn vandaag nog ${callsPerDay - calls} vragen, ophalen vraagt er ${needed}`,
        ),
      );
    if (tokens >= TOKENS_PER_MONTH) throw spent(NO_TOKEN);
  }

  /** @throws SOURCE_UNAVAILABLE when today's last question was asked. */
  takeCall(): void {
    if (this.#usage.calls >= this.callsPerDay)
      throw spent(words("no question is left today", "er is vandaag geen vraag meer"));
    this.#calls += 1;
    this.#note({ calls: this.#usage.calls + 1 });
  }

  /** @throws SOURCE_UNAVAILABLE when this month's last token was asked for. */
  takeToken(): void {
    if (this.#usage.tokens >= TOKENS_PER_MONTH) throw spent(NO_TOKEN);
    this.#note({ tokens: this.#usage.tokens + 1 });
  }

  /** The pull came to its end: the next one needs as much. */
  finish(): void {
    this.#note({ lastPull: this.#calls });
  }

  #note(change: Partial<Usage>): void {
    this.#usage = { ...this.#usage, ...change };
    this.ledger.set(this.clientId, this.#usage);
  }
}

/** What counts today of a usage of an earlier day. */
function onDay(usage: Usage | undefined, day: CalendarDate): Usage {
  if (!usage) return { day, calls: 0, tokens: 0, lastPull: 0 };
  return {
    day,
    calls: usage.day === day ? usage.calls : 0,
    tokens: usage.day.slice(0, 7) === day.slice(0, 7) ? usage.tokens : 0,
    lastPull: usage.lastPull,
  };
}

const NO_TOKEN = words("no token is left this month", "er is deze maand geen token meer");

const spent = (what: Words) =>
  new HubError(
    "SOURCE_UNAVAILABLE",
    words(
      `Youforce: ${what.en}. Expected room for a whole pull (${CALLS_PER_DAY} questions a day, ${TOKENS_PER_MONTH} tokens a month for an application).`,
      `Youforce: ${what.nl}. Verwacht: ruimte om alles op te halen (${CALLS_PER_DAY} vragen per dag, ${TOKENS_PER_MONTH} tokens per maand voor een applicatie).`,
    ),
  );
