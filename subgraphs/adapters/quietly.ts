import { type Faults, isValue } from "@regiohub/infra/ingest/cell";
import { Column } from "@regiohub/infra/ingest/columns";

const DEAF: Faults = { refusals: 0, refuse() {}, drop() {}, forgive() {} };

/**
 * The same column, for a side file whose rows an export reads too: what is wrong is reported there, once.
 * Undefined where the cell is wrong, or empty without `.orNull()`.
 */
export const quietly = <T>(column: Column<T>): Column<T | undefined> =>
  new Column<T | undefined>(column.headers, column.expected, (binding) => {
    const decode = column.bind(binding);
    return (row) => {
      const outcome = decode(row, DEAF);
      return isValue(outcome) ? outcome : undefined;
    };
  });
