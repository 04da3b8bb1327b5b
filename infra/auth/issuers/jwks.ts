import type { CryptoKey } from "jose";
import { HubError } from "../../errors.js";
import type { Log } from "../../log.js";
import { tokenRefused } from "../strict.js";
import type { Algorithm, IssuerConfig } from "./config.js";
import type { AskForKeys } from "./discovery.js";
import { reasonOf } from "./fetch-json.js";
import { type IssuerKey, type KeySet, readKeySet } from "./key-set.js";

/** The key that a token's header asks for. */
export interface WantedKey {
  readonly algorithm: Algorithm;
  /** Without one, the issuer has to have a single key for the algorithm. */
  readonly kid: string | undefined;
}

/**
 * An issuer's keys as they are now. Strangers can make tokens that name any key, so an issuer is asked once per
 * cooldown, counted from the attempt, whatever comes of it, and one request at a time. Its keys hold for a while when
 * it is silent, and then no longer: a key that was taken away because it leaked must not live on with us.
 */
export class KeySource {
  #current: { readonly set: KeySet; readonly at: number } | undefined;
  #gone: readonly { readonly key: IssuerKey; readonly until: number }[] = [];
  #attemptedAt = Number.NEGATIVE_INFINITY;
  #failed = false;
  #underWay: Promise<void> | undefined;

  constructor(
    private readonly config: Pick<IssuerConfig, "issuer" | "algorithms" | "keys">,
    private readonly ask: AskForKeys,
    private readonly log: Log,
  ) {}

  /**
   * The key, after asking the issuer where it is not known.
   * @throws TOKEN_INVALID when the issuer has no such key; ISSUER_UNAVAILABLE when it cannot be asked whether it has.
   */
  async keyFor(wanted: WantedKey, now: Date): Promise<CryptoKey> {
    const at = now.getTime();
    const known = this.#find(wanted, at);
    if (known) {
      if (this.#age(at) > this.config.keys.maxAgeSeconds / 2) void this.#refresh(at);
      return known;
    }
    await this.#refresh(at);
    const found = this.#find(wanted, at);
    if (found) return found;
    if (!this.#failed) throw tokenRefused("unknown key");
    throw new HubError("ISSUER_UNAVAILABLE", `Issuer ${this.config.issuer}: gives no keys. Expected a key set.`);
  }

  /** Of the keys, in seconds; a clock that was put back ages them too. */
  #age = (at: number): number => (this.#current ? Math.abs(at - this.#current.at) / 1_000 : Number.POSITIVE_INFINITY);

  #find({ algorithm, kid }: WantedKey, at: number): CryptoKey | undefined {
    if (!this.#current || this.#age(at) > this.config.keys.maxAgeSeconds) return undefined;
    const fits = (key: IssuerKey) => key.algorithm === algorithm && (kid === undefined || key.kid === kid);
    const fitting = this.#current.set.keys.filter(fits);
    if (fitting.length > 0) return fitting.length === 1 ? fitting[0]?.key : undefined;
    return kid === undefined ? undefined : this.#gone.find(({ key, until }) => fits(key) && until > at)?.key.key;
  }

  /** Asks the issuer, unless it was asked a moment ago. Never rejects. */
  #refresh(at: number): Promise<void> {
    if (this.#underWay) return this.#underWay;
    if (Math.abs(at - this.#attemptedAt) < this.config.keys.cooldownSeconds * 1_000) return Promise.resolve();
    this.#attemptedAt = at;
    this.#underWay = this.#load(at).finally(() => {
      this.#underWay = undefined;
    });
    return this.#underWay;
  }

  async #load(at: number): Promise<void> {
    const { issuer, algorithms } = this.config;
    try {
      const set = await readKeySet(await this.ask(at), algorithms);
      if (set.unusable > 0 && set.unusable !== this.#current?.set.unusable)
        this.log.warn("issuer has keys that cannot be used", { issuer, keys: set.unusable });
      this.#keepGone(set, at);
      this.#current = { set, at };
      this.#failed = false;
    } catch (error) {
      this.#failed = true;
      this.log.warn("issuer gives no keys", { issuer, reason: reasonOf(error) });
    }
  }

  /** A key that is not in the new set holds for the grace that the access file gives. */
  #keepGone(set: KeySet, at: number): void {
    const isGone = ({ kid, algorithm }: IssuerKey) =>
      !set.keys.some((key) => key.kid === kid && key.algorithm === algorithm);
    const until = at + this.config.keys.graceSeconds * 1_000;
    const before = this.#current?.set.keys.filter(isGone) ?? [];
    this.#gone = [...this.#gone.filter((one) => one.until > at), ...before.map((key) => ({ key, until }))];
  }
}
