import { HeaderMap } from "@apollo/server";
import { GraphQLError } from "graphql";

/** How a refusal differs from a plain bad request. */
interface RefusedMore {
  readonly code?: string;
  /** What tells the client how it may come back. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that gets no further than HTTP. Its message is shown, so it never holds what the client sent. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    readonly statusCode: number,
    message: string,
    { code = "BAD_REQUEST", headers = {} }: RefusedMore = {},
  ) {
    super(message);
    this.code = code;
    this.headers = headers;
  }
}

/** The same refusal of an operation that has come as far as Apollo Server, which takes the status from there. */
export function asGraphqlError({ statusCode: status, message, code, headers: list }: Refused): GraphQLError {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(list)) headers.set(name, value);
  return new GraphQLError(message, { extensions: { code, http: { status, headers } } });
}
