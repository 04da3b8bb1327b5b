import type { AddressInfo } from "node:net";
import fastify from "fastify";
import { buildSchema, execute, MaxIntrospectionDepthRule, parse, specifiedRules, validate } from "graphql";

const schema = buildSchema("type Query { a: Int } type Mutation { b: Int }");
const rules = specifiedRules.filter((rule) => rule !== MaxIntrospectionDepthRule);

/** A server that answers whatever it is asked, in every way: what tests of refusals must find fault with. */
export async function openCareless(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = fastify({ forceCloseConnections: true });
  app.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body.toString()))),
  );
  app.route<{ Querystring: Asked; Body: Asked | Asked[] }>({
    method: ["GET", "POST"],
    url: "/graphql",
    handler: async ({ method, query, body, headers }, reply) => {
      if (headers.accept === "text/html") return reply.type("text/html").send("<title>GraphiQL</title>");
      if (Array.isArray(body)) return body.map(answerOf);
      return answerOf(method === "GET" ? query : body);
    },
  });
  await app.listen({ port: 0, host: "127.0.0.1" });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/graphql`, close: () => app.close() };
}

interface Asked {
  readonly query: string;
}

function answerOf({ query }: Asked) {
  const document = parse(query);
  const errors = validate(schema, document, rules);
  return errors.length > 0 ? { errors } : { ...execute({ schema, document }), extensions: { tracing: {} } };
}
