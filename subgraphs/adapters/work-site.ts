import { Invalid } from "@regiohub/infra/ingest/cell";
import { Column } from "@regiohub/infra/ingest/columns";
import { using } from "@regiohub/infra/ingest/derive";
import { words } from "@regiohub/infra/words";
import { hrProfile, type Place, type Profile, siteOf } from "./hr-profile.js";

const NO_SITE = new Invalid(
  words(
    "a unit of which units of the profile says the site; null: above school level",
    "een afdeling waarvan units van het profiel de vestiging zegt; null: bovenschools",
  ),
  "WORD_UNKNOWN",
);

/**
 * As `siteColumn`, of where somebody works: a unit of which nothing says the site counts as above school level, and its
 * first row in a file says so.
 */
export const workSiteColumn = (place: { readonly [P in keyof Place]: Column<string | null> }): Column<string | null> =>
  new Column(
    [...place.unit.headers, ...place.costCentre.headers, ...place.brin.headers],
    NO_SITE.expected,
    (binding) => {
      const told = new Set<string>();
      const site = using(hrProfile, place, (row, profile) => {
        if (row.unit === null || told.has(row.unit) || isSaid(row, profile)) return siteOf(row, profile);
        told.add(row.unit);
        return NO_SITE;
      });
      return site.orDropped().bind(binding);
    },
  );

/** Whether a place has a site, or the profile says that it has none. */
function isSaid(row: Place, profile: Profile): boolean {
  const { unit, costCentre, brin } = row;
  const names = (codes: object, code: string | null) => code !== null && Object.hasOwn(codes, code);
  const isNamed = names(profile.units, unit) || names(profile.costCentres, costCentre) || names(profile.brins, brin);
  return isNamed || siteOf(row, profile) !== null;
}
