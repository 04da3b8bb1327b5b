import type { PersonKey } from "@regiohub/infra/audit/shown";
import type { PersonalSection } from "@regiohub/infra/privacy/privacy";
import { type Words, words } from "@regiohub/infra/words";
import type { ClientBase } from "pg";
import { idsOf } from "./erase.js";

/** A table as it is shown to the person whom it is about. */
interface Shown {
  readonly table: string;
  readonly title: Words;
  /** Column that says whom a row is about. */
  readonly about: string;
  /** In the order in which rows are shown. */
  readonly order: string;
  readonly columns: Readonly<Record<string, Words>>;
}

const first = words("first day", "eerste dag");
const last = words("last day", "laatste dag");

const SHOWN: readonly Shown[] = [
  {
    table: "member",
    title: words("Who you are", "Wie u bent"),
    about: "id",
    order: "number",
    columns: {
      number: words("staff number", "personeelsnummer"),
      initials: words("initials", "voorletters"),
      call_name: words("name in daily use", "roepnaam"),
      birth_prefix: words("prefix", "voorvoegsel"),
      birth_name: words("surname at birth", "geboortenaam"),
      partner_prefix: words("partner's prefix", "voorvoegsel partner"),
      partner_name: words("partner's surname", "geboortenaam partner"),
      name_usage: words("surname used", "naamgebruik"),
      sex: words("sex", "geslacht"),
      born_on: words("date of birth", "geboortedatum"),
      email: words("work e-mail", "e-mailadres werk"),
    },
  },
  {
    table: "employment",
    title: words("Employments", "Dienstverbanden"),
    about: "member_id",
    order: "starts_on, number",
    columns: {
      number: words("number", "volgnummer"),
      contract_kind: words("kind of contract", "soort contract"),
      starts_on: first,
      ends_on: last,
      replaces_member_number: words("stands in for staff number", "vervangt personeelsnummer"),
      pool_substitute: words("stands in from a pool", "poolvervanger"),
      end_reason: words("why it ended", "reden einde"),
      outside_chain: words("no part of a chain of temporary contracts", "telt niet mee in de keten"),
    },
  },
  {
    table: "assignment",
    title: words("Functions", "Functies"),
    about: "member_id",
    order: "starts_on, employment_number, line",
    columns: {
      employment_number: words("employment", "dienstverband"),
      line: words("line", "regel"),
      starts_on: first,
      ends_on: last,
      share: words("share", "aandeel"),
      function_code: words("function code", "functiecode"),
      function_name: words("function", "functie"),
      unit_code: words("unit", "afdeling"),
      site_code: words("site", "vestiging"),
      cost_centre_code: words("cost centre", "kostenplaats"),
      fte: words("size (1 = full time)", "werktijdfactor"),
      hours_per_week: words("hours a week", "uren per week"),
      scale_code: words("salary scale", "schaal"),
      scale_step: words("step", "trede"),
      function_group: words("group of functions", "functiegroep"),
      expertise: words("expertise", "deskundigheid"),
      seconded_to: words("seconded to board", "gedetacheerd bij bestuur"),
    },
  },
  {
    table: "absence",
    title: words("Absences: the days only", "Verzuim: alleen de dagen"),
    about: "member_id",
    order: "starts_on, number",
    columns: {
      number: words("number", "nummer"),
      employment_number: words("employment", "dienstverband"),
      starts_on: first,
      ends_on: last,
    },
  },
];

const PAST = words("what was said before", "wat eerder gezegd is");
const MENTIONED = {
  title: words("Employments of others who stood in for you", "Dienstverbanden van anderen die u vervingen"),
  columns: { starts_on: first, ends_on: last },
};

/** All that is held about somebody, what was said before behind what is said now. */
export async function describePerson(client: ClientBase, person: PersonKey): Promise<PersonalSection[]> {
  const ids = await idsOf(client, person.board, [person.number]);
  const sections: PersonalSection[] = [];
  for (const { table, title, about, order, columns } of SHOWN) {
    const both = [
      [`staff.${table}`, title],
      [`staff.${table}_past`, words(`${title.en}: ${PAST.en}`, `${title.nl}: ${PAST.nl}`)],
    ] as const;
    for (const [from, name] of both) {
      const names = Object.keys(columns).join(", ");
      const sql = `select ${names}, run_id from ${from} where board_no = $1 and ${about} = any ($2::uuid[]) order by ${order}`;
      sections.push(await sectionOf(client, sql, [person.board, ids], { title: name, columns }));
    }
  }
  sections.push(
    await sectionOf(
      client,
      `select starts_on, ends_on, run_id from (
         select starts_on, ends_on, run_id, board_no, replaces_member_number from staff.employment
         union select starts_on, ends_on, run_id, board_no, replaces_member_number from staff.employment_past) e
       where board_no = $1 and replaces_member_number = $2 order by starts_on, ends_on`,
      [person.board, person.number],
      MENTIONED,
    ),
  );
  return sections.filter(({ rows }) => rows.length > 0);
}

type Row = PersonalSection["rows"][number] & { readonly run_id: number };

async function sectionOf(
  client: ClientBase,
  sql: string,
  values: unknown[],
  { title, columns }: Pick<PersonalSection, "title" | "columns">,
): Promise<PersonalSection> {
  const { rows } = await client.query<Row>(sql, values);
  const runs = [...new Set(rows.map(({ run_id }) => run_id))];
  return { title, columns, rows: rows.map(({ run_id: _, ...row }) => row), runs };
}
