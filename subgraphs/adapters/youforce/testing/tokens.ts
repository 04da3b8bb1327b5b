import { type Answer, json } from "./answers.js";
import type { Clock } from "./clock.js";

/** An application that is registered with Visma. */
export interface Application {
  readonly clientId: string;
  readonly secret: string;
  readonly tenant: string;
  /** How the tenant is named. */
  readonly tenantIn: "body" | "header";
  /** Whether the board gave it the right to read. */
  readonly mayRead: boolean;
}

/** How long a token is good for, in seconds. */
const SECONDS = 3600;

/** The tokens of a stand-in. */
export class Tokens {
  readonly #endsAt = new Map<string, number>();

  constructor(
    readonly application: Application,
    readonly clock: Clock,
  ) {}

  /** Answers a question for a token. */
  give(form: URLSearchParams): Answer {
    const { clientId, secret, tenant, tenantIn } = this.application;
    const expected = {
      grant_type: "client_credentials",
      client_id: clientId,
      client_secret: secret,
      ...(tenantIn === "body" && { tenant_id: tenant }),
    };
    const isRight = new URLSearchParams(expected).toString() === form.toString();
    if (!isRight) return json(400, { error: "invalid_client" });
    const token = `token-${this.#endsAt.size + 1}`;
    this.#endsAt.set(token, this.clock.now() + SECONDS * 1000);
    // The documentation shows the seconds as text and as a number.
    return json(200, { access_token: token, expires_in: String(SECONDS), token_type: "Bearer" });
  }

  /** 200 where a question with these headers may be answered. */
  statusOf(headers: Headers): 200 | 401 | 403 {
    const { clientId, tenant, tenantIn, mayRead } = this.application;
    const token = /^Bearer (.+)$/.exec(headers.get("authorization") ?? "")?.[1] ?? "";
    if ((this.#endsAt.get(token) ?? Number.NEGATIVE_INFINITY) <= this.clock.now()) return 401;
    const namesTenant = headers.get("x-raet-tenant-id") === tenant && headers.get("x-client-id") === clientId;
    if (tenantIn === "header" && !namesTenant) return 401;
    return mayRead ? 200 : 403;
  }
}
