import { hashOf, type Link, peopleHash } from "@regiohub/infra/audit/chain";
import type { Head, Seal } from "@regiohub/infra/audit/seal";
import type { LogSource } from "@regiohub/infra/audit/verify";

/** A read log in memory, to be tampered with as somebody would who has the database and nothing else. */
export class LogCopy implements LogSource {
  private constructor(
    /** The readings of each lane that has some, in order. */
    readonly lanes: Map<number, Link[]>,
    readonly ends: Head[],
    public sealed: Seal[],
  ) {}

  static async of(source: LogSource): Promise<LogCopy> {
    const ends = [...(await source.heads())];
    const lanes = new Map<number, Link[]>();
    for (const { lane } of ends) {
      const links = await all(source.links(lane));
      if (links.length > 0) lanes.set(lane, links);
    }
    return new LogCopy(lanes, ends, await all(source.seals()));
  }

  copy(): LogCopy {
    const lanes = new Map([...this.lanes].map(([lane, links]) => [lane, [...links]]));
    return new LogCopy(lanes, [...this.ends], [...this.sealed]);
  }

  async heads(): Promise<readonly Head[]> {
    return this.ends;
  }

  async *seals(): AsyncGenerator<Seal> {
    yield* this.sealed;
  }

  async *links(lane: number): AsyncGenerator<Link> {
    yield* this.lanes.get(lane) ?? [];
  }

  of(lane: number): Link[] {
    return this.lanes.get(lane) as Link[];
  }

  setEnd(lane: number): void {
    const last = this.of(lane).at(-1);
    const index = this.ends.findIndex((head) => head.lane === lane);
    this.ends[index] = { lane, seq: last?.seq ?? 0, hash: last?.hash ?? Buffer.alloc(32) };
  }
}

/** A reading with its hashes made to fit what it says now. */
export function rehashed(link: Link): Link {
  const whole = { ...link, subjectsSha256: peopleHash(link) };
  return { ...whole, hash: hashOf(whole) };
}

async function all<T>(values: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const value of values) list.push(value);
  return list;
}
