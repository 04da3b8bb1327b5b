/** The words of a text, split at white space. */
export const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

/**
 * Invented nature words: a mood and an animal that no dictionary joins.
 * Boards, schools and streets of the demo are made of them, so that nobody's real name is used.
 */
export const MOODS = wordsOf(`
  nevel dauw schemer rijp mist gloed stuif amber wolken sneeuw
  storm maan sterren vonken pluis ruis kiezel wilgen varen luwte
`);

/** Animals, all with the article `de`. */
export const ANIMALS = wordsOf(`
  haas otter reiger uil bever egel lijster merel zwaluw specht libel krekel kikker salamander wezel
  das eekhoorn hermelijn zwaan gans kievit wulp grutto leeuwerik fazant forel snoek hommel mier lynx
`);

/** How a school calls itself, before its name. */
export const SCHOOL_FORMS = ["De", "Basisschool De", "Kindcentrum De", "OBS De", "IKC De"] as const;

/** Ends of street names. */
export const STREET_ENDS = ["laan", "straat", "weg", "pad", "hof", "singel", "dreef"] as const;

/** Denominations of the demo's schools, of the institution, with weights. */
export const DENOMINATIONS = [
  ["Openbaar", 5],
  ["Protestants-Christelijk", 3],
  ["Rooms-Katholiek", 2],
  ["Algemeen bijzonder", 1],
] as const;

/** `dauwotter` → `Dauwotter`. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
