import { boolean, type Column, text } from "@regiohub/infra/ingest/columns";
import { combine } from "@regiohub/infra/ingest/derive";

/** When one version of an object holds, as delivered: compared as text, for all days are written alike. */
export interface Version {
  readonly id: string | null;
  readonly from: string | null;
  readonly until: string | null;
}

/** Columns of a version; no cell of theirs is refused here: that is for whoever makes a day of it. */
export const versionColumns = {
  id: text("id").orNull(),
  from: text("validFrom").optional(),
  until: text("validUntil").optional(),
};

/** Whether an object is there: what was deleted in HR Core comes as an id with `isDeleted`. */
export const isThere = boolean("isDeleted")
  .optional()
  .map((deleted) => deleted !== true);

/** Comes behind every day. */
const OPEN = "9999-12-31";

/** Below 0 when `a` is the older one: it ends sooner, else it begins sooner, else its id comes first. */
export function compareVersions(a: Version, b: Version): number {
  const [first, second] = [a, b].map(({ id, from, until }) => `${until ?? OPEN} ${from ?? ""} ${id ?? ""}`) as [
    string,
    string,
  ];
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The newest of some versions; undefined when there are none. */
export const newestOf = <V extends Version>(versions: readonly V[] = []): V | undefined =>
  [...versions].sort(compareVersions).at(-1);

/** Whether a row is the newest of all versions of its object. */
export const isNewest = (versions: Column<readonly Version[]>): Column<boolean> =>
  combine(
    { ...versionColumns, isThere, versions },
    ({ isThere, versions, id, from, until }) =>
      isThere && versions.every((one) => compareVersions(one, { id, from, until }) <= 0),
  );
