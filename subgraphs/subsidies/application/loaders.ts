import type { Caller } from "@regiohub/infra/auth/caller";
import { type Batched, batched } from "@regiohub/infra/graphql/batch";
import { globalId, parseGlobalId } from "@regiohub/infra/graphql/ids";
import { schemesByCodes } from "../scheme/queries.js";
import type { SubsidyScheme } from "../scheme/type.js";
import type { SubsidiesDb } from "../tables.js";
import {
  type ApplicationKey,
  type ApplicationRow,
  applicationsByKeys,
  applicationsCountOf,
  applicationsOf,
  type Owner,
  type Stretch,
} from "./queries.js";
import type { SubsidyApplication } from "./type.js";

/** Whose applications. */
interface OwnList {
  readonly owner: Owner;
}

/** Batches of one operation: one statement each per moment. Applications are those that the caller may see. */
export interface SubsidyLoaders {
  /** By code; null when there is none. */
  readonly scheme: Batched<null, string, SubsidyScheme | null>;
  /** By global id; null when there is none, or none to see. */
  readonly application: Batched<null, string, SubsidyApplication | null>;
  readonly lists: Batched<OwnList & Stretch, string, ApplicationRow[]>;
  readonly counts: Batched<OwnList, string, number>;
}

/** The batches for one caller. */
export const subsidyLoaders = (db: SubsidiesDb, caller: Caller): SubsidyLoaders => ({
  scheme: batched((_, codes) => schemesByCodes(db, codes)),
  application: batched((_, ids) => applicationsByIds(db, caller, ids)),
  lists: batched(({ owner, ...part }, keys) => applicationsOf(db, caller, owner, keys, part)),
  counts: batched(({ owner }, keys) => applicationsCountOf(db, caller, owner, keys)),
});

async function applicationsByIds(
  db: SubsidiesDb,
  caller: Caller,
  ids: readonly string[],
): Promise<(SubsidyApplication | null)[]> {
  const keys = ids.flatMap((id) => keyOf(id) ?? []);
  const rows = keys.length > 0 ? await applicationsByKeys(db, caller, keys) : [];
  const byId = new Map(rows.map(toApplication).map((application) => [application.id, application]));
  return ids.map((id) => byId.get(id) ?? null);
}

function keyOf(id: string): ApplicationKey | undefined {
  const [boardNo, applicationNumber, ...rest] = parseGlobalId("SubsidyApplication", id) ?? [];
  return boardNo && applicationNumber && rest.length === 0 ? { boardNo, applicationNumber } : undefined;
}

/** A row as the graph shows it. */
export const toApplication = (row: ApplicationRow): SubsidyApplication => ({
  id: globalId("SubsidyApplication", row.boardNo, row.applicationNumber),
  requested: { cents: row.requestedCents },
  status: row.status,
  submittedOn: row.submittedOn,
  applicantBoard: { number: row.boardNo },
  centre: row.centreCode === null ? null : { id: globalId("MobilityCentre", row.centreCode) },
  schemeCode: row.schemeCode,
});
