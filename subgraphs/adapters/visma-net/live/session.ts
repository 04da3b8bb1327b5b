import { HubError } from "@regiohub/infra/errors";
import type { Http, HttpAnswer, HttpRequest } from "@regiohub/infra/ingest/pull";
import { NOTHING, words } from "@regiohub/infra/words";
import type { VismaExport } from "./exports.js";
import { jsonOf } from "./json.js";

/** Who asks, and where a token is to be had. */
export interface Client {
  /** Origin that gives tokens. */
  readonly login: string;
  /** Origin that takes commands. */
  readonly api: string;
  readonly clientId: string;
  readonly tenantId: string;
  readonly clientSecret: string;
  /** Rights that the token is asked for. */
  readonly scopes: readonly string[];
}

/** A token this near to its end is not used any more, ms. */
const MARGIN_MS = 60_000;

const WITHOUT = words(
  ", or that it has the columns of `pull.without`",
  ", of dat die de kolommen van `pull.without` heeft",
);

/** Commands and questions of one client, each with a token that holds: got when one is needed, kept until it ends. */
export class Session {
  #token = "";
  #endsAt = 0;

  constructor(
    readonly client: Client,
    readonly http: Http,
  ) {}

  /**
   * The answer to a command or a question about an export, as parsed JSON.
   * @param path Behind the API's address.
   * @throws SOURCE_REFUSED naming the scope that the client lacks; SOURCE_UNAVAILABLE; SOURCE_ANSWER_WRONG
   */
  async ask(
    path: string,
    { name, scope }: VismaExport,
    request: Pick<HttpRequest, "method" | "body"> = {},
  ): Promise<object> {
    let answer = await this.#send(path, request);
    if (answer.status === 401) {
      // A token can be withdrawn before its time; a new one that is refused too lacks the right.
      this.#endsAt = 0;
      answer = await this.#send(path, request);
    }
    const { status } = answer;
    if (status === 401 || status === 403)
      throw new HubError(
        "SOURCE_REFUSED",
        words(
          `${name}: status ${status}. Expected a client with the scope ${scope}.`,
          `${name}: status ${status}. Verwacht: een client met de scope ${scope}.`,
        ),
      );
    const content = status === 200 || status === 202 ? jsonOf(answer) : undefined;
    if (content) return content;
    const columns = status === 400 ? WITHOUT : NOTHING;
    throw new HubError(
      status >= 500 ? "SOURCE_UNAVAILABLE" : "SOURCE_ANSWER_WRONG",
      words(
        `${name}: status ${status}. Expected JSON of the export API${columns.en}.`,
        `${name}: status ${status}. Verwacht: JSON van de export-API${columns.nl}.`,
      ),
    );
  }

  async #send(path: string, { method, body }: Pick<HttpRequest, "method" | "body">): Promise<HttpAnswer> {
    const headers = {
      accept: "application/json",
      authorization: `Bearer ${await this.#validToken()}`,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
    };
    return this.http(this.client.api + path, { method, headers, body });
  }

  async #validToken(): Promise<string> {
    if (Date.now() < this.#endsAt) return this.#token;
    const { token, seconds } = await requestToken(this.client, this.http);
    this.#token = token;
    this.#endsAt = Date.now() + seconds * 1000 - MARGIN_MS;
    return token;
  }
}

/** OAuth 2.0, client credentials (RFC 6749, 4.4), with the board as `tenant_id`. */
async function requestToken(client: Client, http: Http): Promise<{ token: string; seconds: number }> {
  const body = new URLSearchParams({
    grant_type: "client_credentials",
    client_id: client.clientId,
    client_secret: client.clientSecret,
    tenant_id: client.tenantId,
    scope: client.scopes.join(" "),
  }).toString();
  const headers = { accept: "application/json", "content-type": "application/x-www-form-urlencoded" };
  const answer = await http(`${client.login}/connect/token`, { method: "POST", headers, body });
  const content = jsonOf(answer) as
    | { readonly access_token?: unknown; readonly expires_in?: unknown; readonly error?: unknown }
    | undefined;
  if ([400, 401, 403].includes(answer.status)) throw refusal(answer.status, content?.error, client.scopes);
  const { access_token: token, expires_in: seconds = 0 } = content ?? {};
  if (answer.status === 200 && typeof token === "string" && token !== "" && typeof seconds === "number")
    return { token, seconds };
  throw new HubError(
    answer.status >= 500 ? "SOURCE_UNAVAILABLE" : "SOURCE_ANSWER_WRONG",
    words(
      `${client.login}: status ${answer.status}. Expected a token.`,
      `${client.login}: status ${answer.status}. Verwacht: een token.`,
    ),
  );
}

function refusal(status: number, error: unknown, scopes: readonly string[]): HubError {
  const reason = typeof error === "string" && /^[a-z_]{1,40}$/.test(error) ? ` (${error})` : "";
  return new HubError(
    "SOURCE_REFUSED",
    words(
      `Token: status ${status}${reason}. Expected a client id, secret and tenant id that Visma knows, with ${scopes.join(", ")}.`,
      `Token: status ${status}${reason}. Verwacht: een client id, secret en tenant id die Visma kent, met ${scopes.join(", ")}.`,
    ),
  );
}
