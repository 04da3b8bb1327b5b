import { HubError } from "../errors.js";
import { type Delivery, openParcel, type ParcelOptions, requireFiles } from "./delivery.js";
import { fileRecords } from "./file-records.js";
import type { Progress } from "./load.js";
import type { Profile } from "./profile.js";
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
 * Reads a delivery as an ingest would, without a database and without writing anything. What only shows beside the
 * hub's tables, such as a site that no register has, it cannot see.
 * @returns a report per source
 * @throws USAGE, SOURCE_UNKNOWN, FILE_UNREADABLE, PROFILE_INVALID
 */
export async function check(options: CheckOptions): Promise<CheckReport[]> {
  const parcel = await openParcel(options);
  const reports: CheckReport[] = [];
  for (const delivery of parcel.deliveries) reports.push(await checkDelivery(delivery, parcel.profile, options));
  return reports;
}

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
  const report = (error: HubError | null) => ({ source, counts, rejections, rejected, error });
  try {
    requireFiles(delivery);
    const settle = () => Promise.resolve();
    const records = fileRecords({
      delivery,
      binding: { profile, tokenKeys: options.tokenKeys },
      rejections: { add, settle },
    });
    for (const kind of await records.kinds()) {
      let made = 0;
      const read = await kind.read({
        staging: {
          add: () => {
            made += 1;
          },
        },
        refused: { add: () => {} },
        pause(name, rows, bytes) {
          signal?.throwIfAborted();
          progress?.({ source, phase: "reading", name, rows, bytes, ofBytes: records.bytes });
          return Promise.resolve();
        },
      });
      counts[kind.definition.kind] = { ...read, records: made };
      if (!kind.mayBeEmpty) requireAccepted(kind.origin, read);
    }
    return report(null);
  } catch (error) {
    if (error instanceof HubError) return report(error);
    throw error;
  }
}
