import type { Caller } from "@regiohub/infra/auth/caller";
import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";

interface PageAnswer {
  readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The nodes of each page of a list, from its start to its end; `path` says where in the answer the list is. */
export async function walk(
  hub: TestSubgraph,
  caller: Caller,
  path: readonly string[],
  document: (after: string) => string,
): Promise<Readonly<Record<string, unknown>>[][]> {
  const pages: Readonly<Record<string, unknown>>[][] = [];
  let after = "";
  for (;;) {
    const answer = await hub.query(document(after), { caller });
    if (answer.errors) throw new Error(answer.errors[0]?.message);
    let at: unknown = answer.data;
    for (const step of path) at = (at as Record<string, unknown>)[step];
    const { edges, pageInfo } = at as PageAnswer;
    pages.push(edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage) return pages;
    after = `, after: "${pageInfo.endCursor}"`;
  }
}
