import DataLoader from "dataloader";

/** Loads values by key, gathering all keys that one moment of an operation asks for. */
export interface Batched<Args, Key, Value> {
  load(args: Args, key: Key): Promise<Value>;
}

/**
 * One call of `load` per distinct arguments and moment of an operation: `boards(first: 10) { schools(first: 3) }`
 * costs one statement, not ten. Values come back in the order of the keys. Lives as long as one operation.
 */
export function batched<Args, Key extends string, Value>(
  load: (args: Args, keys: readonly Key[]) => Promise<readonly Value[]>,
): Batched<Args, Key, Value> {
  const byArgs = new Map<string, DataLoader<Key, Value>>();
  return {
    load(args, key) {
      const name = JSON.stringify(args ?? null);
      let loader = byArgs.get(name);
      if (!loader) {
        loader = new DataLoader<Key, Value>((keys) => load(args, keys));
        byArgs.set(name, loader);
      }
      return loader.load(key);
    },
  };
}
