import { createHash, randomInt } from "node:crypto";
import type { Client } from "pg";
import { reachBoards } from "../db/row-context.js";
import { HubError } from "../errors.js";
import { type ErasedPeople, erasedPeople, keepFromErasing } from "../privacy/erased.js";
import { type CalendarDate, dayOf } from "../values.js";
import { words } from "../words.js";
import { beginBulk } from "./bulk.js";
import { followsFrom } from "./consequences.js";
import { differencesOf } from "./findings.js";
import type { GuardFinding } from "./guard.js";
import type { Job, OpenJob, PerformOptions, Settled } from "./job.js";
import { type BegunJob, keepJob, type LoadedJob, loadJob } from "./load-job.js";
import { writeLostRun } from "./lost-run.js";
import { isBesideTables } from "./own-lines.js";
import type { Rejection } from "./rejection.js";
import { asIngest, beginRun, endRun, getRun, type NewRun, type RunReport } from "./run.js";
import type { RunKey } from "./run-key.js";
import { heldError, heldMessage, loadedMessage, unchangedMessage, withNote } from "./run-text.js";
import { lockSource } from "./source-lock.js";
import { noteUnconcluded } from "./unconcluded.js";
import { describeFault } from "./undo.js";

/** Dry runs have numbers below zero, by chance and down to this: two at once have not the same. */
const LOWEST_PASSING = -(2 ** 47);

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
    const loaded = await loadJob(this.#begun(opened, runId));
    const { counts, findings, isHeld, run } = loaded;
    if (options.dryRun) return await this.#tell(opened, runId, loaded);
    if (isHeld) return await this.#hold(findings, runId);
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
    const { board, source } = job;
    const { home, progress } = this.options;
    await beginBulk(client);
    // Rows of the delivering board alone; a register has the reach of the machine itself, and loads no board's rows.
    if (board !== null) await reachBoards(client, board);
    await lockSource(client, job, () => {
      progress?.({ source, phase: "waiting", name: "", rows: 0, bytes: 0, ofBytes: 0 });
    });
    if (board !== null) {
      await keepFromErasing(client, board);
      this.#erased = await erasedPeople(client, board, home);
    }
    const opened = await job.open(client);
    this.#run = { ...this.#run, sha256: "settled" in opened ? opened.settled.sha256 : opened.sha256 };
    return opened;
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

  #begun(opened: OpenJob, runId: number): BegunJob {
    const { client, job, options, key } = this;
    return { client, job, opened, options, runId, day: this.#day, key, erased: this.#erased, first: this.#first };
  }

  /** What it would have done; nothing of it stays. */
  async #tell(opened: OpenJob, runId: number, loaded: LoadedJob): Promise<RunReport> {
    const { client, options } = this;
    const { run, counts, findings, isHeld } = loaded;
    const { first = 0, after = 0 } = options.dryRun ?? {};
    const differences = run ? await differencesOf(client, options.subgraphs, run, { first, after }) : [];
    const id = shownId(runId);
    const state = isHeld ? "held" : "loaded";
    const report = await asIngest(client, async () => {
      const { note } = await opened.finish(client, runId, "loaded");
      const message = isHeld
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
    const { counts } = await keepJob(this.#begun(opened, runId), refused);
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
    const { client, key } = this;
    const error = cause instanceof HubError ? cause : new HubError("INTERNAL", describeFault(cause), { cause });
    if (this.options.dryRun || this.job.existing !== undefined) throw error;
    const written = await writeLostRun(client, { run: this.#run, error, rejections: this.#first, key });
    return { ...written, error };
  }
}

const shownId = (id: number) => Math.max(0, id);
