import { type Page, type PageArgs, pageOf, pageSize, readCursor } from "@regiohub/infra/graphql/connection";
import type { SubsidiesContext } from "../context.js";
import { toApplication } from "./loaders.js";
import type { Owner } from "./queries.js";
import type { SubsidyApplication } from "./type.js";

/**
 * A page of the applications of one board or centre, latest submitted first; batched with those of its siblings.
 * @throws ARGUMENT_INVALID, CURSOR_INVALID
 */
export async function ownPage(
  { loaders, cursors }: SubsidiesContext,
  owner: Owner,
  key: string,
  { first, after }: PageArgs,
): Promise<Page<SubsidyApplication>> {
  const scope = `applications by ${owner} ${key}`;
  const part = { first: pageSize(first), after: readCursor(after, scope, cursors) ?? null };
  return pageOf({
    rows: await loaders.lists.load({ owner, ...part }, key),
    first,
    scope,
    cursors,
    keyset: (row) => [row.listedOn, row.boardNo, row.applicationNumber],
    node: toApplication,
    count: () => loaders.counts.load({ owner }, key),
  });
}
