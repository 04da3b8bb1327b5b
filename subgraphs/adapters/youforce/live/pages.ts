import { HubError } from "@regiohub/infra/errors";
import { type Words, words } from "@regiohub/infra/words";
import type { Api } from "./api.js";

/** An endpoint that answers in pages. */
export interface Endpoint {
  /** Address without a query. */
  readonly address: string;
  /** Query of the first page, with its question mark, or empty. */
  readonly firstPage: string;
  /** For messages. */
  readonly name: string;
}

/**
 * All pages of an endpoint, in order. Where one says that there is another, that one is asked, by nothing but the query
 * of `nextLink`: whatever address stands before it, the hub asks no other than the endpoint's own.
 * @throws SOURCE_ANSWER_WRONG for what is no page, and for a page that comes a second time; what `get` throws.
 */
export async function* pagesOf(
  api: Pick<Api, "get">,
  { address, firstPage, name }: Endpoint,
): AsyncGenerator<object[]> {
  const asked = new Set<string>();
  let query: string | undefined = firstPage;
  while (query !== undefined) {
    if (asked.has(query))
      throw wrong(
        name,
        words("nextLink leads back to a page that was read", "nextLink leidt terug naar een pagina die gelezen is"),
      );
    asked.add(query);
    const page = await api.get(address + query, name);
    yield rowsOf(page, name);
    query = nextOf(page, { address, name });
  }
}

/** The rows of a page; empty places in the list are passed over, for they say nothing. */
function rowsOf(page: unknown, name: string): object[] {
  const rows = (page as { readonly value?: unknown } | null)?.value;
  if (!Array.isArray(rows))
    throw wrong(name, words("an answer without a list of rows", "een antwoord zonder lijst van regels"));
  const given = rows.filter((row) => row !== null) as unknown[];
  if (!given.every((row) => typeof row === "object" && !Array.isArray(row)))
    throw wrong(name, words("a row that is no object", "een regel die geen object is"));
  return given as object[];
}

/** Query of the next page; undefined on the last one. */
function nextOf(page: unknown, { address, name }: Pick<Endpoint, "address" | "name">): string | undefined {
  const link = (page as { readonly nextLink?: unknown }).nextLink;
  if (link === undefined || link === null || link === "") return undefined;
  const url = typeof link === "string" ? URL.parse(link, address) : null;
  if (!url || url.search === "" || lastPart(url.pathname) !== lastPart(new URL(address).pathname))
    throw wrong(
      name,
      words("a nextLink that is no page of this endpoint", "een nextLink die geen pagina van dit endpoint is"),
    );
  return url.search;
}

const lastPart = (path: string): string => path.slice(path.lastIndexOf("/") + 1).toLowerCase();

const wrong = (name: string, what: Words) =>
  new HubError(
    "SOURCE_ANSWER_WRONG",
    words(
      `${name}: ${what.en}. Expected { "value": [ … ], "nextLink" }.`,
      `${name}: ${what.nl}. Verwacht: { "value": [ … ], "nextLink" }.`,
    ),
  );
