import { HubError } from "@regiohub/infra/errors";
import { FileBinding } from "@regiohub/infra/ingest/bind";
import type { Column } from "@regiohub/infra/ingest/columns";
import type { Adapter, Export, Lookup } from "@regiohub/infra/ingest/define";
import type { JsonDialect } from "@regiohub/infra/ingest/dialect";
import { headerKey } from "@regiohub/infra/ingest/door";
import type { Profile } from "@regiohub/infra/ingest/profile";
import { type Wanted, wantedIn } from "@regiohub/infra/ingest/wanted";
import { words } from "@regiohub/infra/words";
import type { Chosen } from "./connectors.js";
import { listed, perhaps, quoted } from "./near.js";

/** How rows of Profit are written. Its Z is false: a day is cut out of a moment, never shifted. */
const DIALECT: JsonDialect = { form: "json", dates: ["iso"] };

/** The columns of a connector that matter to the hub. */
export interface Read {
  readonly wanted: Wanted;
  /** Those of them that the connector has, as it spells them; the ones that tell rows apart come first. */
  readonly order: readonly string[];
}

/**
 * What is read of a connector. Its rows are ordered by all of it, what tells them apart first: rows that still share a
 * place are the same to the hub, whichever comes first.
 * @param fields All columns of the connector, as Profit names them.
 * @param files Of the adapter.
 * @param document The board's profile.
 * @throws SOURCE_ANSWER_WRONG naming each column that the adapter needs and the connector lacks.
 */
export function columnsOf(
  connector: Chosen,
  fields: readonly string[],
  files: Adapter["files"],
  document: Pick<Profile, "columns">,
): Read {
  const wanted = wantedIn(files, connector.file, document);
  const missing = missingOf(connector, fields, files, document).map((header) => {
    const name = renamed(header, document);
    const others = fields.filter((field) => !wanted.has(field));
    return quoted(name, perhaps(name, others));
  });
  if (missing.length > 0) {
    throw new HubError(
      "SOURCE_ANSWER_WRONG",
      words(
        `${connector.id}: no column ${listed(missing).en}. Expected it in the connector, or its other name under \`columns\` in the profile.`,
        `${connector.id}: geen kolom ${listed(missing).nl}. Verwacht: die kolom in de connector, of haar andere naam bij \`columns\` in het profiel.`,
      ),
    );
  }
  const spelled = new Map(fields.map((field) => [headerKey(field), field]));
  const first = connector.sources
    .flatMap(keyOf)
    .flatMap(({ headers }) => headers.map((header) => renamed(header, document)));
  const order = [...first, ...wanted.headers].flatMap((header) => spelled.get(headerKey(header)) ?? []);
  return { wanted, order: [...new Set(order)] };
}

/** Documented headers without which the adapter cannot read a row: what binding its columns finds missing. */
function missingOf(
  { id, sources }: Chosen,
  fields: readonly string[],
  files: Adapter["files"],
  document: Pick<Profile, "columns">,
): readonly string[] {
  const kept = new Map(
    files.filter(({ role }) => role === "lookup").map(({ name }) => [name, new Map<string, unknown>()]),
  );
  const nothing = { headers: fields, cell: () => () => null };
  const binding = new FileBinding(id, nothing, { profile: { ...document, document }, kept }, DIALECT);
  for (const column of sources.flatMap(allOf)) column.bind(binding);
  return [...binding.missing];
}

const allOf = (source: Export | Lookup): readonly Column<unknown>[] => [
  ...Object.values(source.columns),
  ...(source.only ? [source.only] : []),
  ...(source.role === "lookup" ? [source.key] : source.spread ? [source.spread] : []),
];

/** The columns that say which thing a row is about. */
const keyOf = (source: Export | Lookup): readonly Column<unknown>[] =>
  source.role === "lookup" ? [source.key] : source.record.key.flatMap((field) => source.columns[field] ?? []);

const renamed = (header: string, { columns = {} }: Pick<Profile, "columns">): string =>
  Object.hasOwn(columns, header) ? (columns[header] ?? header) : header;
