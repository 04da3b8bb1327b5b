import { type Stretch, shared } from "../uncovered.js";

/** What a row of the employees says about who somebody is. */
export interface Employee {
  readonly id: string;
  /** Equal on all rows of one person; null when the row does not say enough. */
  readonly identity: string | null;
  readonly email: string | null;
  /** Of the contracts under this id. */
  readonly periods: readonly Stretch[];
}

/** Who an employee is. */
export interface Who {
  /** The person's number: the first id under which the person is known. */
  readonly number: string;
  /** Whether the row looks like another person's and was kept apart from it. */
  readonly inDoubt: boolean;
  /** Whether it is the person's last row, which says how they are called now. */
  readonly isLast: boolean;
}

type SameAs = Readonly<Record<string, string>>;

const collator = new Intl.Collator("en", { numeric: true });
const byId = (a: string, b: string) => collator.compare(a, b) || (a < b ? -1 : Number(a > b));

/**
 * Sorts out which employees are one person: Visma.net gives a new id with a new contract. Rows of equal identity are one
 * person as long as no two of them worked at the same time; from the first that did, in the order of their ids, each
 * stands alone and is in doubt, unless its e-mail address is that of one before it, or the board has said who it is.
 * The order of the rows makes no difference.
 * @param sameAs Id → the id under which the same person is known; its own: nobody else is meant.
 */
export function whoIsWho(employees: readonly Employee[], sameAs: SameAs): (id: string) => Who {
  const earlier = new Map(Object.entries(sameAs));
  const inDoubt = new Set<string>();
  for (const group of Map.groupBy(employees, ({ identity, id }) => identity ?? `\0${id}`).values()) {
    settle(
      group.toSorted((a, b) => byId(a.id, b.id)),
      sameAs,
      earlier,
      inDoubt,
    );
  }
  const last = new Map<string, string>();
  for (const { id } of employees) {
    const number = follow(id, earlier);
    const before = last.get(number);
    if (before === undefined || byId(before, id) < 0) last.set(number, id);
  }
  return (id) => {
    const number = follow(id, earlier);
    return { number, inDoubt: inDoubt.has(id), isLast: last.get(number) === id };
  };
}

/** Notes for each employee of a group of equal identity under which earlier id it is known, or that it is in doubt. */
function settle(group: readonly Employee[], sameAs: SameAs, earlier: Map<string, string>, inDoubt: Set<string>): void {
  const before: Employee[] = [];
  let several = false; // whether the group is known to be, or may be, more than one person
  for (const employee of group) {
    const named = Object.hasOwn(sameAs, employee.id) ? sameAs[employee.id] : undefined;
    if (named === employee.id) {
      several = true;
      continue;
    }
    const [first] = before;
    const namesake = before.find((other) => other.email !== null && other.email === employee.email);
    if (named !== undefined)
      several ||= first !== undefined && !before.some(({ id }) => named === (earlier.get(id) ?? id));
    else if (namesake) earlier.set(employee.id, namesake.id);
    else if (first && (several || before.some((other) => workedTogether(other, employee)))) {
      several = true;
      inDoubt.add(employee.id);
    } else if (first) earlier.set(employee.id, first.id);
    before.push(employee);
  }
}

const workedTogether = (one: Employee, other: Employee): boolean =>
  one.periods.some((a) => other.periods.some((b) => shared(a, b)));

/** The end of the way from an id; of a circle, which only a board's own words can make, its first id. */
function follow(id: string, earlier: ReadonlyMap<string, string>): string {
  const way = [id];
  for (;;) {
    const at = way.at(-1) as string;
    const next = earlier.get(at);
    if (next === undefined || next === at) return at;
    const turn = way.indexOf(next);
    if (turn >= 0) return way.slice(turn).toSorted(byId)[0] as string;
    way.push(next);
  }
}
