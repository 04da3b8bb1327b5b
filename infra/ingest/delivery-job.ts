import { createHash } from "node:crypto";
import type { Client, ClientBase } from "pg";
import { stringify } from "yaml";
import type { CalendarDate } from "../values.js";
import { bringProfile, completed, keepWaiting } from "./brought-profile.js";
import { type Delivery, type Parcel, requireFiles } from "./delivery.js";
import { driftPolicies } from "./drift.js";
import { fileRecords } from "./file-records.js";
import type { Job, OpenJob, Settled } from "./job.js";
import type { TokenKey } from "./link-keys.js";
import type { Profile } from "./profile.js";
import { profileFor, readInForce } from "./profile-in-force.js";
import { findProfile } from "./profile-store.js";
import type { ProfileTerms } from "./profile-terms.js";
import { type RecallOptions, recallFor } from "./recall/recall.js";
import { asIngest, lastRun, type RunFile } from "./run.js";

/** What a delivery's job is told besides its files. */
export interface DeliveryOptions extends RecallOptions {
  /** The day that the files speak of; by default today. */
  readonly day?: CalendarDate | undefined;
  /** What a profile in force may name of the hub; without it, any name is taken. */
  readonly terms?: ProfileTerms | undefined;
}

/** A delivery's files as a job. */
export function deliveryJob(parcel: Parcel, delivery: Delivery, options: DeliveryOptions): Job {
  const { adapter, board } = delivery;
  const files = delivery.files.map(({ name, sha256, bytes, source }) => ({
    name,
    sha256,
    bytes,
    declaredAs: source.name,
  }));
  return {
    board,
    source: adapter.name,
    files,
    day: options.day,
    open: (client) => openDelivery(client, parcel, delivery, files, options),
  };
}

async function openDelivery(
  client: Client,
  parcel: Parcel,
  delivery: Delivery,
  files: readonly (RunFile & { declaredAs: string })[],
  options: DeliveryOptions,
): Promise<OpenJob | Settled> {
  const { adapter, board } = delivery;
  const { profile, brought } = await profileOf(client, parcel, delivery, options.terms);
  const boardName = parcel.profile.name ?? profile.name ?? null;
  const sha256 = contentHash(delivery, profile, boardName, parcel.tokenKeys, options.day);
  const last = await asIngest(client, () => lastRun(client, { board, source: adapter.name, sha256 }));
  if (last?.same) return { settled: { sha256, by: last.id, held: last.held } };
  requireFiles(delivery);
  const before = await asIngest(client, () => columnsBefore(client, delivery));
  const columns = { before, now: new Map<string, readonly string[]>(), policyOf: driftPolicies(adapter, profile) };
  const recall = await recallFor(client, delivery, profile, options);
  return {
    sha256,
    ofBoard: adapter.scope === "board",
    boardName,
    coverage: profile.coverage ?? adapter.coverage,
    historySince: profile.historySince ?? null,
    thresholds: profile.guard ?? {},
    keep: true,
    records: (rejections) =>
      fileRecords({
        delivery,
        recall,
        binding: { profile, day: options.day, columns, tokenKeys: parcel.tokenKeys },
        rejections: {
          add: (rejection, about) => rejections.add(rejection, about),
          settle: () => (rejections.isFull ? rejections.flush() : Promise.resolve()),
        },
      }),
    async finish(_client, runId, state) {
      const bring = state === "loaded" ? bringProfile : keepWaiting;
      const note =
        board === null || brought === null
          ? undefined
          : await bring(client, { board, source: adapter.name, document: brought, runId });
      return { files: files.map((file) => ({ ...file, headers: columns.now.get(file.declaredAs) })), note };
    },
  };
}

/** The profile that came along, if it is for this source, and its text; else the one in force. */
async function profileOf(
  client: ClientBase,
  { profile, profileText }: Parcel,
  { adapter, board, shapedBy }: Delivery,
  terms: ProfileTerms | undefined,
): Promise<{ readonly profile: Profile; readonly brought: string | null }> {
  const isBrought = shapedBy ? shapedBy === profile : profile.source === undefined || profile.source === adapter.name;
  if (profileText === null || !isBrought) {
    return {
      profile: shapedBy ?? (await profileFor(client, { adapter, source: adapter.name, board, terms })),
      brought: null,
    };
  }
  const inForce = board === null ? undefined : await asIngest(client, () => findProfile(client, board, adapter.name));
  const whole = completed(profile, inForce);
  if (whole !== profile) readInForce(stringify(whole.document), { adapter, source: adapter.name, terms });
  return { profile: whole, brought: profileText };
}

/** Columns of each kind of file in the last delivery that was loaded, by the name of its declaration. */
export async function columnsBefore(
  client: ClientBase,
  { adapter, board }: Pick<Delivery, "adapter" | "board">,
): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ files: RunFile[] }>(
    `select files from ingest.run
     where board is not distinct from $1 and source = $2 and state = 'loaded' and replay_of is null
     order by id desc limit 1`,
    [board, adapter.name],
  );
  const files = rows[0]?.files ?? [];
  return new Map(
    files.flatMap(({ declaredAs, headers }) => (declaredAs && headers ? [[declaredAs, [...headers]]] : [])),
  );
}

/**
 * What makes a delivery this one: who reads it how, with which keys, the day that somebody said it speaks of, and every
 * byte. Names of files and their order do not count.
 */
export function contentHash(
  { adapter, files }: Delivery,
  { document }: Profile,
  boardName: string | null,
  tokenKeys: readonly TokenKey[],
  day?: CalendarDate,
): string {
  const contents = files.map(({ source, sha256 }) => `${source.name} ${sha256}`).sort();
  const said = day === undefined ? [] : [day];
  return createHash("sha256")
    .update(
      JSON.stringify([adapter.name, adapter.version, boardName, document, contents, tokenKeys.map(versionOf), ...said]),
    )
    .digest("hex");
}

const versionOf = ({ version }: TokenKey) => version;
