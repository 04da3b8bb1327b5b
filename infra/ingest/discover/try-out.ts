import type { BoardNumber } from "../../values.js";
import type { Adapter } from "../define.js";
import { openParcel } from "../delivery.js";
import { headerKey } from "../door.js";
import { fileRecords } from "../file-records.js";
import type { Profile } from "../profile.js";
import type { Draft } from "../profile-draft.js";
import type { Rejection } from "../rejection.js";

/** Files to be read with a profile that is not there yet. */
export interface TryOptions {
  readonly adapter: Adapter;
  /** Null while nobody said whose they are: then what must name the board is refused. */
  readonly board: BoardNumber | null;
  readonly files: readonly string[];
  /** YAML. */
  readonly profile: string;
}

/** In the place of the board: nothing is written, and nobody is asked. */
const SOME_BOARD = "00000";

/**
 * Reads files as `check` does, and hands everything that comes of it to a draft.
 * @throws as `check`
 */
export async function tryOut(
  { adapter, board, files, profile }: TryOptions,
  draft: Pick<Draft, "record" | "refused">,
): Promise<void> {
  const parcel = await openParcel({
    adapters: [adapter],
    files,
    board: board ?? (adapter.scope === "board" ? SOME_BOARD : null),
    source: adapter.name,
    profile: { text: profile },
  });
  for (const found of parcel.deliveries) {
    const delivery = { ...found, board };
    const add = (rejection: Rejection) =>
      draft.refused({ rejection, adapter: delivery.adapter, cell: cellsOf(rejection, parcel.profile) });
    const records = fileRecords({
      delivery,
      binding: { profile: parcel.profile },
      rejections: { add, settle: () => Promise.resolve() },
    });
    for (const { definition, read } of await records.kinds()) {
      const names = Object.keys(definition.fields);
      await read({
        staging: {
          add: (values) =>
            draft.record(definition.kind, Object.fromEntries(names.map((name, index) => [name, values[index]]))),
        },
        refused: { add: () => {} },
        pause: () => Promise.resolve(),
      });
    }
  }
}

/** The cells of a row by the headers that the source documents. */
function cellsOf({ cells = {} }: Rejection, { columns = {} }: Profile): (header: string) => string {
  const texts = new Map(Object.entries(cells).map(([header, text]) => [headerKey(header), text.trim()]));
  return (header) => texts.get(headerKey(columns[header] ?? header)) ?? "";
}
