import type { Caller } from "@regiohub/infra/auth/caller";
import type { ClientSettingsOf } from "@regiohub/infra/auth/client-settings";
import { HubError } from "@regiohub/infra/errors";
import type { ExecutionResult } from "graphql";
import { lookedUp } from "../looked-up.js";
import { Refused } from "../refused.js";
import type { GatewayRequest } from "../transports/transport.js";
import { type Allowance, accountOf, allowanceOf, onlyAccountOf } from "./account.js";
import type { Lease } from "./lease.js";
import type { Purse } from "./purse.js";
import { Queue } from "./queue.js";

/** An operation that is about to be carried out. */
export interface Metered {
  readonly request: GatewayRequest;
  /** What it costs at most. */
  readonly requested: number;
  /** The board that it is about; undefined when it is none, or several. */
  readonly board: string | undefined;
}

/** What came of an operation. */
export interface Outcome {
  readonly result: ExecutionResult;
  /** What it cost, by the objects that there really were. */
  readonly actual: number;
}

/** What a meter is made of. */
export interface MeterParts {
  readonly settingsOf: ClientSettingsOf;
  /** Undefined where there is no database: costs are shown, and nobody has a budget. */
  readonly purse: Purse | undefined;
  /** Told what operations are charged. */
  readonly onCharge: (kind: Caller["kind"], cost: number) => void;
}

/** At least this share of what was reserved is charged: reserving much keeps others from it. */
const LEAST_CHARGE = 1 / 10;

/** Stands before every operation: what it may cost, when its turn is, what it is charged. */
export class Meter {
  readonly #queue = new Queue();

  constructor(private readonly parts: MeterParts) {}

  /**
   * Refuses a caller whose only budget is known to be used up, before anything is read of what it asks.
   * @throws Refused 429; 503 while the database does not answer
   */
  async refuseEmpty(caller: Caller): Promise<void> {
    const account = onlyAccountOf(caller);
    if (account) this.parts.purse?.lease(account, await this.#allowanceOf(caller)).refuseEmpty();
  }

  /**
   * Carries an operation out and adds to its answer what it cost.
   * @throws Refused 400 when it costs too much, 429, 503, 504; then nothing was done
   */
  async run({ request, requested, board }: Metered, work: () => Promise<Outcome>): Promise<ExecutionResult> {
    const { caller } = request;
    if (!caller) throw new HubError("INTERNAL", "Meter: an operation of nobody.");
    const allowance = await this.#allowanceOf(caller);
    hold(requested, allowance);
    const account = accountOf(caller, board);
    const leave = await this.#queue.enter(account.client, request.wait?.signal);
    try {
      // Not before its turn: one that lies idle meanwhile is given back and forgotten.
      const lease = this.parts.purse?.lease(account, allowance);
      if (lease) await lookedUp(lease.take(requested));
      const { result, actual } = await this.#charged(caller, requested, lease, work);
      const budget = lease && { remaining: lease.remaining, limit: allowance.limit, perSecond: allowance.perSecond };
      return { ...result, extensions: { cost: { requested, actual, ...(budget && { budget }) } } };
    } finally {
      leave();
    }
  }

  async #charged(caller: Caller, requested: number, lease: Lease | undefined, work: () => Promise<Outcome>) {
    // As much as it could: whoever leaves before the answer has had the work done.
    let actual = requested;
    try {
      const outcome = await work();
      actual = outcome.actual;
      return outcome;
    } finally {
      const charge = Math.min(requested, Math.max(actual, Math.ceil(requested * LEAST_CHARGE)));
      lease?.release(requested - charge);
      this.parts.onCharge(caller.kind, charge);
    }
  }

  async #allowanceOf(caller: Caller): Promise<Allowance> {
    const { budget } = await lookedUp(this.parts.settingsOf(caller));
    return allowanceOf(caller, budget);
  }
}

function hold(requested: number, { most }: Allowance): void {
  if (requested <= most) return;
  const message = `Operation may cost ${requested}. Expected at most ${most}: ask for smaller pages, fewer years or dimensions, or less of each thing.`;
  throw new Refused(400, message, { code: "OPERATION_REFUSED" });
}
