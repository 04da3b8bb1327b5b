import { headerKey } from "@regiohub/infra/ingest/door";
import type { Wanted } from "@regiohub/infra/ingest/wanted";

/**
 * What the adapter reads of a row, with all of its columns: the source leaves out what has no value, and a column that
 * comes up late must not be missed.
 */
export function wholeRow(row: object, wanted: Wanted): Readonly<Record<string, unknown>> {
  const cells = new Map(
    Object.entries(wanted.pick(businessOnly(row))).map(([header, cell]) => [headerKey(header), cell]),
  );
  return Object.fromEntries(wanted.headers.map((header) => [header, cells.get(headerKey(header)) ?? null]));
}

/** A row without e-mail addresses that are not of the work: those must not reach the disk. */
function businessOnly(row: object): object {
  const { emailAddresses } = row as { readonly emailAddresses?: unknown };
  if (!Array.isArray(emailAddresses)) return row;
  const isBusiness = (address: { readonly type?: unknown } | null) =>
    String(address?.type).toLowerCase() === "business";
  return { ...row, emailAddresses: emailAddresses.filter(isBusiness) };
}
