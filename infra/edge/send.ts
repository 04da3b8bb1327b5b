import { HubError } from "../errors.js";
import { openHttp } from "../http/client.js";
import { type Delivery, openParcel, type Parcel, type ParcelOptions, requireFiles } from "../ingest/delivery.js";
import { contentHash } from "../ingest/delivery-job.js";
import { driftPolicy } from "../ingest/drift.js";
import { fileRecords } from "../ingest/file-records.js";
import type { Progress } from "../ingest/load.js";
import { NO_PROFILE, type Profile, readProfile, settingsOf } from "../ingest/profile.js";
import type { Http } from "../ingest/pull.js";
import type { Rejection } from "../ingest/rejection.js";
import { type Run, requireAccepted } from "../ingest/run.js";
import type { FinishedRun } from "./finish.js";
import { PartWriter } from "./part-writer.js";
import { type Announced, type Finish, INGEST_PATH, type Manifest, type Standing } from "./protocol.js";

/** What to send, and where. */
export interface SendOptions extends ParcelOptions {
  /** `https://hub.example`. */
  readonly to: string;
  /** The board's own access token. */
  readonly token: string;
  readonly signal: AbortSignal;
  readonly wait: (ms: number) => Promise<void>;
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** Gets every rejection, cells and all: they stay on this machine. */
  readonly reject: (rejection: Rejection) => void;
}

/** What became of a delivery, and how much of it went over the line. */
export interface SentDelivery {
  readonly run: FinishedRun;
  /** Parts that were sent now: the others were there already. */
  readonly parts: number;
}

/** Time that the hub may take to load what was sent. */
const LOADING_MS = 30 * 60_000;

/**
 * Reads a board's export on its own machine and sends only records, in parts that are compressed; what is there already
 * is not sent again. The hub loads them as it would load the files.
 * @returns a run per source; the ones behind one that went wrong are not tried
 * @throws as `check`; SOURCE_REFUSED, SOURCE_UNAVAILABLE, SOURCE_ANSWER_WRONG for the line to the hub
 */
export async function send(options: SendOptions): Promise<SentDelivery[]> {
  const hub = new HubLine(options);
  const { board } = options;
  const standingOf = async (source: string) =>
    (await hub.ask<Standing>("GET", `${INGEST_PATH}/${board}/${source}`)).profile ?? undefined;
  const parcel = await openParcel({ ...options, ...(board !== null && { profileInForce: standingOf }) });
  const sent: SentDelivery[] = [];
  for (const delivery of parcel.deliveries) {
    const one = await sendDelivery(parcel, delivery, hub, options);
    sent.push(one);
    if (one.run.error) break;
  }
  return sent;
}

async function sendDelivery(
  parcel: Parcel,
  delivery: Delivery,
  hub: HubLine,
  { progress, signal, reject }: SendOptions,
): Promise<SentDelivery> {
  const { adapter, board } = delivery;
  if (board === null) throw new HubError("USAGE", "hub ingest --to: no board. Expected --board.");
  requireFiles(delivery);
  const path = `${INGEST_PATH}/${board}/${adapter.name}`;
  const standing = await hub.ask<Standing>("GET", path);
  const profile = profileOf(parcel, delivery, standing);
  const columns = {
    before: new Map(Object.entries(standing.columns)),
    now: new Map<string, readonly string[]>(),
    policy: driftPolicy(adapter, profile),
  };
  const manifest = manifestOf(parcel, delivery, profile);
  const sha256 = contentHash(delivery, profile, manifest.boardName, parcel.tokenKeys);
  const announced = await hub.ask<Announced>("PUT", `${path}/${sha256}`, manifest);
  if (announced.state === "settled") return { run: settledRun(announced.run as Run), parts: 0 };
  const writer = new PartWriter(announced.parts, (number, part) => hub.sendPart(announced.upload, number, part));
  const records = fileRecords({
    delivery,
    binding: { profile, columns, tokenKeys: parcel.tokenKeys },
    rejections: {
      add(rejection) {
        reject(rejection);
        writer.reject(rejection);
      },
      settle: () => writer.settle(),
    },
  });
  const kinds: Finish["kinds"] = [];
  for (const kind of await records.kinds()) {
    const target = writer.of(kind.definition);
    const read = await kind.read({
      staging: target,
      refused: target.refused,
      async pause(name, rows, bytes) {
        signal.throwIfAborted();
        progress?.({ source: adapter.name, phase: "reading", name, rows, bytes, ofBytes: records.bytes });
        await writer.settle();
      },
    });
    if (!kind.mayBeEmpty) requireAccepted(kind.origin, read);
    kinds.push({ kind: kind.definition.kind, origin: kind.origin, ...read, records: await target.end() });
  }
  const parts = await writer.end();
  // The columns are known only now that everything has been read.
  await hub.ask<Announced>("PUT", `${path}/${sha256}`, manifestOf(parcel, delivery, profile, columns.now));
  progress?.({ source: adapter.name, phase: "loading", name: "", rows: 0, bytes: 0, ofBytes: 0 });
  const run = await hub.ask<FinishedRun>("POST", `${INGEST_PATH}/uploads/${announced.upload}/finish`, { parts, kinds });
  return { run, parts: writer.sent };
}

/** What is held is not done: who asks again hears it again. */
const settledRun = (run: Run): FinishedRun => ({
  ...run,
  error: run.state === "held" ? { code: "RUN_HELD", message: `Run ${run.id}: ${run.message}.` } : null,
});

/** The profile that came along, else the one that the hub has. */
function profileOf(parcel: Parcel, { adapter }: Delivery, standing: Standing): Profile {
  const { profile, profileText } = parcel;
  if (profileText !== null && (profile.source === undefined || profile.source === adapter.name)) return profile;
  return standing.profile === null ? NO_PROFILE : readProfile(standing.profile, settingsOf(adapter));
}

const manifestOf = (
  { profile: own, profileText }: Parcel,
  { adapter, files }: Delivery,
  profile: Profile,
  headers: ReadonlyMap<string, readonly string[]> = new Map(),
): Manifest => ({
  coverage: profile.coverage ?? adapter.coverage,
  boardName: own.name ?? profile.name ?? null,
  profile: profile === own ? profileText : null,
  files: files.map(({ name, sha256, bytes, source }) => {
    const columns = headers.get(source.name);
    return { name, sha256, bytes, declaredAs: source.name, ...(columns && { headers: [...columns] }) };
  }),
});

/** The line to a hub: every question with the board's token. */
class HubLine {
  readonly #http: Http;
  readonly #base: string;
  readonly #authorization: string;

  constructor({ to, token, signal, wait }: SendOptions) {
    const { protocol, origin, pathname } = URL.parse(to) ?? {};
    if (protocol !== "https:" && protocol !== "http:")
      throw new HubError("USAGE", "--to: not an address. Expected https://hub.example.");
    this.#base = `${origin}${pathname?.replace(/\/+$/, "")}`;
    this.#http = openHttp({ origins: [`${origin}`], signal, wait });
    this.#authorization = `Bearer ${token}`;
  }

  async ask<Answer>(method: "GET" | "PUT" | "POST", path: string, body?: object): Promise<Answer> {
    const { body: bytes } = await this.#send(method, path, {
      headers: body ? { "content-type": "application/json" } : {},
      body: body && JSON.stringify(body),
      timeoutMs: method === "POST" ? LOADING_MS : undefined,
    });
    const answer = objectIn(bytes);
    if (answer) return answer as Answer;
    throw new HubError("SOURCE_ANSWER_WRONG", "Hub: an answer that is none of a hub's. Expected the address of a hub.");
  }

  async sendPart(upload: string, number: number, { body, sha256 }: { body: Buffer; sha256: string }): Promise<void> {
    const headers = { "content-type": "application/zstd", "x-content-sha256": sha256 };
    await this.#send("PUT", `${INGEST_PATH}/uploads/${upload}/parts/${number}`, { headers, body });
  }

  async #send(method: "GET" | "PUT" | "POST", path: string, request: Omit<Parameters<Http>[1] & object, "method">) {
    const headers = { ...request.headers, authorization: this.#authorization };
    const answer = await this.#http(`${this.#base}${path}`, { ...request, method, headers });
    if (answer.status < 300) return answer;
    throw refusal(answer.status, answer.body);
  }
}

/** The hub's own words, when they are its words. */
function refusal(status: number, body: Buffer): HubError {
  const code = status === 401 || status === 403 ? "SOURCE_REFUSED" : "SOURCE_ANSWER_WRONG";
  return new HubError(code, `Hub: ${messageIn(body) ?? `answered ${status}`}`);
}

function messageIn(body: Buffer): string | undefined {
  const { errors } = (objectIn(body) ?? {}) as { errors?: { message?: unknown }[] };
  const message = Array.isArray(errors) ? errors[0]?.message : undefined;
  return typeof message === "string" ? message : undefined;
}

/** A page of a proxy is no object. */
function objectIn(body: Buffer): object | undefined {
  try {
    const value = JSON.parse(body.toString("utf8")) as unknown;
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
