import { HubError } from "@regiohub/infra/errors";
import type { Adapter, Export, Lookup } from "@regiohub/infra/ingest/define";
import { profileFault } from "@regiohub/infra/ingest/profile-fault";
import { words } from "@regiohub/infra/words";
import { listed, perhaps, quoted } from "./near.js";
import type { Pull } from "./settings.js";

/** A file of the adapter, as the connector that it comes from. */
export interface Declared {
  /** As AFAS or the kit documents it: `T4E_HelloID_Users_v2`. */
  readonly name: string;
  /** File in which its rows are written, by a name that the adapter knows. */
  readonly file: string;
  /** Everything that is read of it. */
  readonly sources: readonly (Export | Lookup)[];
}

/** A connector that is pulled. */
export interface Chosen extends Declared {
  /** What this board calls it. */
  readonly id: string;
}

/** The connectors of a column set: the files that its adapter reads, without their extension. */
export function connectorsOf(files: Adapter["files"]): readonly Declared[] {
  const declared = new Map<string, (Export | Lookup)[]>();
  for (const source of files) {
    if (source.role === "unread") continue;
    const name = source.name.replace(/\.\w+$/, "");
    declared.set(name, [...(declared.get(name) ?? []), source]);
  }
  return [...declared].map(([name, sources]) => ({ name, file: `${name}.json`, sources }));
}

/**
 * The connectors that are pulled: those that the token gives access to. What the adapter requires and what the profile
 * names has to be among them.
 * @param exposed Names of the connectors that the token gives access to.
 * @throws PROFILE_INVALID for a connector that the set does not have; SOURCE_REFUSED naming each that is missing.
 */
export function choose(
  declared: readonly Declared[],
  { connectors, filters }: Pick<Pull, "connectors" | "filters">,
  exposed: readonly string[],
): readonly Chosen[] {
  requireKnown("connectors", Object.keys(connectors), declared);
  requireKnown("filters", Object.keys(filters), declared);
  const wanted = declared.flatMap((one) => {
    const id = Object.hasOwn(connectors, one.name) ? connectors[one.name] : one.name;
    const isRequired = one.sources.some(({ required }) => required);
    if (id === null && isRequired)
      throw profileFault(
        `pull.connectors.${one.name}`,
        words(
          "null. Expected a connector: the hub cannot do without.",
          "null. Verwacht: een connector, de hub kan niet zonder.",
        ),
      );
    const isExposed = typeof id === "string" && exposed.includes(id);
    return typeof id === "string" && (isExposed || isRequired || id !== one.name) ? [{ ...one, id, isExposed }] : [];
  });
  const missing = wanted.filter(({ isExposed }) => !isExposed).map(({ id }) => quoted(id, perhaps(id, exposed)));
  if (missing.length === 0 && wanted.length > 0) return wanted;
  const names = declared.map(({ name }) => name).join(", ");
  const lacking = missing.length > 0 ? listed(missing) : words(`any of ${names}`, `een van ${names}`);
  throw new HubError(
    "SOURCE_REFUSED",
    words(
      `The token gives no access to ${lacking.en}. Expected these connectors in its app connector.`,
      `Het token geeft geen toegang tot ${lacking.nl}. Verwacht: deze connectoren in zijn app connector.`,
    ),
  );
}

function requireKnown(key: string, names: readonly string[], declared: readonly Declared[]): void {
  const known = declared.map(({ name }) => name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown === undefined) return;
  throw profileFault(
    `pull.${key}.${unknown}`,
    words(
      `no connector of this source${perhaps(unknown, known).en}. Expected one of ${known.join(", ")}.`,
      `geen connector van deze bron${perhaps(unknown, known).nl}. Verwacht: een van ${known.join(", ")}.`,
    ),
  );
}
