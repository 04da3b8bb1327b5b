import { didYouMean, nearest } from "@regiohub/infra/ingest/near";
import { joined, type Words, words } from "@regiohub/infra/words";

/** Most units that are named: a column with more of them is no column of units. */
const MOST = 100;

/** What a profile may say of codes. */
interface Said {
  readonly units?: object;
  readonly costCentres?: object;
}

/** Counts the lines of units of which nothing says the site. */
export class Unplaced {
  /** Lines without a site, by unit and cost centre. */
  readonly #lines = new Map<string, Map<string, number>>();

  /** @param line an employment's */
  add({ unitCode, costCentreCode, siteCode }: Readonly<Record<string, unknown>>): void {
    if (typeof unitCode !== "string" || siteCode !== null) return;
    const byCentre = this.#lines.get(unitCode) ?? new Map<string, number>();
    const centre = typeof costCentreCode === "string" ? costCentreCode : "";
    byCentre.set(centre, (byCentre.get(centre) ?? 0) + 1);
    this.#lines.set(unitCode, byCentre);
  }

  /** The units that a profile leaves open, those with most lines first; what it calls null is said. */
  told({ units = {}, costCentres = {} }: Said): readonly Words[] {
    const open = [...this.#lines].flatMap(([unit, byCentre]) => {
      const lines = [...byCentre].reduce(
        (sum, [one, count]) => (Object.hasOwn(costCentres, one) ? sum : sum + count),
        0,
      );
      return lines === 0 || Object.hasOwn(units, unit) ? [] : [{ unit, lines }];
    });
    open.sort((a, b) => b.lines - a.lines || (a.unit < b.unit ? -1 : 1));
    const more = open.length - MOST;
    return [
      ...open.slice(0, MOST).map(({ unit, lines }) => tellOne(unit, lines, Object.keys(units))),
      ...(more > 0
        ? [words(`… and ${more} more units without a site`, `… en nog ${more} afdelingen zonder vestiging`)]
        : []),
    ];
  }
}

function tellOne(unit: string, lines: number, known: readonly string[]): Words {
  const rows = lines === 1 ? words("1 line", "1 regel") : words(`${lines} lines`, `${lines} regels`);
  const near = nearest(unit, known);
  const what = words(
    `unit "${unit}": nothing says the site of ${rows.en}, which count above school level. Expected it under \`units\` in the profile; null: above school level.`,
    `afdeling "${unit}": niets zegt de vestiging van ${rows.nl}, die als bovenschools tellen. Verwacht: bij \`units\` in het profiel; null: bovenschools.`,
  );
  return near === undefined ? what : joined(what, didYouMean(near));
}
