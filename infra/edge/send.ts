import { HubError } from "../errors.js";
import { completed } from "../ingest/brought-profile.js";
import { type Delivery, openParcel, type Parcel, type ParcelOptions, requireFiles } from "../ingest/delivery.js";
import { contentHash } from "../ingest/delivery-job.js";
import { driftPolicies } from "../ingest/drift.js";
import { fileRecords } from "../ingest/file-records.js";
import type { Progress } from "../ingest/load.js";
import { NO_PROFILE, type Profile } from "../ingest/profile.js";
import { readInForce } from "../ingest/profile-in-force.js";
import type { Rejection } from "../ingest/rejection.js";
import { type Run, requireAccepted } from "../ingest/run.js";
import type { FinishedRun } from "./finish.js";
import { HubLine, type HubLineOptions } from "./hub-line.js";
import { PartWriter } from "./part-writer.js";
import { type Announced, type Finish, INGEST_PATH, type Manifest, type Standing } from "./protocol.js";

/** What to send, and where. */
export interface SendOptions extends ParcelOptions, HubLineOptions {
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

/**
 * Reads a board's export on its own machine and sends only records, in parts that are compressed; what is there already
 * is not sent again. The hub loads them as it would load the files.
 * @returns a run per source; the ones behind one that went wrong are not tried
 * @throws as `check`; as `HubLine.ask` for the line to the hub
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
  { progress, signal, reject, terms }: SendOptions,
): Promise<SentDelivery> {
  const { adapter, board } = delivery;
  if (board === null) throw new HubError("USAGE", "hub ingest --to: no board. Expected --board.");
  requireFiles(delivery);
  const path = `${INGEST_PATH}/${board}/${adapter.name}`;
  const standing = await hub.ask<Standing>("GET", path);
  const profile = profileOf(parcel, delivery, standing, terms);
  const columns = {
    before: new Map(Object.entries(standing.columns)),
    now: new Map<string, readonly string[]>(),
    policyOf: driftPolicies(adapter, profile),
  };
  const manifest = manifestOf(parcel, delivery, profile);
  const whole = completed(profile, standing.profile ?? undefined);
  const sha256 = contentHash(delivery, whole, manifest.boardName, parcel.tokenKeys);
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
  error:
    run.state === "held"
      ? {
          code: "RUN_HELD",
          message: `Run ${run.id}: ${run.message}.`,
          dutch: `Run ${run.id}: ${run.messageNl ?? run.message}.`,
        }
      : null,
});

/** The profile that came along, else the one that the hub has. */
function profileOf(parcel: Parcel, { adapter }: Delivery, standing: Standing, terms: SendOptions["terms"]): Profile {
  const { profile, profileText } = parcel;
  if (profileText !== null && (profile.source === undefined || profile.source === adapter.name)) return profile;
  return standing.profile === null
    ? NO_PROFILE
    : readInForce(standing.profile, { adapter, source: adapter.name, terms });
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
