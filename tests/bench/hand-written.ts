import { openPool } from "@regiohub/infra/db/connect";
import { globalId } from "@regiohub/infra/graphql/ids";
import fastify from "fastify";

/**
 * The peer of the query benchmark: what a developer writes who needs just this one answer. One route, the same joins as
 * the subgraphs' queries, JSON put together by hand, no graph, no tokens, no access checks. Prints its address.
 */
const [url = ""] = process.argv.slice(2);
const pool = openPool({ url, max: 20 });
const rows = async <R>(sql: string, values: unknown[]): Promise<R[]> => (await pool.query(sql, values)).rows as R[];

const BOARDS = "select number, name, sector from staff.board where delivers order by number limit 11";
const REGIONS = `
  select w.key, r.* from unnest($1::text[]) w (key) cross join lateral (
    select distinct r.code, r.name from staff.municipality_region m
    join staff.region r on r.scheme = m.scheme and r.code = m.region_code
      and r.valid_from <= $2 and coalesce(r.valid_to, 'infinity') >= $2
      and m.valid_from <= $2 and coalesce(m.valid_to, 'infinity') >= $2
    where r.scheme = 'ARBEIDSMARKTREGIO' and m.municipality_code in (
      select site.municipality_code from staff.school join staff.site on site.brin = school.brin
      where school.board_no = w.key and site.in_register)) r order by w.key, r.code`;
const SCHOOLS = `
  select w.key, s.* from unnest($1::text[]) w (key) cross join lateral (
    select brin, name from staff.school where board_no = w.key and in_register order by brin limit 4) s order by w.key, s.brin`;
const SCHOOL_COUNTS =
  "select board_no as key, count(*) from staff.school where board_no = any ($1) and in_register group by board_no";
const SITES = `
  select w.key, s.* from unnest($1::text[]) w (key) cross join lateral (
    select code, city from staff.site where brin = w.key and in_register order by code limit 3) s order by w.key, s.code`;
const WORKFORCE = `
  select b.number as key, own.* from staff.board b cross join lateral (
    select count(distinct e.member_id) as persons, round(coalesce(sum(line.fte), 0), 2) as fte from staff.employment e
    cross join lateral (
      select a.fte from staff.assignment a where a.board_no = b.number and a.member_id = e.member_id
        and a.employment_number = e.number and a.starts_on <= $2 and coalesce(a.ends_on, 'infinity') >= $2 limit 1) line
    where e.board_no = b.number and e.contract_kind not in ('TRAINEE', 'EXTERNAL')
      and e.starts_on <= $2 and coalesce(e.ends_on, 'infinity') >= $2) own
  where b.number = any ($1) and b.delivers`;
const SHARED = "status in ('REGIONAL', 'EXTERNAL', 'OFFERED', 'FILLED')";
const VACANCIES = `
  select w.key, v.* from unnest($1::text[]) w (key) cross join lateral (
    select vacancy_number, title, fte, status, site_code from vacancies.vacancy where board_no = w.key and ${SHARED}
    order by opens_on desc, board_no desc, vacancy_number desc limit 6) v`;
const VACANCY_COUNTS = `select board_no as key, count(*) from vacancies.vacancy where board_no = any ($1) and ${SHARED} group by board_no`;
const PLACES = `
  select site.code, school.brin, school.board_no from staff.site join staff.school on school.brin = site.brin
  where site.code = any ($1)`;
const CENTRES = `
  select w.key, c.* from unnest($1::text[]) w (key) cross join lateral (
    select centre_code, name, status from mobility.centre
    where (centre.board_no = w.key and coalesce(centre.ends_on, 'infinity') >= $2::date) or exists (
      select from mobility.centre_board m where m.centre_code = centre.centre_code and m.member_board_no = w.key
        and m.starts_on <= $2::date and coalesce(m.ends_on, 'infinity') >= $2::date)
    order by centre_code limit 4) c order by w.key, c.centre_code`;
const MEMBERS = `
  select w.key, m.board from unnest($1::text[]) w (key) cross join lateral (
    select distinct member_board_no as board from mobility.centre_board where centre_code = w.key
      and starts_on <= $2::date and coalesce(ends_on, 'infinity') >= $2::date order by 1 limit 11) m order by w.key, m.board`;
const NAMES = "select number, name from staff.board where number = any ($1)";
const SCHEMES = `
  select code, name, valid_from as "validFrom", valid_to as "validTo" from subsidies.scheme order by code`;

type Row = Record<string, string> & { key: string };

async function firstLook(on: string, today: string) {
  const page = await rows<Row>(BOARDS, []);
  const boards = page.slice(0, 10);
  const numbers = boards.map(({ number }) => number);
  const [regions, schools, schoolCounts, workforce, vacancies, vacancyCounts, centres, schemes] = await Promise.all([
    rows<Row>(REGIONS, [numbers, today]),
    rows<Row>(SCHOOLS, [numbers]),
    rows<Row>(SCHOOL_COUNTS, [numbers]),
    rows<Row>(WORKFORCE, [numbers, on]),
    rows<Row>(VACANCIES, [numbers]),
    rows<Row>(VACANCY_COUNTS, [numbers]),
    rows<Row>(CENTRES, [numbers, today]),
    rows<Row>(SCHEMES, []),
  ]);
  const codes = [...new Set(centres.map((one) => one.centre_code))];
  const [sites, places, members] = await Promise.all([
    rows<Row>(SITES, [schools.map(({ brin }) => brin)]),
    rows<Row>(PLACES, [vacancies.map((one) => one.site_code).filter((code) => code !== null)]),
    rows<Row>(MEMBERS, [codes, today]),
  ]);
  const names = await rows<Row>(NAMES, [[...new Set(members.map(({ board }) => board))]]);
  const by = (list: Row[]) => Map.groupBy(list, ({ key }) => key);
  const [regionsBy, schoolsBy, sitesBy, vacanciesBy] = [by(regions), by(schools), by(sites), by(vacancies)];
  const [centresBy, membersBy] = [by(centres), by(members)];
  const count = (list: Row[]) => new Map(list.map((one) => [one.key, one.count]));
  const [schoolCount, vacancyCount] = [count(schoolCounts), count(vacancyCounts)];
  const figures = new Map(workforce.map((one) => [one.key, one]));
  const place = new Map(places.map((one) => [one.code, one]));
  const nameOf = new Map(names.map((one) => [one.number, one.name]));
  const edges = <T>(list: Row[] | undefined, most: number, node: (row: Row) => T) => ({
    edges: (list ?? []).slice(0, most).map((row) => ({ node: node(row) })),
  });
  const centreOf = (row: Row) => ({
    id: globalId("MobilityCentre", row.centre_code ?? ""),
    name: row.name,
    status: row.status,
    memberBoards: edges(membersBy.get(row.centre_code ?? ""), 10, ({ board }) => ({
      number: board,
      name: nameOf.get(board),
    })),
  });
  const vacancyOf = (row: Row) => {
    const at = place.get(row.site_code);
    return {
      id: globalId("Vacancy", row.key, row.vacancy_number ?? ""),
      title: row.title,
      fte: row.fte,
      status: row.status,
      site: row.site_code && { code: row.site_code, school: { brin: at?.brin, board: { number: at?.board_no } } },
    };
  };
  const boardOf = ({ number = "", name, sector }: Row) => ({
    number,
    name,
    sector,
    regions: (regionsBy.get(number) ?? []).map((region) => ({ code: region.code, name: region.name })),
    schools: {
      ...edges(schoolsBy.get(number), 3, (school) => ({
        brin: school.brin,
        name: school.name,
        sites: edges(sitesBy.get(school.brin ?? ""), 2, ({ code, city }) => ({ code, city })),
      })),
      totalCount: schoolCount.get(number) ?? 0,
    },
    workforce: { persons: figures.get(number)?.persons, fte: figures.get(number)?.fte },
    vacancies: { ...edges(vacanciesBy.get(number), 5, vacancyOf), totalCount: vacancyCount.get(number) ?? 0 },
    mobilityCentres: edges(centresBy.get(number), 3, centreOf),
  });
  return {
    boards: { ...edges(boards, 10, boardOf), pageInfo: { hasNextPage: page.length > 10 } },
    subsidySchemes: schemes,
  };
}

const app = fastify({ logger: false });
app.post<{ Body: { on: string; today: string } }>("/first-look", async ({ body }) => ({
  data: await firstLook(body.on, body.today),
}));
process.stdout.write(`${await app.listen({ port: 0, host: "127.0.0.1" })}\n`);
process.once("disconnect", () => process.exit(0));
