import type { CheckContext } from "@regiohub/infra/hub";
import { rowOf } from "@regiohub/infra/ingest/mirror";
import { words } from "@regiohub/infra/words";
import { NOBODY, type RowFault, refuse } from "../load/refuse.js";
import { RECORD_FACTS, SIZE } from "./columns.js";

const FAULTS: Readonly<Record<string, RowFault>> = {
  nobody: NOBODY,
  nowhere: {
    field: "siteCode",
    code: "REFERENCE_UNKNOWN",
    expected: words("a site that the register has", "een vestiging die in het register staat"),
  },
  elsewhere: {
    field: "siteCode",
    code: "NOT_YOURS",
    expected: words(
      "a site of the board that delivers, now or while the line ran; or, of somebody who is seconded, of the board that the line says so of: by its unit or cost centre, under `seconded` in the profile, or in a column of `secondedTo`",
      "een vestiging van het bestuur dat aanlevert, nu of toen de regel liep; of, van wie gedetacheerd is, van het bestuur waar de regel dat van zegt: met de afdeling of kostenplaats, onder `seconded` in het profiel, of in een kolom voor `secondedTo`",
    ),
  },
  conflict: {
    field: null,
    code: "KEY_CONFLICT",
    expected: words(
      "the same contract kind, first and last day on each line of an employment, and the same size on lines that run at the same time",
      "dezelfde soort, begin- en einddatum op elke regel van een dienstverband, en dezelfde omvang op regels die tegelijk lopen",
    ),
  },
};

/** Refuses function lines that refer to nothing, and those that contradict each other. */
export async function checkLines(context: CheckContext): Promise<void> {
  const { client } = context;
  await client.query("create temp table line_fault (what text not null, _file int, _line int) on commit drop");
  await findUnknown(context);
  await findConflicts(context);
  await refuse(context, "line_fault", FAULTS);
  await client.query("drop table line_fault");
}

/**
 * Lines that refer to nothing, or to what is another board's and was so all the time of the line: who worked at a school
 * before it went over stays with the former board. Who is seconded works at the other board's. Sites are few: each is
 * looked up once.
 */
async function findUnknown({ client, staged, board }: CheckContext): Promise<void> {
  await client.query(
    `insert into line_fault
     select 'nobody', s._file, s._line from ${staged} s
     where not exists (select from staff.member m where m.board_no = $1 and m.number = s.member_number)`,
    [board],
  );
  await client.query(
    `insert into line_fault
     with foreign_site as (
       select delivered.site_code, site.brin, case when site.code is null then 'nowhere' else 'elsewhere' end as what
       from (select distinct site_code from ${staged} where site_code is not null) delivered
       left join staff.site on site.code = delivered.site_code
       left join staff.school on school.brin = site.brin
       where school.board_no is distinct from $1)
     select f.what, s._file, s._line from ${staged} s join foreign_site f using (site_code)
     where exists (select from staff.member m where m.board_no = $1 and m.number = s.member_number)
       and not exists (
         select from staff.school_board b
         where b.brin = f.brin and b.board_no in ($1, s.seconded_to)
           and s.starts_on <= coalesce(b.valid_to, 'infinity') and b.valid_from <= coalesce(s.ends_on, 'infinity'))`,
    [board],
  );
}

/**
 * All lines of an employment whose lines disagree about the employment itself: about what was agreed, or about its size
 * on a day. Of the lines that begin earlier, the one that runs longest tells whether two sizes meet: where it agrees
 * with the next line, another that meets that line has met it before. So thousands of lines need no comparing of each
 * with each.
 */
async function findConflicts({ client, staged }: CheckContext): Promise<void> {
  await client.query(
    `insert into line_fault
     with suspect as (
       select member_number, employment_number
       from (
         select member_number, employment_number, hash_record_extended(${rowOf("s", [...RECORD_FACTS, ...SIZE])}, 0) as said
         from ${staged} s) s
       group by member_number, employment_number having min(said) <> max(said)
     ),
     line as materialized (
       select s.*, hash_record_extended(${rowOf("s", RECORD_FACTS)}, 0) as facts
       from ${staged} s join suspect using (member_number, employment_number)),
     conflict as (
       select member_number, employment_number from line
       group by member_number, employment_number having min(facts) <> max(facts)
       union
       select member_number, employment_number from (
         select *, max(array[last, size]) over (
             partition by member_number, employment_number order by starts_on
             rows between unbounded preceding and 1 preceding) as longest
         from (
           select line.*, coalesce(ends_on, '9999-12-31')::text as last, row${rowOf("line", SIZE)}::text as size
           from line) line) line
       where longest[1] >= starts_on::text and longest[2] <> size
     )
     select 'conflict', line._file, line._line from line join conflict using (member_number, employment_number)
     where not exists (select from line_fault f where f._file = line._file and f._line = line._line)`,
  );
}
