import { exportReadings } from "../../audit/export.js";
import { requireAuditKeys, requireSealKey, subjectOf } from "../../audit/keys.js";
import { ldvRecords } from "../../audit/ldv.js";
import { logSource } from "../../audit/log-source.js";
import { appendMachineReading } from "../../audit/machine.js";
import { lookedUp } from "../../audit/shown.js";
import { sightingLines, verdictLines } from "../../audit/text.js";
import { verifyLog } from "../../audit/verify.js";
import { whoSaw } from "../../audit/who-saw.js";
import { inTransaction } from "../../db/transaction.js";
import { HubError } from "../../errors.js";
import type { Command, CommandContext, CommandInput } from "../command.js";
import { systemUser } from "../system-user.js";
import { withConnection } from "../with-database.js";
import { readBoard, readDay, readSeal } from "./audit-input.js";

/** `hub audit`: what the read log says, and whether it is whole. */
export const auditCommand: Command = {
  name: "audit",
  usage:
    "verify [--seal NUMBER:HASH] [--json] | who-saw BOARD NUMBER [--from DAY] [--json] | " +
    "export --ldv [--board NUMBER] [--from DAY] [--until DAY]",
  summary: "Verify the read log; list who was shown a person; give readings out as Logboek Dataverwerkingen.",
  options: {
    json: { type: "boolean" },
    seal: { type: "string" },
    ldv: { type: "boolean" },
    board: { type: "string" },
    from: { type: "string" },
    until: { type: "string" },
  },
  async run(input, context) {
    const [what, ...rest] = input.positionals;
    if (what === "verify" && rest.length === 0) await verify(input, context);
    else if (what === "who-saw" && rest.length === 2) await listWhoSaw(input, context);
    else if (what === "export" && rest.length === 0 && input.values.ldv) await exportLdv(input, context);
    else throw new HubError("USAGE", `hub audit: expected ${auditCommand.usage}.`);
    return 0;
  },
};

async function verify({ values }: CommandInput, context: CommandContext): Promise<void> {
  const outside = readSeal(values.seal);
  const verdict = await withConnection(context, (client) =>
    inTransaction(client, async () => {
      await client.query("set transaction isolation level repeatable read read only");
      const { rowCount: seals } = await client.query("select from audit.seal limit 1");
      const key = seals ? await requireSealKey(context.config.home) : undefined;
      return verifyLog(logSource(client), key?.publicKey, outside);
    }),
  );
  for (const line of values.json ? [JSON.stringify(verdict)] : verdictLines(verdict)) context.print(line);
  if (verdict.findings.length > 0) throw new HubError("READ_LOG_BROKEN", "The read log is not as it was written.");
}

async function listWhoSaw({ positionals: [, board, number = ""], values }: CommandInput, context: CommandContext) {
  const person = { board: readBoard(board), number };
  const since = readDay("from", values.from);
  const keys = await requireAuditKeys(context.config.home);
  const sightings = await withConnection(context, (client) =>
    inTransaction(client, async () => {
      const found = await whoSaw(client, subjectOf(person, keys), since);
      const [purpose] = context.hub.access.purposes.operator;
      const reading = { name: "audit who-saw", user: systemUser(), purpose, shown: lookedUp(person) };
      await appendMachineReading(client, reading, keys);
      return found;
    }),
  );
  const lines = values.json ? sightings.map((one) => JSON.stringify(one)) : sightingLines(sightings);
  for (const line of lines) context.print(line);
}

async function exportLdv({ values }: CommandInput, context: CommandContext): Promise<void> {
  const range = {
    board: values.board === undefined ? undefined : readBoard(values.board),
    from: readDay("from", values.from),
    until: readDay("until", values.until),
  };
  await withConnection(context, async (client) => {
    for await (const reading of exportReadings(client, range)) {
      for (const record of ldvRecords(reading)) context.print(JSON.stringify(record));
      context.signal.throwIfAborted();
    }
  });
}
