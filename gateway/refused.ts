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
