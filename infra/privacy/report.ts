import type { ClientBase } from "pg";
import { type AuditKeys, loadAuditKeys, subjectOf } from "../audit/keys.js";
import { appendMachineReading } from "../audit/machine.js";
import { type PersonKey, ShownPeople } from "../audit/shown.js";
import { type Sighting, whoSaw } from "../audit/who-saw.js";
import { reachBoards } from "../db/row-context.js";
import { inTransaction } from "../db/transaction.js";
import type { Hub } from "../hub.js";
import { asIngest } from "../ingest/run.js";
import { dayOf, type Instant } from "../values.js";
import { describeKept } from "./describe-kept.js";
import { eachPrivacy } from "./erase-rows.js";
import type { PersonalSection } from "./privacy.js";
import { type RetentionRule, rulesOn } from "./rules.js";

/** A delivery that brought something about somebody. */
export interface ReportSource {
  readonly run: number;
  /** What a person calls the system that it came from. */
  readonly title: string;
  readonly files: readonly string[];
  readonly at: Instant;
}

/** Whoever was shown something, however often. */
export interface Recipient extends Pick<Sighting, "kind" | "issuer" | "client" | "purpose" | "levels"> {
  readonly times: number;
  readonly lastAt: Instant;
}

/** Everything that the law has a person be told about their data. Source: GDPR, article 15. */
export interface AccessReport {
  readonly person: PersonKey;
  readonly madeAt: Instant;
  readonly sections: readonly PersonalSection[];
  readonly sources: readonly ReportSource[];
  readonly recipients: readonly Recipient[];
  /** Each time that somebody was shown something, newest first. */
  readonly readers: readonly Sighting[];
  readonly rules: readonly RetentionRule[];
}

/** About whom, and for whom it is made. */
export interface ReportOptions {
  readonly hub: Pick<Hub, "adapters" | "subgraphs" | "records" | "access" | "retention">;
  readonly home: string;
  readonly person: PersonKey;
  /** Name of the system's user. */
  readonly user: string;
  readonly now: Date;
}

/**
 * All that is held about somebody: the data, where it came from, who was shown it, and how long it is kept. That it was
 * made is in the read log, as everything that shows people.
 * @throws READ_LOG_UNAVAILABLE
 */
export async function accessReport(client: ClientBase, options: ReportOptions): Promise<AccessReport> {
  const { hub, home, person, now } = options;
  const keys = await loadAuditKeys(home);
  const rules = rulesOn(await hub.retention(), dayOf(now));
  return inTransaction(client, async () => {
    const readers = await whoSaw(client, subjectOf(person, keys));
    await reachBoards(client, person.board);
    const sections: PersonalSection[] = [];
    await eachPrivacy(client, hub.subgraphs, async (privacy) => {
      sections.push(...(await privacy.describe(client, person)));
    });
    sections.push(...(await asIngest(client, () => describeKept(client, person, hub.records, home))));
    const sources = await sourcesOf(client, hub, sections);
    await note(client, options, keys);
    return { person, madeAt: now.toISOString(), sections, sources, recipients: recipientsOf(readers), readers, rules };
  });
}

/** It shows everything there is: every kind of data about people. */
async function note(client: ClientBase, { hub, person, user }: ReportOptions, keys: AuditKeys): Promise<void> {
  const shown = new ShownPeople();
  for (const level of hub.access.aboutPeople) shown.note(person, level);
  const [purpose] = hub.access.purposes.operator;
  await appendMachineReading(client, { name: "report access", user, purpose, shown }, keys);
}

const sourcesOf = (
  client: ClientBase,
  { adapters }: Pick<Hub, "adapters">,
  sections: readonly PersonalSection[],
): Promise<ReportSource[]> =>
  asIngest(client, async () => {
    const { rows } = await client.query<{ run: number; source: string; files: { name: string }[]; at: Date }>(
      "select id as run, source, files, finished_at as at from ingest.run where id = any ($1) order by id desc",
      [[...new Set(sections.flatMap(({ runs }) => runs))]],
    );
    return rows.map(({ run, source, files, at }) => ({
      run,
      title: adapters.find(({ name }) => name === source)?.title.en ?? source,
      files: [...new Set(files.map(({ name }) => name))],
      at: at.toISOString(),
    }));
  });

function recipientsOf(readers: readonly Sighting[]): Recipient[] {
  const nameOf = ({ kind, issuer, client, purpose }: Sighting) => [kind, issuer, client, purpose].join("\n");
  return [...Map.groupBy(readers, nameOf).values()].map((sightings) => {
    const [{ kind, issuer, client, purpose, at }] = sightings as [Sighting, ...Sighting[]];
    const levels = [...new Set(sightings.flatMap((sighting) => sighting.levels))].sort();
    return { kind, issuer, client, purpose, levels, times: sightings.length, lastAt: at };
  });
}
