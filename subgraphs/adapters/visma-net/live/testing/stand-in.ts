import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type LocalServer, localServer } from "@regiohub/infra/http/testing/local-server";
import { EXPORTS, type VismaExport } from "../exports.js";

/** How a stand-in behaves where it does not behave well. */
export interface Behaviour {
  /** Export → its result files, as they are. */
  readonly results: Readonly<Record<string, readonly Buffer[]>>;
  /** Rights of the client; all when not given. */
  readonly scopes?: readonly string[];
  /** Times that a job is in progress before it is done; for ever with Infinity. */
  readonly inProgress?: number;
  /** What becomes of a job: `Completed` when not given. */
  readonly outcome?: string;
  /** Requests that a token is good for, and seconds that it says it holds. */
  readonly tokenUses?: number;
  readonly tokenSeconds?: number;
  /** Requests to the API that are answered with 429, from the first on. */
  readonly busy?: number;
  /** Status of every other answer of the API. */
  readonly apiStatus?: number;
  /** Addresses of results, instead of its own. */
  readonly addresses?: readonly unknown[] | null;
  /** Status of the answer to a result's address. */
  readonly resultStatus?: number;
}

/** The client that it knows. */
export const CLIENT = { clientId: "isv_hub", clientSecret: "not-a-secret", tenantId: "tenant-1" };

/**
 * The export API of Visma.net HRM, as [V1] documents it, on this machine: one server that gives tokens, one that takes
 * commands and one that keeps results. A call without its scope is a 401; a result's address takes no token.
 */
export class StandIn {
  /** Command → the query of it, in the order in which they came. */
  readonly commands: { readonly path: string; readonly query: string; readonly body: unknown }[] = [];
  tokens = 0;
  #login?: LocalServer;
  #api?: LocalServer;
  #storage?: LocalServer;
  #uses = 0;
  #asked = 0;
  readonly #scopes = new Map<string, readonly string[]>();
  readonly #looks = new Map<string, number>();

  constructor(readonly behaviour: Behaviour) {}

  static async start(behaviour: Behaviour): Promise<StandIn> {
    const standIn = new StandIn(behaviour);
    standIn.#login = await localServer((request, response) => void standIn.#giveToken(request, response));
    standIn.#api = await localServer((request, response) => void standIn.#takeCall(request, response));
    standIn.#storage = await localServer((request, response) => standIn.#giveResult(request, response));
    return standIn;
  }

  /** What the profile says of it under `pull`. */
  get pull() {
    const [login, api, storage] = [this.#login?.origin, this.#api?.origin, this.#storage?.origin];
    return { clientId: CLIENT.clientId, tenantId: CLIENT.tenantId, login, api, storage: [storage] };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.#login?.close(), this.#api?.close(), this.#storage?.close()]);
  }

  async #giveToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await text(request));
    const known =
      form.get("client_id") === CLIENT.clientId &&
      form.get("client_secret") === CLIENT.clientSecret &&
      form.get("tenant_id") === CLIENT.tenantId;
    if (form.get("grant_type") !== "client_credentials")
      return json(response, 400, { error: "unsupported_grant_type" });
    if (!known) return json(response, 400, { error: "invalid_client" });
    this.tokens += 1;
    this.#uses = 0;
    const token = `token-${this.tokens}`;
    const { scopes: allowed, tokenSeconds = 3600 } = this.behaviour;
    const asked = (form.get("scope") ?? "").split(" ");
    this.#scopes.set(token, allowed ? asked.filter((scope) => allowed.includes(scope)) : asked);
    json(response, 200, { access_token: token, token_type: "Bearer", expires_in: tokenSeconds });
  }

  async #takeCall(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    this.#asked += 1;
    if (this.#asked <= (this.behaviour.busy ?? 0)) {
      response.setHeader("retry-after", "1");
      return json(response, 429, { message: "Too Many Requests" });
    }
    const { apiStatus = 200 } = this.behaviour;
    if (apiStatus !== 200) return json(response, apiStatus, { message: "an error" });
    const url = new URL(request.url ?? "", "http://stand-in");
    const [, command, query] = /^\/v1\/(?:command\/nl\/hrm\/(.+)|query\/nl\/hrm\/(.+))$/.exec(url.pathname) ?? [];
    const wanted = EXPORTS.find(({ path }) => path === (command ?? query?.replace(/\/[^/]+$/, "")));
    if (!wanted) return json(response, 404, {});
    if (!this.#mayCall(request, wanted)) return json(response, 401, { message: "Unauthorized" });
    if (query !== undefined) return this.#look(query, wanted, response);
    this.commands.push({ path: wanted.path, query: url.search, body: JSON.parse(body) as unknown });
    json(response, 200, { jobId: `job-${wanted.name}` });
  }

  #mayCall({ headers: { authorization = "" } }: IncomingMessage, { scope }: VismaExport): boolean {
    this.#uses += 1;
    const token = authorization.replace(/^Bearer /, "");
    const isLast = token === `token-${this.tokens}` && this.#uses <= (this.behaviour.tokenUses ?? Infinity);
    return isLast && (this.#scopes.get(token)?.includes(scope) ?? false);
  }

  #look(query: string, { name, results }: VismaExport, response: ServerResponse): void {
    const { inProgress = 1, outcome = "Completed", addresses } = this.behaviour;
    const looks = (this.#looks.get(query) ?? 0) + 1;
    this.#looks.set(query, looks);
    const isDone = looks > inProgress;
    const own = (this.behaviour.results[name] ?? []).map(
      (_, part) => `${this.#storage?.origin}/${name}/${part}.csv?sig=x`,
    );
    json(response, 200, {
      status: isDone ? outcome : "InProgress",
      changeTimestampBefore: null,
      [results]: isDone ? (addresses === undefined ? own : addresses) : null,
    });
  }

  #giveResult({ url = "", headers }: IncomingMessage, response: ServerResponse): void {
    const [, name = "", part = ""] = /^\/([\w-]+)\/(\d+)\.csv\?sig=x$/.exec(url) ?? [];
    const file = this.behaviour.results[name]?.[Number(part)];
    const { resultStatus = 200 } = this.behaviour;
    if (headers.authorization !== undefined || resultStatus !== 200 || !file) {
      response.writeHead(resultStatus === 200 ? 403 : resultStatus).end();
    } else response.writeHead(200, { "content-type": "text/csv" }).end(file);
  }
}

function json(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(content));
}
