import type { TestSubgraph } from "@regiohub/infra/testing/subgraph";
import type { CalendarDate } from "@regiohub/infra/values";
import type { EmploymentRecord } from "@regiohub/schema/records/employment";
import { employment, member } from "@regiohub/schema/records/index";
import { employmentRecord, memberRecord } from "./records.js";

/** Somebody's employment, by the board's number of the person. */
export type Person = Partial<EmploymentRecord> & { readonly memberNumber: string };

/** Fictional people with equal employments: `count` of them, numbered from `first` on. */
export const peopleOf = (count: number, first: number, more: Partial<EmploymentRecord> = {}): Person[] =>
  Array.from({ length: count }, (_, index) => ({ memberNumber: String(first + index).padStart(5, "0"), ...more }));

/**
 * Loads all people of a board in one delivery; run numbers are the hub's, not the board's. Who begins or leaves does so with
 * the employment, unless they say otherwise of it.
 * @param day that it speaks of
 */
export async function deliver(
  hub: TestSubgraph,
  board: string,
  runId: number,
  people: readonly Person[],
  day?: CalendarDate,
): Promise<void> {
  const delivery = { board, runId, coverage: "full", day } as const;
  const numbers = new Set(people.map(({ memberNumber }) => memberNumber));
  const members = [...numbers].map((memberNumber) => memberRecord({ memberNumber }));
  await hub.load(member, members, delivery);
  await hub.load(
    employment,
    people.map(({ startsOn, endsOn, ...one }) =>
      employmentRecord({
        ...(startsOn && { startsOn, contractStartsOn: startsOn }),
        ...(endsOn && { endsOn, contractEndsOn: endsOn }),
        ...one,
      }),
    ),
    delivery,
  );
}
