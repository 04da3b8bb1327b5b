import { type AuditKeys, subjectOf } from "@regiohub/infra/audit/keys";
import { withClient } from "@regiohub/infra/db/connect";
import { sealsFor } from "@regiohub/infra/graphql/seals";
import { boardCaller } from "@regiohub/infra/testing/callers";
import type { AccessWorld } from "./access-world.js";
import type { Rule } from "./oracle/rules.js";

/** Who was shown, each with the kinds of data in order, by subject in hexadecimal. */
export type Shown = Readonly<Record<string, readonly string[]>>;

/** What the read log says that the answers under a trace showed. */
export const shownUnder = (url: string, traceId: string): Promise<Shown> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ subject: string; levels: string[] }>(
      `select encode(subject, 'hex') as subject, array_agg(distinct level order by level) as levels
       from audit.disclosure where trace_id = decode($1, 'hex') group by 1 order by 1`,
      [traceId],
    );
    return Object.fromEntries(rows.map(({ subject, levels }) => [subject, levels]));
  });

/** What people are called in the log, by the id that boards have of them in the graph. */
export const subjectsById = (
  { hub, seals }: Pick<AccessWorld, "hub" | "seals">,
  board: string,
  keys: AuditKeys,
): Promise<ReadonlyMap<string, string>> =>
  withClient(hub.url, async (client) => {
    const { rows } = await client.query<{ number: string }>("select number from staff.member where board_no = $1", [
      board,
    ]);
    const { ids } = sealsFor(seals, boardCaller(board));
    return new Map(
      rows.map(({ number }) => [
        ids.write("StaffMember", board, number),
        subjectOf({ board, number }, keys).toString("hex"),
      ]),
    );
  });

/** The kind of data that a field under a rule shows of a person; undefined when it is about no person. */
export function levelOf(rule: Rule | undefined): string | undefined {
  if (rule === "PERSON" || rule === "PEOPLE") return "PSEUDONYM";
  if (rule !== undefined && PROFILE_RULES.includes(rule)) return "PROFILE";
  return rule !== undefined && PEOPLE_RULES.includes(rule) ? rule : undefined;
}

const PEOPLE_RULES: readonly Rule[] = ["IDENTITY", "BIRTH", "TERMS", "PAY", "ABSENCE"];
const PROFILE_RULES: readonly Rule[] = ["PROFILE", "PROFILE_OF", "PROFILES", "CONSENT"];
