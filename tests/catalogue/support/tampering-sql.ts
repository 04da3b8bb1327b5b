import { unpackHeads } from "@regiohub/infra/audit/seal";
import type { Random } from "@regiohub/infra/testing/random";
import type { ClientBase } from "pg";
import type { LogCopy } from "./log-copy.js";
import type { Expected } from "./tampering.js";

/** Changes a log in the database, in the transaction that is open, and says what has to be found. */
type DatabaseTampering = (client: ClientBase, log: LogCopy, random: Random) => Promise<Expected>;

/** Statements on one sealed reading, `$1` its lane, `$2` its number, that are found as this fault of it. */
const statements =
  (fault: Expected["fault"], ...all: readonly string[]): DatabaseTampering =>
  async (client, log, random) => {
    const lane = random.pick([...log.lanes.keys()]);
    const heads = log.sealed.flatMap((seal) => unpackHeads(seal.heads)).filter((head) => head.lane === lane);
    const seq = 1 + random.below((heads.at(-1)?.seq ?? 0) - 1);
    await client.query("alter table audit.reading drop constraint reading_name_check");
    for (const sql of all) await client.query(sql, [lane, seq]);
    return { lane, seq, fault };
  };

const WHERE = "where lane = $1::int and seq = $2::bigint";

/** One per column and per way. */
export const DATABASE_TAMPERINGS: readonly DatabaseTampering[] = [
  ...[
    "requester = requester || 'x'",
    "at = at - interval '1 hour'",
    "at = 'infinity'",
    "started_at = started_at + interval '1 ms'",
    "trace_id = substr(sha256(trace_id), 1, 16)",
    "levels = levels || 'MORE'::text",
    "client = case when client is null then '' end",
    "subjects = subjects + 1",
    "purpose = purpose || ' '",
    "hash = sha256(hash)",
    "name = ''",
  ].map((change) => statements("CHANGED", `update audit.reading set ${change} ${WHERE}`)),
  statements("MISSING", `delete from audit.reading ${WHERE}`),
  statements("MISSING", `update audit.reading set seq = 9223372036854775807 ${WHERE}`),
  statements(
    "MISSING",
    "delete from audit.reading where lane = $1::int and seq >= $2::bigint",
    "update audit.lane set seq = $2::bigint - 1 where lane = $1::int",
  ),
  statements("CHANGED", `delete from audit.reading_subject ${WHERE}`),
  statements("CHANGED", `update audit.reading_subject set shown = shown # 1 ${WHERE}`),
  statements("CHANGED", `update audit.reading_subject set subject = substr(sha256(subject), 1, 16) ${WHERE}`),
  statements(
    "CHANGED",
    `insert into audit.reading_subject values ($1::int, $2::bigint, decode(repeat('00', 16), 'hex'), '99001', 1)`,
  ),
  statements("CHANGED", `update audit.reading_subject set board_no = '55555' ${WHERE}`),
];
