import type { Kysely } from "kysely";
import type { ClientBase } from "pg";
import type { Subjects } from "./access/guard.js";
import type { AccessPolicy } from "./access/policy.js";
import type { Caller } from "./auth/caller.js";
import type { Command } from "./cli/command.js";
import type { Cursors } from "./graphql/cursor.js";
import type { Write } from "./graphql/mutation.js";
import type { Ids } from "./graphql/seals.js";
import type { Adapter, Coverage } from "./ingest/define.js";
import type { Threshold } from "./ingest/guard.js";
import type { Privacy } from "./privacy/privacy.js";
import type { RetentionRule } from "./privacy/rules.js";
import type { RecordDefinition } from "./record.js";
import type { RunningServer, ServeGatewayOptions } from "./serving.js";
import type { BoardNumber } from "./values.js";
import type { Words } from "./words.js";

/** What one GraphQL operation on a subgraph comes with. */
export interface SubgraphRequest<Tables> {
  readonly caller: Caller;
  readonly requestId: string;
  /** Over the subgraph's reading login, in the operation's transaction: the rows that the caller may see. */
  readonly db: Kysely<Tables>;
  /** Over the login that counts across boards; undefined when the subgraph has none. What it gives is not to be shown as it is. */
  readonly figures: Kysely<Tables> | undefined;
  /** Over the login of mutations, for the caller's rows; fails in a subgraph that has none. */
  readonly write: Write<Tables>;
  /** Makes and reads the ids of people, which differ per partner. */
  readonly ids: Ids;
  /** Makes and reads the cursors of lists. */
  readonly cursors: Cursors;
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
  readonly expected: Words;
}

/** One delivery's staged records of one kind, inside the delivery's transaction. */
export interface StagedRecords {
  /** In the delivery's transaction, under the subgraph's own role. */
  readonly client: ClientBase;
  /** Run that brings these records; rows keep it to be traceable. */
  readonly runId: number;
  /** Name of the source, `afas`. */
  readonly source: string;
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
   * `delta`: everything else stays as it was.
   */
  readonly coverage: Coverage;
  /**
   * Quoted name of a table with the record's key columns, as text: what refused rows were about. A refused row was not
   * left out: nothing goes on its account. Rows of which nobody can tell what they were about make a delivery `delta`.
   */
  readonly refused: string;
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

/** A run whose records have been loaded in the transaction at hand. */
export interface LoadedRun {
  readonly runId: number;
  readonly board: BoardNumber;
}

/** One figure of what a run did. */
export interface Measure {
  /** As thresholds in the profile name it: `left`. */
  readonly name: string;
  readonly count: number;
  /** Of how many, before the run. */
  readonly of: number;
  /** Unless the profile says otherwise. */
  readonly limit: Threshold;
}

/** One thing that a run changed, for the board's own eyes. */
export interface Difference {
  readonly what: "joined" | "left" | "changed" | "moved";
  /** Who: number and name, as the board knows them. */
  readonly who: string;
  /** What of theirs: `employment 1/2, line 7`; null when it is about the person. */
  readonly part: string | null;
  /** Field that changed, `functionCode`; null when something came or went. */
  readonly field: string | null;
  readonly from: string | null;
  readonly to: string | null;
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

/** A region, by the numbering that it has its code in. */
export interface RegionKey {
  readonly scheme: string;
  readonly code: string;
}

/** One federated subgraph: its data, its graph, its loaders. */
export interface Subgraph<Tables = never, Context extends object = object> {
  /** `staff`: also its Postgres schema; it is loaded as `hub_staff` and asked as `hub_staff_read`. */
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
  /** Who may ask what: the hub's, in whose words its fields say what they ask of their callers. */
  readonly access: AccessPolicy;
  /** Whose data the rows of each type are that is about people: `{ Absence: (row) => row.person }`. */
  readonly subjects?: Subjects;
  /** Whether it has figures that are counted over all boards, and so a login `hub_<name>_figures`. */
  readonly figuresLogin?: boolean;
  /** Whether it has mutations, and so a login `hub_<name>_write`: its migrations say what that may write. */
  readonly writes?: boolean;
  readonly referenceData?: readonly ReferenceData[];
  readonly loaders: readonly Loader[];
  /**
   * Vouches for a board that delivers its own data: asked once per delivery of a `board` source, in its transaction and
   * under the subgraph's role, before anything is read. Only the subgraph that holds the register of boards has it.
   * @throws BOARD_UNKNOWN
   */
  requireBoard?(client: ClientBase, board: BoardNumber): Promise<void>;
  /**
   * The boards that a region has today, by number; none when it knows no such region. Asked in a transaction, under the
   * subgraph's role. Only the subgraph that holds the register of boards has it.
   */
  boardsOf?(client: ClientBase, region: RegionKey): Promise<readonly BoardNumber[]>;
  /**
   * Measures what a run has done, in its transaction and under the subgraph's role, to be held against thresholds before
   * anything of it counts. Not asked of registers.
   */
  measures?(client: ClientBase, run: LoadedRun): Promise<readonly Measure[]>;
  /** What a run has changed, in an order that stays, `first` rows after the first `after`; as `measures`. */
  differences?(client: ClientBase, run: LoadedRun, page: { first: number; after: number }): Promise<Difference[]>;
  /** What it knows of people; without it, nothing. */
  readonly privacy?: Privacy;
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

/** The plug board: everything the hub is made of. */
export interface Hub {
  /** Root of the repository, to find `schema/`. */
  readonly root: URL;
  /** The same as a path. */
  readonly rootPath: string;
  readonly adapters: readonly Adapter[];
  /** Every kind of record that crosses from an adapter to a subgraph. */
  readonly records: readonly RecordDefinition[];
  readonly subgraphs: readonly AnySubgraph[];
  /** Who may ask what. */
  readonly access: AccessPolicy;
  /** How long what is kept, and by which law. */
  retention(): Promise<readonly RetentionRule[]>;
  readonly serveGateway: (options: ServeGatewayOptions) => Promise<RunningServer>;
  /** Register deliveries that every hub has. */
  readonly registers: readonly DemoDelivery[];
  readonly demo: Demo;
  /** Commands beside the built-in ones. */
  readonly commands: readonly Command[];
}

/** Declares the hub; `hub.config.ts` is the only caller. */
export const defineHub = (hub: Hub): Hub => hub;
