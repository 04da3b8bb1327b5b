import { loadAuditKeys } from "@regiohub/infra/audit/keys";
import { appendMachineReading } from "@regiohub/infra/audit/machine";
import { type PersonKey, ShownPeople } from "@regiohub/infra/audit/shown";
import type { Command, CommandContext, CommandInput } from "@regiohub/infra/cli/command";
import { readPerson } from "@regiohub/infra/cli/commands/person-input";
import { systemUser } from "@regiohub/infra/cli/system-user";
import { withDatabase } from "@regiohub/infra/cli/with-database";
import { openPool, withClient } from "@regiohub/infra/db/connect";
import { loginUrl } from "@regiohub/infra/db/login";
import { writerOf } from "@regiohub/infra/db/roles";
import { inTransaction } from "@regiohub/infra/db/transaction";
import { HubError } from "@regiohub/infra/errors";
import { writing } from "@regiohub/infra/graphql/mutation";
import type { MobilityDb, MobilityTables } from "../tables.js";
import { type ConsentRow, consentsOf, endConsents } from "./queries.js";
import { recipientOf } from "./recipient.js";

/** More than anybody has agreed to. */
const MOST_LISTED = 1_000;

/** `hub consent`: what a person agreed to, for whoever helps them at the desk. */
export const consentCommand: Command = {
  name: "consent",
  usage: "list BOARD NUMBER [--json] | withdraw BOARD NUMBER [--from-board NUMBER | --from-partner NAME] [--json]",
  summary: "List whom a person agreed that they see their mobility profile; end that, with one of them or with all.",
  options: { "from-board": { type: "string" }, "from-partner": { type: "string" }, json: { type: "boolean" } },
  async run(input, context) {
    const [what, ...who] = input.positionals;
    if (what !== "list" && what !== "withdraw") throw usage();
    const person = readPerson({ positionals: who }, consentCommand);
    const recipient = readRecipient(input);
    const consents = await asBoard(context, person, `consent ${what}`, async (db) => {
      if (what === "withdraw") await endConsents(db, person, recipient, `machine ${systemUser()}`);
      return consentsOf(db, [`${person.board}/${person.number}`], MOST_LISTED);
    });
    const print = input.values.json ? (one: ConsentRow) => JSON.stringify(toJson(one)) : lineOf;
    for (const consent of consents) context.print(print(consent));
    if (consents.length === 0) context.say("This person agreed to nothing, or is not known.");
    return 0;
  },
};

/**
 * Works as a mutation of the person's own board does: over the same login, with the same rows in reach. That they are
 * shown is in the read log before anything is printed.
 */
const asBoard = (
  context: CommandContext,
  person: PersonKey,
  name: string,
  work: (db: MobilityDb) => Promise<ConsentRow[]>,
): Promise<ConsentRow[]> =>
  withDatabase(context, async (url) => {
    const pool = openPool({ url: loginUrl(url, writerOf("mobility")), max: 1 });
    try {
      const consents = await writing<MobilityTables>("mobility", pool, { "hub.boards": person.board })(work);
      if (consents.length > 0) await noteReading(context, url, person, name);
      return consents;
    } finally {
      await pool.end();
    }
  });

async function noteReading({ config, hub }: CommandContext, url: string, person: PersonKey, name: string) {
  const shown = new ShownPeople();
  shown.note(person, "PROFILE");
  const [purpose] = hub.access.purposes.operator;
  const keys = await loadAuditKeys(config.home);
  await withClient(url, (client) =>
    inTransaction(client, () => appendMachineReading(client, { name, user: systemUser(), purpose, shown }, keys)),
  );
}

const usage = () => new HubError("USAGE", `hub consent: expected ${consentCommand.usage}.`);

/** Null: all of them. */
function readRecipient({ values }: CommandInput): string | null {
  const [board, partner] = [values["from-board"], values["from-partner"]];
  if (board === undefined && partner === undefined) return null;
  const recipient = recipientOf({ board: textOf(board), partner: textOf(partner) });
  if (recipient === undefined) throw usage();
  return recipient;
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

const toJson = ({ boardNo: _, memberNumber: __, id: ___, ...consent }: ConsentRow) => consent;

const lineOf = ({ recipient, purpose, givenOn, expiresOn, withdrawnAt, inForce, evidence }: ConsentRow): string => {
  const end = withdrawnAt ? `withdrawn ${withdrawnAt.toISOString()}` : `until ${expiresOn}`;
  return `${inForce ? "counts " : "is over"}  ${recipient}  ${purpose}  from ${givenOn}, ${end}  (${evidence})`;
};
