import type { Draft } from "@regiohub/infra/ingest/profile-draft";
import { hrDraft } from "../hr-profile.js";
import { type Stretch, shared } from "../uncovered.js";

/** A line of an employment, as far as its size tells whose it is. */
interface Line extends Stretch {
  readonly size: string;
}

/** Most employments that are remembered, and most lines of one. */
const MOST = { employments: 200_000, lines: 20 } as const;

/** What a profile of any other system has to say: as for every HR system, and whose the sizes are. */
export function genericDraft(): Draft {
  const hr = hrDraft();
  const sizes = new SizeDraft();
  return {
    record(kind, record) {
      hr.record(kind, record);
      if (kind === "employment") sizes.record(record);
    },
    refused: (row) => hr.refused(row),
    lines: () => [...sizes.lines(), ...hr.lines()],
  };
}

/** Finds lines of one employment that run on one day and have different sizes: then each has its own. */
class SizeDraft {
  readonly #lines = new Map<string, Line[]>();
  readonly #differing = new Set<string>();

  record(record: Readonly<Record<string, unknown>>): void {
    const { memberNumber, employmentNumber, startsOn, endsOn, fte, hoursPerWeek } = record;
    const key = `${memberNumber}\u001f${employmentNumber}`;
    const line = { startsOn, endsOn, size: `${fte} ${hoursPerWeek}` } as Line;
    const before = this.#lines.get(key) ?? [];
    if (before.some((one) => one.size !== line.size && shared(one, line))) this.#differing.add(key);
    if (before.length === MOST.lines || (before.length === 0 && this.#lines.size === MOST.employments)) return;
    this.#lines.set(key, [...before, line]);
  }

  lines(): readonly string[] {
    const count = this.#differing.size;
    if (count === 0) return [];
    const what = count === 1 ? "1 employment has" : `${count} employments have`;
    return [`sizeOf: "line" # each line has its own size: ${what} different ones on one day`];
  }
}
