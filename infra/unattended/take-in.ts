import type { ClientBase } from "pg";
import { withClient } from "../db/connect.js";
import { concludeReports } from "../ingest/conclude.js";
import { loadFiles } from "../ingest/ingest.js";
import { listRejections } from "../ingest/list-rejections.js";
import { rejectionsOf } from "../ingest/rejection.js";
import type { RunReport } from "../ingest/run.js";
import { noFiles } from "../ingest/sort-files.js";
import { keepFailure } from "./failed-run.js";
import { asHubError, type Findings, type Found, Unsettled } from "./found.js";
import { lookFor } from "./look.js";
import { privateFolder } from "./private-folder.js";
import {
  BEGINNING,
  begun,
  blocked,
  dealtWith,
  type Intake,
  isToRetry,
  keepStanding,
  mayTry,
  readStanding,
  type Standing,
} from "./standing.js";
import { findTargets, type Target } from "./targets.js";
import type { Work } from "./work.js";

/**
 * Looks for deliveries of a board and source in one way, and takes in those that are there. Each attempt leaves a run.
 * Only one process does so at a time: another one finds it busy and goes.
 */
export async function takeIn(intake: Intake, work: Work): Promise<void> {
  await withClient(work.url, async (client) => {
    const { rows } = await client.query<{ got: boolean }>(
      "select pg_try_advisory_lock(hashtextextended($1, 0)) as got",
      [`hub intake ${intake.board} ${intake.source}`],
    );
    if (!rows[0]?.got) return;
    const { targets } = await findTargets(client, work.hub, intake);
    const [target] = targets;
    if (target) await new TakeIn(client, intake, target, work).run();
  });
}

/** One look, and what comes of it. */
class TakeIn {
  #standing: Standing = BEGINNING;

  constructor(
    readonly client: ClientBase,
    readonly intake: Intake,
    readonly target: Target,
    readonly work: Work,
  ) {}

  async run(): Promise<void> {
    const { client, intake, target, work } = this;
    this.#standing = await readStanding(client, intake, target.version);
    if (!mayTry(this.#standing, work.clock())) return;
    const findings = await this.#look();
    if (!findings) return;
    await this.#keep({ ...this.#standing, looks: findings.looks });
    for (const found of findings.found) {
      const goesOn = await this.#attempt(found);
      if (!goesOn) return;
    }
  }

  /** Undefined: it could not look, and said so. */
  async #look(): Promise<Findings | undefined> {
    const before = this.#standing;
    try {
      return await lookFor(this.intake.way, this.target, before, this.work);
    } catch (cause) {
      this.work.signal.throwIfAborted();
      const error = asHubError(cause);
      const now = this.work.clock();
      await this.#keep(isToRetry(error, before) ? begun(before, now) : blocked(before, now));
      this.#tell(await keepFailure(this.client, this.intake, error));
      return undefined;
    }
  }

  /** Gives whether the next one may be tried. What was copied is gone when this resolves. */
  async #attempt(found: Found): Promise<boolean> {
    const before = this.#standing;
    const { signal, clock } = this.work;
    await this.#keep(begun(before, clock()));
    await using folder = await privateFolder(this.work.workFolder);
    try {
      const report = await this.#take(found, folder.path);
      this.#tell(report);
      if (report.error && isToRetry(report.error, this.#standing)) return false;
      const rejections = await listRejections(this.client, report.id, this.work.home);
      await found.fileAway?.(report, rejectionsOf(rejections, this.target.adapter));
      await this.#keep(dealtWith(before, found.print));
      await this.#conclude(report);
      return true;
    } catch (error) {
      if (signal.aborted) await this.#keep(before);
      if (!(error instanceof Unsettled)) throw error;
      // As if it had not been looked at: it has to settle again.
      await this.#keep({ ...before, looks: {} });
      return true;
    }
  }

  /** Copies it into the folder and loads it. */
  async #take(found: Found, folder: string): Promise<RunReport> {
    const { client, intake, target, work } = this;
    const { board, source } = target;
    const { hub, url, home, signal, tokenKeys } = work;
    try {
      const files = await found.take(folder);
      const [report] = await loadFiles({ hub, url, home, files, board, source, tokenKeys, signal });
      if (report) return report;
      throw noFiles();
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof Unsettled) throw cause;
      return await keepFailure(client, intake, asHubError(cause));
    }
  }

  /** What goes wrong with it is no matter of the delivery: that is loaded, and dealt with. */
  async #conclude(report: RunReport): Promise<void> {
    const { hub, url, signal, log } = this.work;
    const [concluded] = await concludeReports([report], { url, signal, subgraphs: hub.subgraphs });
    if (!concluded?.unconcluded) return;
    const { board, source, id } = report;
    log.warn("what follows from a run is not there yet", {
      board,
      source,
      run: id,
      message: concluded.unconcluded.message,
    });
  }

  async #keep(standing: Standing): Promise<void> {
    const { client, intake, target } = this;
    if (JSON.stringify(standing) === JSON.stringify(this.#standing)) return;
    await keepStanding(client, intake, target.version, standing);
    this.#standing = standing;
  }

  #tell({ id, board, source, state, message, error }: RunReport): void {
    const facts = { board, source, way: this.intake.way, run: id, state };
    if (error) this.work.log.warn("delivery not loaded", { ...facts, code: error.code, message });
    else this.work.log.info("delivery loaded", facts);
  }
}
