import { basename } from "node:path";
import type { XmlDialect } from "../dialect.js";
import { localName, type XmlHandler, XmlParser } from "../read/xml-parser.js";
import { xmlText } from "../read/xml-text.js";

/** How much of a file is looked at, in characters. */
const STRETCH = 32 * 1024 * 1024;

/** Most different places of elements that are told apart. */
const PLACES_MAX = 10_000;

/** What is known of the elements at one place. */
interface Place {
  readonly path: readonly string[];
  /** Most of them in one element. */
  most: number;
  /** Whether any has elements in it, or attributes that say something. */
  holds: boolean;
}

/** Tells where the rows stand: where they are not what an XML list of rows is, the outermost elements that come again. */
export async function lookAtXml(path: string): Promise<XmlDialect> {
  const places = new XmlShape(basename(path));
  await places.read(path).catch(() => {}); // the reader says what is wrong, and where
  const rows = places.rows();
  return { form: "xml", dates: ["iso"], ...(rows !== undefined && { rows: [rows] }) };
}

/** Notes which elements stand in which, and how often. */
class XmlShape implements XmlHandler {
  readonly #parser: XmlParser;
  readonly #places = new Map<string, Place>();
  readonly #open: { path: string[]; counts: Map<string, number> }[] = [];

  constructor(name: string) {
    this.#parser = new XmlParser(name, this);
  }

  async read(path: string): Promise<void> {
    let passed = 0;
    for await (const text of xmlText(path)) {
      this.#parser.write(text);
      passed += text.length;
      if (passed > STRETCH) return;
    }
    this.#parser.end();
  }

  /** Path of the rows below the root; undefined where they stand where a list of rows has them, or nothing tells. */
  rows(): string | undefined {
    const again = [...this.#places.values()].filter(({ most, holds }) => most > 1 && holds);
    const [rows] = again.sort((a, b) => a.path.length - b.path.length || b.most - a.most);
    if (!rows) return undefined;
    const inner = [...this.#places.values()].filter(({ path }) => path.length > rows.path.length);
    const isWithin = ({ path }: Place) => rows.path.every((name, index) => name === path[index]);
    const isFlat = !inner.some((place) => isWithin(place) && place.holds);
    const isList = rows.path.length === 1 || (rows.path.length === 2 && rows.path[0] === "rows");
    return isFlat && isList ? undefined : rows.path.join(".");
  }

  open(prefixed: string, attributes: Readonly<Record<string, string>>): void {
    this.#parser.mark();
    const around = this.#open.at(-1);
    const path = around ? [...around.path, localName(prefixed)] : [];
    this.#open.push({ path, counts: new Map() });
    if (!around) return;
    const name = path.join("/");
    const count = (around.counts.get(name) ?? 0) + 1;
    around.counts.set(name, count);
    const own = Object.keys(attributes).some((attribute) => !/^(?:xmlns|xsi|xml)(?::|$)|^nil$/.test(attribute));
    const place = this.#places.get(name) ?? { path, most: 0, holds: false };
    if (this.#places.size < PLACES_MAX) this.#places.set(name, place);
    place.most = Math.max(place.most, count);
    place.holds ||= own;
    const outer = this.#places.get(around.path.join("/"));
    if (outer) outer.holds = true;
  }

  text(): void {}

  close(): void {
    this.#parser.mark();
    this.#open.pop();
  }
}
