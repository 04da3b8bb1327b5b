import { type DocumentNode, parse } from "graphql";
import { BoundedCache } from "./cache.js";
import { refusal } from "./execute/errors.js";
import { checkSize } from "./measure.js";

/** Most tokens of a document. */
export const MOST_TOKENS = 10_000;
/** Most brackets open at the same time in a document's text: parsers call themselves for each. */
const MOST_BRACKETS = 200;

/**
 * Holds documents to limits in time that grows with their length, before anything that grows faster sees them: a
 * fragment that is used twice by a fragment that is used twice … doubles the work at each step.
 */
export class Limits {
  /** Texts that were looked at and are within the limits. */
  readonly #passed = new BoundedCache<true>({ entries: 2_000, characters: 16_000_000 });

  /**
   * Looks at the text of a document. One that cannot be parsed passes: it goes no further than the parser.
   * @throws GraphQLError OPERATION_REFUSED
   */
  check(text: string): void {
    if (this.#passed.get(text)) return;
    checkBrackets(text);
    const document = parsed(text);
    if (!document) return;
    checkSize(document);
    this.#passed.set(text, true);
  }
}

/** Strings and comments, which may hold any bracket, and brackets. */
const LEXEMES = /"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"|#[^\n\r]*|[{}()[\]]/g;

function checkBrackets(text: string): void {
  let open = 0;
  for (const [lexeme] of text.matchAll(LEXEMES)) {
    if (lexeme === "{" || lexeme === "(" || lexeme === "[") open++;
    else if (lexeme === "}" || lexeme === ")" || lexeme === "]") open--;
    if (open > MOST_BRACKETS) throw refusal(`Operation too deep. Expected at most ${MOST_BRACKETS} brackets open.`);
  }
}

function parsed(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true, maxTokens: MOST_TOKENS });
  } catch {
    return undefined;
  }
}
