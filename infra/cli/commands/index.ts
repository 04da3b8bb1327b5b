import type { Command } from "../command.js";
import { accessCommand } from "./access.js";
import { approveCommand, replayCommand } from "./approve.js";
import { auditCommand } from "./audit.js";
import { checkCommand } from "./check.js";
import { clientCommand } from "./client.js";
import { concludeCommand } from "./conclude.js";
import { discoverCommand } from "./discover.js";
import { documentsCommand } from "./document.js";
import { eraseCommand } from "./erase.js";
import { errorsCommand } from "./errors.js";
import { figuresCommand } from "./figures.js";
import { ingestCommand } from "./ingest.js";
import { migrateCommand } from "./migrate.js";
import { profileCommand } from "./profile.js";
import { pullCommand } from "./pull.js";
import { rejectionsCommand } from "./rejections.js";
import { accessReportCommand } from "./report.js";
import { retentionCommand } from "./retention.js";
import { runsCommand } from "./runs.js";
import { composeCommand, sdlCommand } from "./schema.js";
import { serveCommand } from "./serve.js";
import { startCommand } from "./start.js";
import { tokenCommand } from "./token.js";
import { workerCommand } from "./worker.js";

/** The built-in commands, in the order of `hub help`. */
export const commands: readonly Command[] = [
  startCommand,
  discoverCommand,
  checkCommand,
  ingestCommand,
  pullCommand,
  profileCommand,
  approveCommand,
  replayCommand,
  runsCommand,
  rejectionsCommand,
  auditCommand,
  accessReportCommand,
  eraseCommand,
  retentionCommand,
  tokenCommand,
  accessCommand,
  clientCommand,
  documentsCommand,
  serveCommand,
  workerCommand,
  concludeCommand,
  figuresCommand,
  migrateCommand,
  sdlCommand,
  composeCommand,
  errorsCommand,
];
