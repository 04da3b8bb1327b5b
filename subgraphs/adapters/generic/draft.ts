import type { Draft } from "@regiohub/infra/ingest/profile-draft";
import { type Language, words } from "@regiohub/infra/words";
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
    leftOpen: (profile) => hr.leftOpen(profile),
    lines: (language) => [...sizes.lines(language), ...hr.lines(language)],
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

  lines(language: Language): readonly string[] {
    const count = this.#differing.size;
    if (count === 0) return [];
    const one = words("1 employment has", "1 dienstverband heeft");
    const what = count === 1 ? one : words(`${count} employments have`, `${count} dienstverbanden hebben`);
    const why = words(
      `each line has its own size: ${what.en} different ones on one day`,
      `elke regel heeft zijn eigen omvang: ${what.nl} er op één dag verschillende`,
    );
    return [`sizeOf: "line" # ${why[language]}`];
  }
}
