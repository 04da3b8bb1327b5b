import type { FastifyPluginAsync } from "fastify";
import type { GraphQLScalarType } from "graphql";
import type { Pool } from "pg";
import type { AccessPolicy } from "./access/policy.js";
import type { ClientSettingsOf } from "./auth/client-settings.js";
import type { SignCaller } from "./auth/relay.js";
import type { Authenticate } from "./auth/verify.js";
import type { OpenSubgraph } from "./graphql/subgraph.js";
import type { Log } from "./log.js";

/** How the gateway is served. */
export interface ServeGatewayOptions {
  /** The supergraph's SDL. */
  readonly supergraph: string;
  /** Subgraphs in this process; without them they are asked over HTTP. */
  readonly inProcess?: readonly OpenSubgraph[];
  /** Addresses of subgraphs by name, where they differ from the supergraph's. */
  readonly addresses?: Readonly<Record<string, string>>;
  /** The supergraph's scalars, to refuse wrong values with their own words before subgraphs are asked. */
  readonly scalars?: readonly GraphQLScalarType[];
  /** Largest answer that is taken of a subgraph over HTTP, in bytes. Default 64 MB. */
  readonly answerLimit?: number;
  /** File to follow: when it changes, the new supergraph is taken without a restart. */
  readonly watch?: string;
  readonly port: number;
  readonly host: string;
  /** Over the gateway's own login; undefined when it has no database. Closed by who opened it. */
  readonly pool?: Pool;
  /** What was agreed with clients; left out: nothing. */
  readonly clientSettings?: ClientSettingsOf;
  /** Further routes beside `/graphql`, within the same server. */
  readonly routes?: FastifyPluginAsync;
  /** Without authentication: for public conformance suites. */
  readonly open: boolean;
  readonly authenticate: Authenticate;
  /** Who may ask what; an open gateway asks nobody. */
  readonly access: AccessPolicy;
  /** A short-lived token that tells one subgraph who asks. */
  readonly signCaller: SignCaller;
  /** What `/health/ready` asks beside the subgraphs. */
  readonly checks: Readonly<Record<string, () => Promise<void>>>;
  /** Longest that a client waits for its answer, ms. */
  readonly timeoutMs: number;
  readonly log: Log;
}

/** A server that runs. */
export interface RunningServer {
  readonly url: string;
  readonly port: number;
  /** Finishes what is in flight, then stops. */
  close(): Promise<void>;
}
