import type { CalendarDate } from "../values.js";
import type { Words } from "../words.js";
import type { Settings } from "./profile.js";

/** What came back from a source's own system. */
export interface HttpAnswer {
  readonly status: number;
  /** Names in lower case; none of how it was compressed on the way. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** What is asked of a source's own system. */
export interface HttpRequest {
  readonly method?: "GET" | "POST" | "PUT" | undefined;
  /** Never logged. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Buffer | undefined;
  /** Longest the answer may take, ms; 60 000 when not given. */
  readonly timeoutMs?: number | undefined;
  /** Most bytes that are taken, counted when they are no longer compressed; 256 MB when not given. */
  readonly maxBytes?: number | undefined;
}

/**
 * Asks one system. It goes only to the origins that it was made for, over https (http on this machine alone), follows
 * no redirect to another origin, and tries again what is temporary: 429, 502, 503, 504 and lost connections, after the
 * time that the answer gives (`retry-after` in seconds or as a date) or a growing pause.
 * @throws SOURCE_UNAVAILABLE when it stays temporary; SOURCE_ANSWER_WRONG for another origin or too large an answer.
 */
export type Http = (url: string, request?: HttpRequest) => Promise<HttpAnswer>;

/** What a live pull works with. */
export interface PullContext {
  /** The board's profile, as a whole; the source's own keys are read by `settings`. */
  readonly document: object;
  /** An empty folder that only this process reads; removed when the delivery is done. */
  readonly folder: string;
  /**
   * A secret by the name that the profile gives.
   * @throws SECRET_MISSING naming it.
   */
  readonly secret: (name: string) => string;
  /** Makes a client for some origins: `https://12345.rest.afas.online`. */
  readonly http: (origins: readonly string[]) => Http;
  readonly signal: AbortSignal;
  readonly today: CalendarDate;
  /** Waits; ends at once when the signal is aborted. */
  readonly wait: (ms: number) => Promise<void>;
  /** Rows so far, for whoever watches. */
  readonly progress: (name: string, rows: number) => void;
  /** What the administrator should see to before it stops a later pull: a token that is about to end. */
  readonly warn?: (what: Words) => void;
}

/** A source whose own system can be asked, instead of waiting for files. */
export interface LiveSource {
  /** Keys that it adds to the profile, under `pull`. */
  readonly settings: Settings<unknown>;
  /**
   * Asks for everything and writes it into the folder as the files that the adapter reads, with no column in them that
   * the adapter does not read. All or nothing: what is not complete is an error, never a smaller file.
   * @returns paths of the files.
   * @throws SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG, SECRET_MISSING, CONFIG_INVALID, PROFILE_INVALID
   */
  pull(context: PullContext): Promise<readonly string[]>;
}
