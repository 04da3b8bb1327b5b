/** One thing that a profile says otherwise than before. */
export interface ProfileChange {
  /** `drop.settleSeconds`. */
  readonly key: string;
  /** As JSON; undefined: it was not there. */
  readonly from: string | undefined;
  /** As JSON; undefined: it is not there any more. */
  readonly to: string | undefined;
}

/** What differs between two profiles, by key in alphabetical order; lists are one thing each. */
export function profileChanges(before: object, after: object): ProfileChange[] {
  const [from, to] = [flat(before), flat(after)];
  const keys = [...new Set([...from.keys(), ...to.keys()])].sort();
  return keys
    .map((key) => ({ key, from: from.get(key), to: to.get(key) }))
    .filter((change) => change.from !== change.to);
}

function flat(value: object, path: readonly string[] = []): Map<string, string> {
  return new Map(
    Object.entries(value as Record<string, unknown>).flatMap(([name, inner]) => {
      const here = [...path, name];
      return isGroup(inner) ? [...flat(inner, here)] : [[here.join("."), JSON.stringify(inner)] as const];
    }),
  );
}

const isGroup = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length > 0;

/** `drop.settleSeconds: 30 → 60`. */
export const changeText = ({ key, from, to }: ProfileChange): string => `${key}: ${from ?? "–"} → ${to ?? "–"}`;
