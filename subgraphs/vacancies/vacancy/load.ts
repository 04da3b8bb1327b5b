import type { CheckContext, Loader, LoadRejection } from "@regiohub/infra/hub";
import { type Mirrored, mirror } from "@regiohub/infra/ingest/mirror";
import { words } from "@regiohub/infra/words";
import { keepStates } from "../history/keep.js";

const SITE_CODE = "^[0-9]{2}[A-Z]{2}[0-9]{2}$";

const MIRRORED: Mirrored = {
  table: "vacancies.vacancy",
  key: { vacancy_number: "vacancy_number" },
  columns: ["title", "function_code", "site_code", "fte", "status", "opens_on", "closes_on"],
};

/** Staged vacancies → `vacancies.vacancy`, and what they were when. In a full delivery, what is not delivered goes. */
export const vacancyLoader: Loader = {
  kind: "vacancy",
  async check(context) {
    await context.reject(await strangeSites(context));
  },
  async load(context) {
    const counts = await mirror(context, MIRRORED);
    await keepStates(context);
    return counts;
  },
};

// The register of sites is another subgraph's: only the shape can be checked here.
async function strangeSites({ client, staged }: CheckContext): Promise<LoadRejection[]> {
  const { rows } = await client.query<{ file: number; line: number }>(
    `select _file as file, _line as line from ${staged} where site_code !~ $1 order by 1, 2`,
    [SITE_CODE],
  );
  const expected = words(
    "a site code (vestigingscode): two digits, two capitals, two digits",
    "een vestigingscode: twee cijfers, twee hoofdletters, twee cijfers",
  );
  return rows.map((row) => ({ ...row, field: "siteCode", code: "REFERENCE_UNKNOWN", expected }));
}
