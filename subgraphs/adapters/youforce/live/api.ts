import { HubError } from "@regiohub/infra/errors";
import type { Http, HttpAnswer } from "@regiohub/infra/ingest/pull";
import { type Words, words } from "@regiohub/infra/words";
import type { Budget } from "./budget.js";
import { parsed } from "./json.js";
import type { SignIn } from "./sign-in.js";

/** What an API is asked with. */
export interface ApiOptions {
  readonly http: Http;
  readonly signIn: SignIn;
  readonly budget: Budget;
  readonly wait: (ms: number) => Promise<void>;
  /** Now, ms. */
  readonly now: () => number;
}

/** Least time between the starts of two questions, ms: 100 a minute, evenly. Source: Youforce API, usage limits. */
const PACE_MS = 601;

/** Times that a question is asked whose answer says nothing: half of one, a page for people, a failure of the server. */
const TRIES = 3;
const PAUSE_MS = 5_000;

/** The API of one tenant. One question at a time: three are allowed, and the pace leaves no room for them. */
export class Api {
  #nextAt = 0;

  constructor(readonly options: ApiOptions) {}

  /**
   * What it answers, as parsed JSON.
   * @param name Endpoint, for messages.
   * @throws SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG
   */
  async get(address: string, name: string): Promise<unknown> {
    let isTokenNew = false;
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#ask(address);
      if (answer.status === 401 && !isTokenNew) {
        // It may have been taken back before its time, which a new one tells.
        this.options.signIn.forget();
        isTokenNew = true;
        continue;
      }
      const content = contentOf(answer, name);
      if (content !== undefined) return content;
      if (attempt >= TRIES) throw unreadable(answer, name);
      await this.options.wait(PAUSE_MS * attempt);
    }
  }

  async #ask(address: string): Promise<HttpAnswer> {
    const { http, signIn, budget, wait, now } = this.options;
    const headers = await signIn.headers();
    const pause = this.#nextAt - now();
    if (pause > 0) await wait(pause);
    this.#nextAt = Math.max(now(), this.#nextAt) + PACE_MS;
    budget.takeCall();
    return http(address, { headers });
  }
}

/** What an answer says; undefined when it may say more when asked again. */
function contentOf({ status, body }: HttpAnswer, name: string): unknown {
  if (status === 200) return parsed(body);
  if (status === 500) return undefined;
  if (status === 401)
    throw refused(
      name,
      status,
      words(
        "that the token is of this tenant, and the board has accepted the invitation",
        "dat het token van deze tenant is en het bestuur de uitnodiging aanvaard heeft",
      ),
    );
  if (status === 403)
    throw refused(
      name,
      status,
      words(
        "that the application may read it (the scope Youforce-IAM:Get_Basic)",
        "dat de applicatie het mag lezen (de scope Youforce-IAM:Get_Basic)",
      ),
    );
  throw new HubError(
    "SOURCE_ANSWER_WRONG",
    words(`${name}: status ${status}. Expected 200.`, `${name}: status ${status}. Verwacht: 200.`),
  );
}

const refused = (name: string, status: number, expected: Words) =>
  new HubError(
    "SOURCE_REFUSED",
    words(
      `${name}: status ${status}. Expected ${expected.en}.`,
      `${name}: status ${status}. Verwacht: ${expected.nl}.`,
    ),
  );

const unreadable = ({ status }: HttpAnswer, name: string) =>
  status === 200
    ? new HubError(
        "SOURCE_ANSWER_WRONG",
        words(
          `${name}: not JSON, or not all of it, ${TRIES} times. Expected a page of rows.`,
          `${name}: geen JSON, of niet alles ervan, ${TRIES} keer. Verwacht: een pagina met regels.`,
        ),
      )
    : new HubError(
        "SOURCE_UNAVAILABLE",
        words(
          `${name}: status ${status}, ${TRIES} times. Expected 200.`,
          `${name}: status ${status}, ${TRIES} keer. Verwacht: 200.`,
        ),
      );
