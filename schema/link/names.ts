/**
 * Words that stand before a surname without being part of what it is known by (voorvoegsels), one by one: `in 't` is
 * two of them, `v.d.` too. Source: the prefixes of the national register of persons (BRP, table 36), as single words.
 */
const PREFIX_WORDS: ReadonlySet<string> = new Set(
  `a aan aboe abou abu af al am an auf aus ben bij bin boven d da dal dalla das de degli dei del della den der des di
  die do don dos du el het i im in l la las le les lo los of onder op over s t te ten ter tho thoe thor to toe tot uijt
  uit unter v van vanden vander vd vom von voor vor zu zum zur`.split(/\s+/),
);

/** Letters that NFKD leaves whole, in lower case. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  ł: "l",
  ŋ: "n",
  ß: "ss",
  þ: "th",
  ŧ: "t",
  ÿ: "ij", // what older Dutch systems write for ĳ
};

/** Lower-case letters without marks: `Ĳsbrandÿ` and `IJsbrandij` are the same. */
const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[æœøđðħıłŋßþŧÿ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");

const isPrefix = (word: string | undefined) => word !== undefined && PREFIX_WORDS.has(word);

/**
 * A surname as it is compared: plain letters only, with no prefix before it (`van der Berg`) or behind it
 * (`Berg, van der`). A name of prefixes only keeps its last word: `De La` is `la`. Empty when it has no letter.
 */
export function comparedSurname(name: string): string {
  const words = plain(name).match(/[\p{Ll}\p{Lo}]+/gu) ?? [];
  let [from, until] = [0, words.length];
  while (from < until - 1 && isPrefix(words[from])) from += 1;
  while (until > from + 1 && isPrefix(words[until - 1])) until -= 1;
  return words.slice(from, until).join("");
}

/**
 * Initials as they are compared: a plain letter for each, whatever stands between them. In a word of both cases the
 * capitals are the initials, so that `Th.J.`, `ThJ` and `T.J.` are the same; in a word of one case every letter is one,
 * so that `JP`, `jp` and `J.P.` are the same (and `TH.J.` is not `T.J.`). `IJ`, in any form, is an I and a J.
 */
export function comparedInitials(initials: string): string {
  const words =
    initials
      .normalize("NFKC")
      .replaceAll("Ij", "IJ")
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  return words
    .flatMap(lettersOf)
    .map((letter) => plain(letter).charAt(0))
    .join("");
}

function lettersOf(word: string): readonly string[] {
  const letters = word.match(/[\p{Lu}\p{Ll}\p{Lo}]/gu) ?? [];
  const capitals = word.match(/\p{Lu}/gu) ?? [];
  return capitals.length > 0 ? capitals : letters;
}
