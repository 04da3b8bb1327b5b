/** How long a client may take, in ms. */
export interface Patience {
  /** For the headers of a request, a connection's first byte included. */
  readonly headers: number;
  /** For the body of a request to `/graphql`. */
  readonly body: number;
  /** For any request as a whole: boards send deliveries in parts of 8 MB, over slow lines. */
  readonly request: number;
  /** Between two requests on one connection. */
  readonly idle: number;
  /** Without taking a byte of an answer of `/graphql`. */
  readonly unread: number;
  /** How often the server looks for connections that take too long. */
  readonly lookEvery: number;
}

/** What the gateway grants. Others are for tests. */
export const PATIENCE: Patience = {
  headers: 5_000,
  body: 10_000,
  request: 120_000,
  idle: 15_000,
  unread: 30_000,
  lookEvery: 1_000,
};

/** Most connections at the same time; more are closed at once. */
export const MOST_CONNECTIONS = 10_000;

/** Patience as Fastify takes it. */
export const timeouts = ({ headers, request, idle, lookEvery }: Patience) => ({
  requestTimeout: request,
  keepAliveTimeout: idle,
  maxRequestsPerSocket: 1_000,
  http: { headersTimeout: headers, connectionsCheckingInterval: lookEvery },
});
