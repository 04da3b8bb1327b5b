import { describe, expect, it } from "@jest/globals";
import type { Random } from "@regiohub/infra/testing/random";
import { forSeeds } from "@regiohub/infra/testing/seeds";
import { page } from "./testing/answers.js";
import { pullFrom } from "./testing/pull.js";
import type { Ask } from "./testing/responder.js";
import { standIn } from "./testing/stand-in.js";
import type { Row } from "./testing/table.js";
import { files } from "./testing/things.js";

const codeOf = ({ Code }: Row) => Code as string;
const row = (random: Random): Row => ({
  Code: `T${random.below(1e9)}`,
  Naam_van_ding: `Ding ${random.below(3)}`,
  Memo: null,
});

/** Rows in which people work: some come, some go, and those that never changed are known. */
class Table {
  readonly stable: ReadonlySet<string>;
  readonly ever: Set<string>;
  #rows: Row[];
  #passing: readonly Row[] = [];

  constructor(readonly random: Random) {
    const all = Array.from({ length: 1 + random.below(60) }, () => row(random));
    const isStable = all.map(() => random.next() < 0.7);
    this.#rows = all;
    this.#passing = all.filter((_, index) => !isStable[index]);
    this.stable = new Set(all.filter((_, index) => isStable[index]).map(codeOf));
    this.ever = new Set(all.map(codeOf));
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Takes a row away that is not stable, or adds one. */
  change(): void {
    const gone = this.random.next() < 0.5 ? this.random.pick([undefined, ...this.#passing]) : undefined;
    if (gone) this.#rows = this.#rows.filter((one) => one !== gone);
    else this.#rows = [...this.#rows, row(this.random)];
    for (const one of this.#rows) this.ever.add(codeOf(one));
  }
}

/** One pull while rows change and some answers are cut short, never two in a row. */
async function pullWhile(random: Random): Promise<"pulled" | "refused"> {
  const table = new Table(random);
  const [changes, cuts] = [random.next() * 0.3, random.next() * 0.3];
  let isCut = false;
  const interfere = ({ connector, skip, take, rows }: Ask) => {
    if (connector === undefined) return undefined;
    isCut = !isCut && random.next() < cuts;
    const shown = rows.slice(0, random.below(rows.length + 1));
    if (random.next() < changes) table.change();
    return isCut ? page(skip, take, shown) : undefined;
  };
  const connectors = {
    get Things() {
      return table.rows;
    },
  };
  const server = await standIn({ connectors, interfere });
  const pull = { pageSize: 2 + random.below(9), parallel: 1 + random.below(5) };
  try {
    const pulled = await pullFrom(server.address, files, { pull });
    const codes = (pulled.rows["Things.json"] ?? []).map(codeOf);
    expect(table.stable.difference(new Set(codes))).toEqual(new Set());
    expect(new Set(codes).difference(table.ever)).toEqual(new Set());
    expect(codes).toHaveLength(new Set(codes).size);
    return "pulled";
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith("SOURCE_")) return "refused";
    throw error;
  } finally {
    await server.close();
  }
}

describe("rows that change while they are read", () => {
  it("never take one away, or double one, that did not change", async () => {
    const outcomes = { pulled: 0, refused: 0 };
    await forSeeds("I-08", { commit: 60, long: 20_000 }, async (random) => {
      outcomes[await pullWhile(random)] += 1;
    });
    expect(outcomes.pulled).toBeGreaterThan(0);
  });
});
