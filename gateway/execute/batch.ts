import type { Representations } from "../transports/transport.js";
import type { Slot } from "./fetch.js";
import { copyOf, mergeInto } from "./merge.js";
import { type Location, locate } from "./paths.js";
import { renamed } from "./rewrites.js";
import { isObject, type JsonObject } from "./types.js";

/** The objects of one path that asked, and the number of the representation each asked with. */
interface Seekers {
  readonly slot: Slot;
  readonly path: Slot["paths"][number];
  readonly objects: JsonObject[];
  readonly indexes: number[];
}

/** The entities of one request: gathered and deduplicated on the way out, handed round on the way back. */
export class Batch {
  readonly representations: Representations[] = [];
  readonly #seekers: Seekers[] = [];

  constructor(
    slots: readonly Slot[],
    private readonly data: JsonObject,
  ) {
    const tables = new Map<string, Map<string, number>>();
    for (const slot of slots) {
      const table = tables.get(slot.variable) ?? new Map<string, number>();
      tables.set(slot.variable, table);
      for (const path of slot.paths) this.#gather(slot, path, table);
    }
    for (const [variable, table] of tables) this.representations.push({ variable, texts: [...table.keys()] });
  }

  get isEmpty(): boolean {
    return this.representations.every(({ texts }) => texts.length === 0);
  }

  #gather(slot: Slot, path: Slot["paths"][number], table: Map<string, number>): void {
    const objects: JsonObject[] = [];
    const indexes: number[] = [];
    path.walk(this.data, (object) => {
      const text = slot.represent(object);
      if (text === undefined) return;
      let index = table.get(text);
      if (index === undefined) {
        index = table.size;
        table.set(text, index);
      }
      objects.push(object);
      indexes.push(index);
    });
    if (objects.length > 0) this.#seekers.push({ slot, path, objects, indexes });
  }

  /**
   * Merges the answers into every object that asked. False when the subgraph gave something else than one object or
   * null for each representation; where errors explain it, null for all of them.
   */
  merge(answer: JsonObject, explained: boolean): boolean {
    let isWhole = true;
    const takers = new Map<unknown, Seekers>();
    const rewritten = new Set<unknown>();
    for (const seekers of this.#seekers) {
      const { slot, objects, indexes } = seekers;
      const entities = answer[slot.alias];
      if (!this.#fits(entities, slot.variable)) {
        if (entities !== null || !explained) isWhole = false;
        continue;
      }
      if (!rewritten.has(entities)) slot.rewrite?.(entities);
      rewritten.add(entities);
      for (let at = 0; at < objects.length; at++) {
        const entity: unknown = entities[indexes[at] as number];
        if (!isObject(entity)) continue;
        // Objects of one path may share parts of the answer: later steps treat them alike. Other paths get a copy.
        const taker = slot.paths.length === 1 ? seekers : (takers.get(entity) ?? seekers);
        if (slot.paths.length > 1) takers.set(entity, taker);
        mergeInto(objects[at] as JsonObject, taker === seekers ? entity : (copyOf(entity) as JsonObject));
      }
    }
    return isWhole;
  }

  #fits(entities: unknown, variable: string): entities is unknown[] {
    const asked = this.representations.find((one) => one.variable === variable)?.texts.length;
    return (
      Array.isArray(entities) && entities.length === asked && entities.every((one) => one === null || isObject(one))
    );
  }

  /** Where the answer's path lies for the client: once for every object that asked for that entity. */
  locationsOf(path: Location | undefined): Location[] {
    const [alias, index, ...rest] = path ?? [];
    const asked = this.#seekers.filter(({ slot }) => slot.alias === alias);
    if (typeof index !== "number") return asked.flatMap((seekers) => this.#locate(seekers).slice(0, 1));
    return asked.flatMap((seekers) =>
      this.#locate(seekers, index).map((place) => [...place, ...(renamed(rest, seekers.slot.renames) ?? [])]),
    );
  }

  /** Where the first object that asked lies. */
  firstLocation(): Location | undefined {
    const [first] = this.#seekers;
    return first && this.#locate(first)[0];
  }

  #locate({ objects, indexes, path, slot }: Seekers, index?: number): Location[] {
    const wanted = new Set(index === undefined ? objects : objects.filter((_, at) => indexes[at] === index));
    const locations: Location[] = [];
    locate(this.data, path.segments, slot.matches, (object, location) => {
      if (wanted.has(object)) locations.push(location);
    });
    return locations;
  }
}
