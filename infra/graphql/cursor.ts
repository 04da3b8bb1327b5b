import { HubError } from "../errors.js";
import type { Sealer } from "./sealed.js";

/** Makes and reads the cursors of one audience. They hold keyset values, sealed for the list that they belong to. */
export interface Cursors {
  /** A cursor behind a row with these keyset values, in the list named `scope`. */
  write(scope: string, values: readonly string[]): string;
  /**
   * The keyset values of a cursor.
   * @throws CURSOR_INVALID when it was not made for this list and audience.
   */
  read(scope: string, cursor: string): string[];
}

/** Cursors under a seal: nobody can read out of them what a list is ordered by, or make one. */
export const cursorsUnder = ({ seal, open }: Sealer): Cursors => ({
  write: seal,
  read(scope, cursor) {
    const values = open(scope, cursor);
    if (values) return values;
    throw new HubError("CURSOR_INVALID", "after: not a cursor of this list. Expected an endCursor that it gave.");
  },
});
