import type { Caller } from "@regiohub/infra/auth/caller";
import { type DocumentNode, parse } from "graphql";
import { BoundedCache } from "./cache.js";
import { refusal } from "./execute/errors.js";
import { checkSize } from "./measure.js";
import { OPEN, type Profile, profileOf } from "./profile.js";

/** Most tokens of any document. */
export const MOST_TOKENS = OPEN.tokens;
/** Most brackets open at the same time in a document's text: parsers call themselves for each. */
const MOST_BRACKETS = 200;

/** The limits that a caller is held to. */
export type LimitsFor = (caller: Caller | undefined) => Limits;

/** Limits by caller, each profile with a memory of its own. */
export function limitsByCaller(): LimitsFor {
  const made = new Map<Profile, Limits>();
  return (caller) => {
    const profile = profileOf(caller);
    const limits = made.get(profile) ?? new Limits(profile);
    made.set(profile, limits);
    return limits;
  };
}

/**
 * Holds documents to limits in time that grows with their length, before anything that grows faster sees them: a
 * fragment that is used twice by a fragment that is used twice … doubles the work at each step.
 */
export class Limits {
  /** Texts that were looked at and are within the limits. */
  readonly #passed = new BoundedCache<true>({ entries: 2_000, characters: 16_000_000 });

  constructor(private readonly profile: Profile) {}

  /**
   * Looks at the text of a document. One that cannot be parsed passes: it goes no further than the parser.
   * @throws GraphQLError OPERATION_REFUSED
   */
  check(text: string): void {
    if (this.#passed.get(text)) return;
    const { bytes, tokens } = this.profile;
    if (text.length > bytes || Buffer.byteLength(text) > bytes) {
      throw refusal(`Document too long. Expected at most ${bytes} bytes.`);
    }
    checkLexemes(text, tokens);
    const document = parsed(text);
    if (!document) return;
    checkSize(document, this.profile);
    this.#passed.set(text, true);
  }
}

/**
 * What a document is made of: texts and comments, which may hold any sign, brackets, names, numbers, other signs.
 * Two words without a space between them count once or twice; the parser refuses them.
 */
const LEXEMES = /"""(?:\\"""|[\s\S])*?"""|"(?:\\.|[^"\\\n\r])*"|#[^\n\r]*|[{}()[\]]|\.\.\.|[!$&:=@|]|[\w.+-]+/g;

function checkLexemes(text: string, mostTokens: number): void {
  let open = 0;
  let tokens = 0;
  for (const [lexeme] of text.matchAll(LEXEMES)) {
    if (lexeme[0] === "#") continue;
    if (++tokens > mostTokens) throw refusal(`Operation too large. Expected at most ${mostTokens} tokens.`);
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
