import { createHash, randomInt } from "node:crypto";
import type { Client } from "pg";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import { HubError } from "../errors.js";
import type { LoadedRun } from "../hub.js";
import { type ErasedPeople, erasedPeople, keepFromErasing } from "../privacy/erased.js";
import { type CalendarDate, dayOf } from "../values.js";
import { type Words, words } from "../words.js";
import { Archive } from "./archive.js";
import { beginBulk } from "./bulk.js";
import { followsFrom } from "./consequences.js";
import { differencesOf, measuresOf } from "./findings.js";
import { findingsText, type GuardFinding, guard } from "./guard.js";
import type { Job, OpenJob, PerformOptions, Settled } from "./job.js";
import type { KeptKey } from "./kept-keys.js";
import { loadDelivery } from "./load.js";
import { isBesideTables } from "./own-lines.js";
import { errorWords } from "./refusal-words.js";
import type { Rejection } from "./rejection.js";
import { RejectionWriter, writeRejections } from "./rejections.js";
import { asIngest, beginRun, endRun, getRun, isRefusal, type KindCounts, type NewRun, type RunReport } from "./run.js";
import { keyOfRun, type RunKey } from "./run-key.js";
import { heldMessage, loadedMessage, unchangedMessage } from "./run-text.js";
import { noteUnconcluded } from "./unconcluded.js";
import { describeFault } from "./undo.js";

/** Dry runs have numbers below zero, by chance and down to this: two at once have not the same. */
const LOWEST_PASSING = -(2 ** 47);

/** What was done and is to be undone. */
interface Tried {
  readonly run: LoadedRun | undefined;
  readonly counts: Readonly<Record<string, KindCounts>>;
  readonly findings: readonly GuardFinding[];
  readonly held: boolean;
}

/** One attempt at a job: in one transaction, all of it counts, or nothing. */
export class Trial {
  readonly #first: Rejection[] = [];
  readonly #day: CalendarDate;
  #run: NewRun;
  #erased: ErasedPeople | undefined;

  constructor(
    readonly client: Client,
    readonly job: Job,
    readonly options: PerformOptions,
    readonly key: RunKey,
  ) {
    const { board, source, files, day = dayOf(new Date()) } = job;
    this.#day = day;
    this.#run = { board, source, files, day, sha256: createHash("sha256").digest("hex") };
  }

  async run(): Promise<RunReport> {
    const { client, options } = this;
    const opened = await this.#open();
    if ("settled" in opened) return await this.#settle(opened);
    const runId = await this.#begin(opened);
    const { counts, findings, run } = await this.#load(opened, runId);
    const held = findings.some(({ passed }) => !passed);
    if (options.dryRun) return await this.#tell(opened, runId, { run, counts, findings, held });
    if (held) return await this.#hold(findings, runId);
    if (run && followsFrom(run, options.subgraphs)) {
      await asIngest(client, () => noteUnconcluded(client, { run, boardName: opened.boardName }));
    }
    const report = await this.#end(opened, runId, {
      state: "loaded",
      counts,
      guard: findings,
      message: loadedMessage(runId, counts),
    });
    await client.query("commit");
    return { ...report, error: null };
  }

  async #open(): Promise<OpenJob | Settled> {
    const { client, job } = this;
    await beginBulk(client);
    await this.#reach();
    await this.#lock();
    if (job.board !== null) {
      await keepFromErasing(client, job.board);
      this.#erased = await erasedPeople(client, job.board, this.options.home);
    }
    const opened = await job.open(client);
    this.#run = { ...this.#run, sha256: "settled" in opened ? opened.settled.sha256 : opened.sha256 };
    return opened;
  }

  /** Rows of the delivering board alone; a register has the reach of the machine itself, and loads no board's rows. */
  async #reach(): Promise<void> {
    if (this.job.board !== null) await reachBoards(this.client, this.job.board);
  }

  /** One importer per board and source at a time; the others wait, and then see what the first one did. */
  async #lock(): Promise<void> {
    const { board, source } = this.job;
    const key = [`hub ingest ${board ?? ""} ${source}`];
    const { rows } = await this.client.query<{ got: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as got",
      key,
    );
    if (rows[0]?.got) return;
    this.options.progress?.({ source, phase: "waiting", name: "", rows: 0, bytes: 0, ofBytes: 0 });
    await this.client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", key);
  }

  async #settle({ settled: { by, held, isAskedAgain } }: Settled): Promise<RunReport> {
    const { client } = this;
    if (held || isAskedAgain) {
      const run = await asIngest(client, () => getRun(client, by));
      await client.query("rollback");
      return { ...run, error: held ? heldError(run.id, run.guard) : null };
    }
    const report = await asIngest(client, async () => {
      const runId = await beginRun(client, { ...this.#run, id: this.#passingId() });
      return await endRun(client, runId, { state: "unchanged", message: unchangedMessage(by) });
    });
    await client.query(this.options.dryRun ? "rollback" : "commit");
    return { ...report, id: shownId(report.id), error: null };
  }

  #begin({ replayOf, coverage }: OpenJob, id = this.#passingId()): Promise<number> {
    const { existing } = this.job;
    if (existing !== undefined) return Promise.resolve(existing);
    return asIngest(this.client, () => beginRun(this.client, { ...this.#run, replayOf, coverage, id }));
  }

  /** A dry run uses up no number: it has one for a while that no other has. */
  #passingId(): number | undefined {
    return this.options.dryRun && randomInt(LOWEST_PASSING, 0);
  }

  /** @param held what was refused beside the tables, of a run that is to be kept only */
  async #load(opened: OpenJob, runId: number, held?: readonly Rejection[]) {
    const { client, job, options } = this;
    this.#first.length = 0;
    const key = await this.#keyFor(runId);
    const erased = this.#erased;
    const rejections = await RejectionWriter.open(client, runId, this.#first, { key, erased });
    const { board, source } = job;
    const { subgraphs, signal, progress } = options;
    const { ofBoard, boardName, coverage } = opened;
    const counts = await loadDelivery({
      client,
      subgraphs,
      records: opened.records(rejections),
      source,
      board,
      ofBoard,
      boardName,
      coverage,
      day: this.#day,
      runId,
      rejections,
      archive: opened.keep && !options.dryRun ? new Archive(client, runId, key) : undefined,
      erased,
      keepOnly: held !== undefined,
      signal,
      progress,
    });
    if (held) {
      for (const rejection of held) rejections.add(rejection);
      await rejections.flush();
      return { counts, findings: [] };
    }
    const run = this.#loaded(opened, runId, counts);
    const findings =
      !run || opened.thresholds === null ? [] : guard(await measuresOf(client, subgraphs, run), opened.thresholds);
    return { counts, findings, run };
  }

  /** Undefined for a register: nobody concludes anything from it, or measures it. */
  #loaded(
    { coverage, historySince }: OpenJob,
    runId: number,
    counts: Readonly<Record<string, KindCounts>>,
  ): LoadedRun | undefined {
    const { board, source } = this.job;
    if (board === null) return undefined;
    return { runId, board, source, coverage, day: this.#day, historySince, kinds: Object.keys(counts) };
  }

  /** A held run that is released has the key that it was read under. */
  #keyFor(runId: number): Promise<KeptKey | undefined> {
    const { client, job, key, options } = this;
    if (job.existing !== undefined) return keyOfRun(client, runId, options.home);
    return asIngest(client, () => key.begin(client, runId));
  }

  /** What it would have done; nothing of it stays. */
  async #tell(opened: OpenJob, runId: number, { run, counts, findings, held }: Tried): Promise<RunReport> {
    const { client, options } = this;
    const { first = 0, after = 0 } = options.dryRun ?? {};
    const differences = run ? await differencesOf(client, options.subgraphs, run, { first, after }) : [];
    const id = shownId(runId);
    const state = held ? "held" : "loaded";
    const report = await asIngest(client, async () => {
      const { note } = await opened.finish(client, runId, "loaded");
      const message = held
        ? withNote(heldMessage(id, findings), note && words(`once approved, ${note.en}`, `na vrijgave: ${note.nl}`))
        : withNote(loadedMessage(id, counts), note);
      return await endRun(client, runId, { state, counts, guard: findings, message });
    });
    await client.query("rollback");
    return { ...report, id, error: null, dryRun: { differences, rejections: this.#first } };
  }

  /** Undoes everything and keeps the records, to be released, under the number that the run had. */
  async #hold(findings: readonly GuardFinding[], id: number): Promise<RunReport> {
    const refused = this.#first.filter(isBesideTables);
    await this.client.query("rollback");
    const opened = await this.#open();
    if ("settled" in opened) return await this.#settle(opened);
    const runId = await this.#begin(opened, id);
    const { counts } = await this.#load(opened, runId, refused);
    const message = heldMessage(runId, findings);
    const report = await this.#end(opened, runId, { state: "held", counts, guard: findings, message });
    await this.client.query("commit");
    return { ...report, error: heldError(runId, findings) };
  }

  #end(opened: OpenJob, runId: number, end: Parameters<typeof endRun>[2] & { readonly state: "loaded" | "held" }) {
    return asIngest(this.client, async () => {
      const { files, note } = await opened.finish(this.client, runId, end.state);
      const message = withNote(end.message, note);
      return await endRun(this.client, runId, { ...end, message, files });
    });
  }

  /** Writes down a run of which nothing landed. */
  async giveUp(cause: unknown): Promise<RunReport> {
    const { client } = this;
    const error = cause instanceof HubError ? cause : new HubError("INTERNAL", describeFault(cause), { cause });
    if (this.options.dryRun || this.job.existing !== undefined) throw error;
    const writeDown = async () => {
      const id = await beginRun(client, this.#run);
      const key = this.#first.length > 0 ? await this.key.begin(client, id) : undefined;
      await writeRejections(client, id, this.#first, { key });
      const state = isRefusal(error) ? "refused" : "failed";
      return endRun(client, id, { state, message: errorWords(error) });
    };
    const written = await inTransaction(client, async () => {
      await this.#reach();
      return await asIngest(client, writeDown);
    });
    return { ...written, error };
  }

  /** Takes the key of the run away where nothing is kept under it. What goes wrong with that leaves a key of nothing. */
  async forgetKey(): Promise<void> {
    const { client } = this;
    const isUsed = (id: string) =>
      inTransaction(client, async () => {
        await this.#reach();
        const { rowCount } = await asIngest(client, () =>
          client.query("select from ingest.run where key_id = $1", [id]),
        );
        return rowCount !== 0;
      });
    await this.key.destroyUnless(isUsed).catch(() => {});
  }
}

const shownId = (id: number) => Math.max(0, id);

const withNote = (message: Words, note: Words | undefined): Words =>
  note === undefined ? message : words(`${message.en}; ${note.en}`, `${message.nl}; ${note.nl}`);

const heldError = (runId: number, findings: readonly GuardFinding[]): HubError =>
  new HubError(
    "RUN_HELD",
    words(
      `Run ${runId}: held, nothing was changed: ${findingsText(findings, "en")}.`,
      `Run ${runId}: aangehouden, er is niets gewijzigd: ${findingsText(findings, "nl")}.`,
    ),
  );
