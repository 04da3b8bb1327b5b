/** How far a piece of work is that goes from one thing to the next. */
export interface Step {
  /** What is worked on now. */
  readonly name: string;
  /** How many were done before it. */
  readonly done: number;
  /** How many there are; null: nobody can tell. */
  readonly of: number | null;
}

/** Hears of each step before it is taken. */
export type TellStep = (step: Step) => void;

/** Goes through things in their order, and tells of each before it is worked on. */
export function* inSteps<Item>(
  items: readonly Item[],
  tell: TellStep,
  nameOf: (item: Item) => string,
): Generator<Item, void> {
  for (const [done, item] of items.entries()) {
    tell({ name: nameOf(item), done, of: items.length });
    yield item;
  }
}

/** Where nobody wants to know. */
export const tellNobody: TellStep = () => {};
