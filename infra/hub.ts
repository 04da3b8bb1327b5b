import type { Kysely } from "kysely";
import type { ClientBase } from "pg";
import type { Subjects } from "./access/guard.js";
import type { AccessPolicy } from "./access/policy.js";
import type { Caller } from "./auth/caller.js";
import type { Command } from "./cli/command.js";
import type { Elsewhere } from "./figures/elsewhere.js";
import type { Cursors } from "./graphql/cursor.js";
import type { Write } from "./graphql/mutation.js";
import type { Ids } from "./graphql/seals.js";
import type { Adapter } from "./ingest/define.js";
import type { Consequence, Difference, LoadedRun, Loader, Measures, Offer } from "./loading.js";
import type { Privacy } from "./privacy/privacy.js";
import type { RetentionRule } from "./privacy/rules.js";
import type { RecordDefinition } from "./record.js";
import type { RunningServer, ServeGatewayOptions } from "./serving.js";
import type { TellStep } from "./steps.js";
import type { BoardNumber, CalendarDate } from "./values.js";

export type {
  CheckContext,
  Difference,
  LoadContext,
  LoadCounts,
  LoadedRun,
  Loader,
  LoadOutcome,
  LoadRejection,
  Measure,
  Measures,
  Offer,
  StagedRecords,
} from "./loading.js";

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
  /** Whether it concludes things over all boards, and so has a role `hub_<name>_derive`, which nobody logs in under. */
  readonly deriveRole?: boolean;
  readonly referenceData?: readonly ReferenceData[];
  readonly loaders: readonly Loader[];
  /** What it makes for other subgraphs of what boards deliver; not of registers. */
  readonly offers?: readonly Offer[];
  /** What it concludes from what boards deliver; not from registers. */
  readonly afterLoad?: Consequence;
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
  /** What it measures of a run, to be held against thresholds before anything of it counts. Not asked of registers: of those, the rows that go are counted. */
  readonly measures?: Measures;
  /** What a run has changed, in an order that stays, `first` rows after the first `after`; as `measures`. */
  differences?(client: ClientBase, run: LoadedRun, page: { first: number; after: number }): Promise<Difference[]>;
  /**
   * Prepares figures that are asked for often, and takes away what was prepared long ago; over the login that counts.
   * Asked by the worker, again and again.
   */
  prepareFigures?(figures: Kysely<Tables>, today: CalendarDate, tell: TellStep): Promise<void>;
  /**
   * Gives out the figures that others see as tables, as far as they are due; over the login that counts. Asked by the
   * worker every night.
   * @param elsewhere what other subgraphs have given out, which anybody can put beside these
   */
  releaseFigures?(figures: Kysely<Tables>, today: CalendarDate, elsewhere: Elsewhere, tell: TellStep): Promise<void>;
  /**
   * The numbers that boards give those who are in what it gave out, by what they are called there; who is erased has none.
   * Over the login that counts. Only the subgraph that gives out who works where has it: others hold theirs against that.
   */
  numbersOf?(figures: Kysely<Tables>, people: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Whether it notes of which days it has gone through all that it gives out, in `figure_day` of its schema. */
  readonly notesDays?: true;
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
