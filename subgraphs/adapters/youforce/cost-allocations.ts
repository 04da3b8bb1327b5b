import { decimal, text } from "@regiohub/infra/ingest/columns";
import { defineLookups } from "@regiohub/infra/ingest/define";
import { employmentKey } from "./employment-key.js";
import { endpoint } from "./endpoint.js";

/** `costAllocations` (loonverdeling): the cost centres of an employment as they are now. Source: ./README.md */
export const costAllocations = defineLookups({
  ...endpoint("costAllocations"),
  mayBeEmpty: true,
  key: employmentKey,
  columns: {
    code: text("costCenterCode").optional(),
    percentage: decimal("percentage", { min: 0, max: 100 }).optional(),
  },
});

/** An employment's share in a cost centre. */
interface Allocation {
  readonly code: string | null;
  readonly percentage: string | null;
}

/** The cost centre with the largest part of the pay; of equal parts the first. Null when there is none. */
export const mainCostCentre = (allocations: readonly Allocation[] = []): string | null =>
  allocations.reduce<Allocation | undefined>(
    (main, one) => (main === undefined || Number(one.percentage ?? 0) > Number(main.percentage ?? 0) ? one : main),
    undefined,
  )?.code ?? null;
