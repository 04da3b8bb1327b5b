import { type Reply, send, times } from "./surface.js";

/** One look from outside: gives true when it finds what should not be there. */
type Check = (url: string, headers: Readonly<Record<string, string>>) => Promise<boolean>;

const post: (body: unknown, isFound: (reply: Reply) => boolean) => Check = (body, isFound) => async (url, headers) => {
  const all = { ...headers, "content-type": "application/json" };
  return isFound(await send(url, { method: "POST", headers: all, body: JSON.stringify(body) }));
};

const get: (query: string, isFound: (reply: Reply) => boolean) => Check = (query, isFound) => async (url, headers) =>
  isFound(await send(`${url}?query=${encodeURIComponent(query)}`, { headers }));

const answers = ({ body }: Reply): boolean => body?.data?.__typename !== undefined;
const schemaTypes = ({ body }: Reply): readonly unknown[] =>
  (body?.data?.__schema as { types?: unknown[] } | undefined)?.types ?? [];

/** The twelve checks of graphql-cop, written anew from its list; each sends what that sends. */
export const COP: Readonly<Record<string, Check>> = {
  "alias overloading": post({ query: `query cop { ${times(101, (n) => `alias${n}: __typename`)} }` }, ({ body }) =>
    Boolean(body?.data?.alias100),
  ),
  "batch queries": post(
    Array.from({ length: 10 }, () => ({ query: "query cop { __typename }" })),
    ({ body }) => Array.isArray(body) && body.length >= 10,
  ),
  "GET based queries": get("query cop { __typename }", answers),
  "GET based mutations": get("mutation cop { __typename }", answers),
  "POST based queries of forms": async (url, headers) => {
    const body = new URLSearchParams({ query: "query cop { __typename }" });
    return answers(await send(url, { method: "POST", headers, body }));
  },
  tracing: post({ query: "query cop { __typename }" }, ({ text }) => /"(tracing|ftv1|queryPlan)"/.test(text)),
  "field duplication": post({ query: `query cop { ${times(500, () => "__typename")} }` }, answers),
  "field suggestions": post({ query: "query cop { __schema { directive } }" }, ({ text }) =>
    text.includes("Did you mean"),
  ),
  "landing page": async (url, headers) => {
    const { headers: answered, text } = await send(url, { headers: { ...headers, accept: "text/html" } });
    return /html/.test(answered.get("content-type") ?? "") || /graphiql|playground|apollo (sandbox|server)/i.test(text);
  },
  introspection: post(
    { query: "query cop { __schema { types { name fields { name } } } }" },
    (reply) => schemaTypes(reply).length > 0,
  ),
  "directive overloading": post(
    { query: `query cop { __typename ${"@aa".repeat(10)} }` },
    ({ body }) => (body?.errors?.length ?? 0) >= 10,
  ),
  "circular introspection": post(
    { query: `query cop { __schema { types { ${"fields { type { ".repeat(4)} name ${"} }".repeat(4)} } } }` },
    (reply) => schemaTypes(reply).length > 0,
  ),
};
