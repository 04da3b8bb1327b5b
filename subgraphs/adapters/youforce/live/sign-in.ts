import { HubError } from "@regiohub/infra/errors";
import type { Http } from "@regiohub/infra/ingest/pull";
import { words } from "@regiohub/infra/words";
import type { Budget } from "./budget.js";
import { parsed } from "./json.js";
import type { Pull } from "./settings.js";

/** What a token is asked with. */
export interface SignInOptions {
  readonly http: Http;
  readonly pull: Pull;
  /** The application's secret. */
  readonly secret: string;
  readonly budget: Budget;
  /** Now, ms. */
  readonly now: () => number;
}

/** Before the end of a token it is not used any more, ms: a question takes its time. */
const MARGIN_MS = 60_000;

/** Signs in once, and again when the token ends. */
export class SignIn {
  #token: { readonly text: string; readonly endsAt: number } | undefined;

  constructor(readonly options: SignInOptions) {}

  /**
   * Headers of a question.
   * @throws SOURCE_REFUSED, SOURCE_ANSWER_WRONG, SOURCE_UNAVAILABLE
   */
  async headers(): Promise<Readonly<Record<string, string>>> {
    const { pull, now } = this.options;
    if (!this.#token || this.#token.endsAt <= now()) this.#token = await this.#ask();
    const headers = { accept: "application/json", authorization: `Bearer ${this.#token.text}` };
    if (pull.way.tenantIn === "body") return headers;
    return { ...headers, "x-client-id": pull.clientId, "x-raet-tenant-id": pull.tenant };
  }

  /** Forgets a token that was not taken. */
  forget(): void {
    this.#token = undefined;
  }

  async #ask(): Promise<{ readonly text: string; readonly endsAt: number }> {
    const { http, pull, secret, budget, now } = this.options;
    const { way, clientId, tenant } = pull;
    const form = new URLSearchParams({ grant_type: "client_credentials", client_id: clientId, client_secret: secret });
    if (way.tenantIn === "body") form.set("tenant_id", tenant);
    budget.takeToken();
    const askedAt = now();
    const { status, body } = await http(way.tokens, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "cache-control": "no-cache" },
      body: form.toString(),
    });
    if (status === 400 || status === 401 || status === 403)
      throw new HubError(
        "SOURCE_REFUSED",
        words(
          `Sign-in: status ${status}. Expected that clientId, tenant and secret belong together and the invitation is accepted.`,
          `Aanmelden: status ${status}. Verwacht: dat clientId, tenant en secret bij elkaar horen en de uitnodiging aanvaard is.`,
        ),
      );
    const answer = parsed(body) as
      | { readonly access_token?: unknown; readonly expires_in?: unknown }
      | null
      | undefined;
    const seconds = Number(answer?.expires_in);
    const text = answer?.access_token;
    if (status !== 200 || typeof text !== "string" || !/^[\x21-\x7e]+$/.test(text) || !(seconds > 0))
      throw new HubError(
        "SOURCE_ANSWER_WRONG",
        words(
          `Sign-in: status ${status}. Expected a token and when it ends.`,
          `Aanmelden: status ${status}. Verwacht: een token en wanneer het afloopt.`,
        ),
      );
    return { text, endsAt: askedAt + Math.max(seconds * 1000 - MARGIN_MS, 0) };
  }
}
