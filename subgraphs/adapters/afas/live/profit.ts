import { HubError } from "@regiohub/infra/errors";
import type { Http } from "@regiohub/infra/ingest/pull";
import { words } from "@regiohub/infra/words";
import { meaningOf, type TOO_LARGE, Unreadable } from "./answer.js";

/** One board's Profit, with a token that it knows. */
export interface Profit {
  /**
   * What it answers, as parsed JSON, or that the page is too large for it.
   * @param path Behind the address: `/metainfo`.
   * @param query With its question mark, or empty.
   * @throws SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG
   */
  get(path: string, query?: string): Promise<unknown | typeof TOO_LARGE>;
}

/** What a Profit is asked with. */
export interface ProfitOptions {
  readonly http: Http;
  /** Without a slash at the end. */
  readonly address: string;
  /** The `Authorization` header. */
  readonly authorization: string;
  readonly wait: (ms: number) => Promise<void>;
}

/** Longest a question may take: Profit itself gives up after 15 minutes, and goes on for one that nobody waits for. */
const TIMEOUT_MS = 930_000;

/** Most bytes in an answer; a page holds 150 000 cells at most. */
const MAX_BYTES = 128 * 1024 * 1024;

/** Times that a question is asked whose answer says nothing: half of one, a page for people. */
const TRIES = 3;
const PAUSE_MS = 5_000;

/** Opens a board's Profit; nothing is asked yet. */
export function openProfit({ http, address, authorization, wait }: ProfitOptions): Profit {
  const headers = { accept: "application/json", "accept-language": "nl-nl", authorization };
  return {
    async get(path, query = "") {
      const asked = decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
      for (let attempt = 1; ; attempt += 1) {
        const answer = await http(`${address}${path}${query}`, { headers, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
        const meaning = meaningOf(answer, asked);
        if (!(meaning instanceof Unreadable)) return meaning;
        if (attempt === TRIES) throw unreadable(asked, meaning);
        await wait(PAUSE_MS * attempt);
      }
    },
  };
}

const unreadable = (asked: string, { what, isFailure }: Unreadable) =>
  new HubError(
    isFailure ? "SOURCE_UNAVAILABLE" : "SOURCE_ANSWER_WRONG",
    words(
      `${asked}: ${what.en}, ${TRIES} times. Expected JSON of Profit.`,
      `${asked}: ${what.nl}, ${TRIES} keer. Verwacht: JSON van Profit.`,
    ),
  );
