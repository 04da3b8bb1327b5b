import { HubError } from "../errors.js";
import type { Words } from "../words.js";
import { conflictIn, KeyConflicts, type TakeRecord } from "./conflicts.js";
import { type Delivery, openParcel, type ParcelOptions, requireFiles } from "./delivery.js";
import { fileRecords, type Rejections } from "./file-records.js";
import type { Progress } from "./load.js";
import type { Profile } from "./profile.js";
import type { Draft } from "./profile-draft.js";
import type { KindRecords, RecordSink, RecordTarget } from "./records.js";
import type { Rejection } from "./rejection.js";
import { requireAccepted } from "./run.js";

/** What a delivery would be read as. */
export interface CheckReport {
  readonly source: string;
  /** By record kind: rows in the files, records made of them, rows refused and passed over. */
  readonly counts: Readonly<Record<string, CheckCounts>>;
  /** The first of them. */
  readonly rejections: readonly Rejection[];
  /** All of them. */
  readonly rejected: number;
  /** What the profile leaves open, though nothing is refused for it: units of which nobody said the site. */
  readonly leftOpen: readonly Words[];
  /** Why it would be refused as a whole; null when it would not. */
  readonly error: HubError | null;
}

/** What was made of the rows of one record kind. */
export interface CheckCounts {
  readonly read: number;
  readonly records: number;
  readonly refused: number;
  readonly passed: number;
}

/** How files are checked. */
export interface CheckOptions extends ParcelOptions {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: Progress) => void) | undefined;
}

/** Rejections that are told. */
const MOST_TOLD = 1_000;

/**
 * Reads a delivery as an ingest would, without a database and without writing anything: also rows that contradict each
 * other. What only shows beside the hub's tables, such as a site that no register has, it cannot see.
 * @returns a report per source
 * @throws USAGE, SOURCE_UNKNOWN, FILE_UNREADABLE, PROFILE_INVALID
 */
export async function check(options: CheckOptions): Promise<CheckReport[]> {
  const parcel = await openParcel(options);
  const reports: CheckReport[] = [];
  for (const delivery of parcel.deliveries) reports.push(await checkDelivery(delivery, parcel.profile, options));
  return reports;
}

const settle = () => Promise.resolve();

/** Where files are read once more: what is wrong in them has been told. */
const UNTOLD: Rejections = { add() {}, settle };

async function checkDelivery(delivery: Delivery, profile: Profile, options: CheckOptions): Promise<CheckReport> {
  const { signal, progress } = options;
  const source = delivery.adapter.name;
  const counts: Record<string, CheckCounts> = {};
  const rejections: Rejection[] = [];
  let rejected = 0;
  const add = (rejection: Rejection) => {
    rejected += 1;
    if (rejections.length < MOST_TOLD) rejections.push(rejection);
  };
  const inRegister = delivery.adapter.scope === "register";
  const draft = delivery.adapter.settings?.draft?.();
  const leftOpen = () => draft?.leftOpen(profile.document) ?? [];
  const report = (error: HubError | null) => ({ source, counts, rejections, rejected, leftOpen: leftOpen(), error });
  try {
    requireFiles(delivery);
    const open = (rejections: Rejections) =>
      fileRecords({ delivery, binding: { profile, tokenKeys: options.tokenKeys }, rejections });
    const records = open({ add, settle });
    let before = 0;
    let ofKind = 0;
    const pause: RecordSink["pause"] = (name, rows, bytes) => {
      signal?.throwIfAborted();
      ofKind = Math.max(ofKind, bytes); // rows that contradict each other are read again
      progress?.({ source, phase: "reading", name, rows, bytes: before + ofKind, ofBytes: records.bytes });
      return Promise.resolve();
    };
    for (const kind of await records.kinds()) {
      const again = async () => (await open(UNTOLD).kinds()).find(({ definition }) => definition === kind.definition);
      const counted = await checkKind({ kind, again, add, pause, draft, inRegister });
      counts[kind.definition.kind] = counted;
      before += ofKind;
      ofKind = 0;
      if (!kind.mayBeEmpty) requireAccepted(kind.origin, counted);
    }
    return report(null);
  } catch (error) {
    if (error instanceof HubError) return report(error);
    throw error;
  }
}

/** The records of one kind, and where what is found goes. */
interface CheckedKind extends Pick<RecordSink, "pause"> {
  readonly kind: KindRecords<RecordTarget>;
  /** The same records from the beginning; told of nothing. */
  again(): Promise<KindRecords<RecordTarget> | undefined>;
  add(rejection: Rejection): void;
  /** Takes the records that are made. */
  readonly draft: Draft | undefined;
  /** Whether the files are a register's. */
  readonly inRegister: boolean;
}

async function checkKind({ kind, again, add, pause, draft, inRegister }: CheckedKind): Promise<CheckCounts> {
  const names = Object.keys(kind.definition.fields);
  const conflicts = new KeyConflicts(kind.definition);
  const conflict = { ...conflictIn(kind), inRegister: inRegister || undefined };
  const sinkOf = (take: TakeRecord) => ({ staging: { add: take }, refused: { add() {} }, pause });
  let [records, conflicting] = [0, 0];
  const { read, refused, passed } = await kind.read(
    sinkOf((values) => {
      records += 1;
      conflicts.see(values);
      draft?.record(kind.definition.kind, Object.fromEntries(names.map((name, at) => [name, values[at]])));
    }),
  );
  await conflicts.tell(
    async (take) => void (await (await again())?.read(sinkOf(take))),
    (_, file, line) => {
      conflicting += 1;
      add({ ...conflict, file: kind.fileName(file), line });
    },
  );
  return { read, records: records - conflicting, refused: refused + conflicting, passed };
}
