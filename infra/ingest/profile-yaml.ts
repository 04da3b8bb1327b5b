import { type Document, isNode, isPair, isScalar, LineCounter, parseDocument, visit, type visitorFn } from "yaml";
import { HubError } from "../errors.js";
import { type Words, words } from "../words.js";
import { profileFault } from "./profile-fault.js";
import { textFault } from "./text.js";

/** Longest a text in a profile may be. */
const TEXT_MAX = 1000;

/**
 * A YAML document of which each key stands once and each text could stand in a cell too.
 * @throws PROFILE_INVALID
 */
export function readYaml(text: string): object {
  try {
    // `uniqueKeys` would compare each key with all before it; `requireUniqueKeys` looks it up.
    const lines = new LineCounter();
    const document = parseDocument(text, {
      stringKeys: true,
      uniqueKeys: false,
      logLevel: "error",
      lineCounter: lines,
    });
    if (document.errors[0]) throw document.errors[0];
    visit(document, { Map: uniqueKeys(lines), Scalar: requirePlainText });
    return readValues(document);
  } catch (cause) {
    if (cause instanceof HubError) throw cause;
    // The parser's own words quote the line.
    throw new HubError(
      "PROFILE_INVALID",
      words(
        "Profile: not YAML. Expected `key: value` lines, without aliases.",
        "Profiel: geen YAML. Verwacht: regels als `sleutel: waarde`, zonder aliassen.",
      ),
    );
  }
}

/** Without aliases a document is as large as it looks. */
const readValues = (document: Document): object => (document.toJS({ maxAliasCount: 0 }) as object | null) ?? {};

const uniqueKeys =
  (lines: LineCounter): visitorFn<{ items: { key: unknown }[] }> =>
  (_, { items }, path) => {
    const lineOf = (key: unknown) => lines.linePos(isNode(key) ? (key.range?.[0] ?? 0) : 0).line;
    const first = new Map<unknown, unknown>();
    for (const pair of items) {
      const { key } = pair;
      const name = isScalar(key) ? key.value : key;
      const before = first.get(name);
      if (before !== undefined) {
        const place = isPlain(name) ? [...path, pair] : path;
        const [one, two] = [lineOf(before), lineOf(key)];
        throw invalid(
          place,
          words(
            `stands twice, on line ${one} and on line ${two}. Expected it once.`,
            `staat er twee keer, op regel ${one} en op regel ${two}. Verwacht: één keer.`,
          ),
        );
      }
      first.set(name, key);
    }
  };

const isPlain = (key: unknown): boolean => typeof key === "string" && typeof textFault(key, TEXT_MAX) !== "object";

const requirePlainText: visitorFn<{ value: unknown }> = (place, { value }, path) => {
  const fault = typeof value === "string" ? textFault(value, TEXT_MAX) : undefined;
  if (typeof fault !== "object") return;
  // A key that is at fault is not part of its own path.
  throw invalid(
    place === "key" ? path.slice(0, -1) : path,
    words(`expected ${fault.expected.en}.`, `verwacht ${fault.expected.nl}.`),
  );
};

function invalid(path: readonly unknown[], what: Words): HubError {
  const keys = path.filter(isPair).map(({ key }) => String(isScalar(key) ? key.value : key));
  return profileFault(keys.join("."), what);
}
