import type { GraphQLScalarType } from "graphql";
import type { Kysely } from "kysely";
import type { ClientBase } from "pg";
import type { Caller } from "./auth/caller.js";
import type { Authenticate } from "./auth/verify.js";
import type { Command } from "./cli/command.js";
import type { OpenSubgraph } from "./graphql/subgraph.js";
import type { Adapter } from "./ingest/define.js";
import type { Log } from "./log.js";
import type { BoardNumber } from "./values.js";

/** What one GraphQL operation on a subgraph comes with. */
export interface SubgraphRequest<Tables> {
  /** Undefined: no token was given. */
  readonly caller: Caller | undefined;
  readonly requestId: string;
  /** Bound to the subgraph's own role. */
  readonly db: Kysely<Tables>;
  /** Signs cursors, so that they cannot be forged. */
  readonly cursorKey: Uint8Array;
}

/** Rows that a loader touched, per kind of thing. */
export interface LoadCounts {
  added: number;
  changed: number;
  removed: number;
  unchanged: number;
}

/** A fault that only shows when a record meets the tables. */
export interface LoadRejection {
  /** Index of the file in the delivery. */
  readonly file: number;
  /** Line or row in that file, from 1, as the reader counted it. */
  readonly line: number;
  /** Record field, `siteCode`; null when it is about the row as a whole. */
  readonly field: string | null;
  readonly code: "KEY_CONFLICT" | "REFERENCE_UNKNOWN" | "NOT_YOURS";
  /** What was expected, without the cell's value. */
  readonly expected: string;
}

/** One delivery's staged records of one kind, inside the delivery's transaction. */
export interface StagedRecords {
  /** In the delivery's transaction, under the subgraph's own role. */
  readonly client: ClientBase;
  /** Run that brings these records; rows keep it to be traceable. */
  readonly runId: number;
  /** Board whose delivery this is; null for a register. */
  readonly board: BoardNumber | null;
  /** Name of the board in its profile, when given. */
  readonly boardName: string | null;
  /**
   * Quoted name of the staging table: the record's columns, and `_file int`, `_line int` in order of delivery.
   * Rows with equal keys that agree in all fields have been reduced to one; refused rows are not in it.
   */
  readonly staged: string;
}

/** What a loader checks with. */
export interface CheckContext extends StagedRecords {
  /** Refuses rows: they are reported, and leave the staging table before this resolves. */
  reject(rejections: readonly LoadRejection[]): Promise<void>;
}

/** What a loader loads with, when all checks of the kind are done. */
export interface LoadContext extends StagedRecords {
  /**
   * `full`: what is not delivered is gone; `windowed`: it stays as it was, but for parts of a thing that was delivered;
   * `partial`: rows were refused, while reading or checking, and nothing goes: a refused row was not left out, and
   * nobody can tell which thing it was about.
   */
  readonly coverage: "full" | "windowed" | "partial";
}

/**
 * Set-based SQL from the staging table of one record kind to a subgraph's own tables, in two steps: all refusing comes
 * before all writing, so that no row is taken away on the word of a delivery that turns out to be incomplete.
 */
export interface Loader {
  /** Record kind, `employment`. */
  readonly kind: string;
  /** Refuses what cannot be loaded; `load` gets the rest. Temporary tables may carry over. */
  check?(context: CheckContext): Promise<void>;
  load(context: LoadContext): Promise<LoadCounts>;
}

/** Dated facts of `schema/reference`, loaded when their content changes. */
export interface ReferenceData {
  /** Unique in the hub: `staff.region`. */
  readonly name: string;
  /** Files that it is read from; their content decides whether it is loaded again. */
  readonly files: readonly URL[];
  /** In one transaction, under the subgraph's own role. */
  load(client: ClientBase): Promise<void>;
}

/** One federated subgraph: its data, its graph, its loaders. */
export interface Subgraph<Tables = never, Context extends object = object> {
  /** `staff`: also its Postgres schema; its role is `hub_staff`. */
  readonly name: string;
  /** Folder with numbered SQL, `0001_board.sql`. */
  readonly migrations: URL;
  /** type-graphql resolver classes. */
  readonly resolvers: readonly (new () => object)[];
  /** Classes of the schema that no resolver returns directly. */
  readonly orphanedTypes?: readonly (abstract new (
    ...args: never[]
  ) => object)[];
  /** Answers other subgraphs' references: `{ Board: (ref, context) => … }`. */
  readonly references: Readonly<Record<string, (reference: never, context: Context) => unknown>>;
  readonly referenceData?: readonly ReferenceData[];
  readonly loaders: readonly Loader[];
  /**
   * Vouches for a board that delivers its own data: asked once per delivery of a `board` source, in its transaction and
   * under the subgraph's role, before anything is read. Only the subgraph that holds the register of boards has it.
   * @throws BOARD_UNKNOWN
   */
  requireBoard?(client: ClientBase, board: BoardNumber): Promise<void>;
  /** Built anew for each operation: data loaders live as long as it. */
  context(request: SubgraphRequest<Tables>): Context;
}

/** Any subgraph, as the plug board sees it. */
// biome-ignore lint/suspicious/noExplicitAny: a subgraph's own table and context types end at its door
export type AnySubgraph = Subgraph<any, any>;

/** A file set that `npm start` brings in on an empty hub. */
export interface Demo {
  /** Board that the first token is for. */
  readonly board: BoardNumber;
  /** Writes the demo's vendor files under a folder and says what to ingest, in order. */
  write(folder: string): Promise<readonly DemoDelivery[]>;
}

/** One delivery of the demo. */
export interface DemoDelivery {
  /** Null for a register. */
  readonly board: BoardNumber | null;
  readonly source: string;
  readonly files: readonly string[];
}

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
  /** Without authentication: for public conformance suites. */
  readonly open: boolean;
  readonly authenticate: Authenticate;
  /** A short-lived token that tells subgraphs who asks. */
  readonly signCaller: (caller: Caller) => Promise<string>;
  /** What `/health/ready` asks beside the subgraphs. */
  readonly checks: Readonly<Record<string, () => Promise<void>>>;
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

/** The plug board: everything the hub is made of. */
export interface Hub {
  /** Root of the repository, to find `schema/`. */
  readonly root: URL;
  /** The same as a path. */
  readonly rootPath: string;
  readonly adapters: readonly Adapter[];
  readonly subgraphs: readonly AnySubgraph[];
  readonly serveGateway: (options: ServeGatewayOptions) => Promise<RunningServer>;
  /** Register deliveries that every hub has. */
  readonly registers: readonly DemoDelivery[];
  readonly demo: Demo;
  /** Commands beside the built-in ones. */
  readonly commands: readonly Command[];
}

/** Declares the hub; `hub.config.ts` is the only caller. */
export const defineHub = (hub: Hub): Hub => hub;
