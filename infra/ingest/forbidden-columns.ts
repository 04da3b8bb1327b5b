import { type Words, words } from "../words.js";

/** A kind of column that never enters. */
export interface ForbiddenColumns {
  /** What such a column holds, and the law that keeps it out. */
  readonly reason: Words;
  /** Matched against a header in small letters without accents, digits, signs and blanks: `burgerservicenr`. */
  readonly header: RegExp;
}

const anyOf = (...patterns: readonly string[]) => new RegExp(patterns.join("|"));

/** Words for absence and for what tells its cause, which lie beside each other in a header: days alone may enter. */
const ABSENCE = "(?:verzuim|ziekte(?!kosten)|ziekmelding|absence|illness|sickness|sickleave)";
const WHY = "(?:reden|oorzaak|soort|type|(?<!and)aard|categorie|klasse|reason|cause|kind|category)";

/** Unions of people in schools. Source: the cao PO, parties on the employees' side, and the federations behind them. */
const UNION = "(?:aob|cnv|fnv|avs|fvov|cmhf)";

/** Columns that never enter, whatever an adapter or a profile says. */
export const FORBIDDEN_COLUMNS: readonly ForbiddenColumns[] = [
  {
    reason: words("citizen service number (UAVG art. 46)", "burgerservicenummer (UAVG art. 46)"),
    header: anyOf(
      "^bsn|bsn$|bsn(?:nummer|nr|number)|burgerservice|sofi(?:nummer|nr|$)|sociaalfiscaal",
      "persoonsgebonden(?:nummer|nr)|^ssn$|^soc(?:iaal)?(?:nummer|nr)|(?:citizen(?:service)?|socialsecurity)(?:number|no|nr)|nationalid(?:$|number|entification)",
    ),
  },
  {
    reason: words("bank account (not needed, AVG art. 5)", "bankrekening (niet nodig, AVG art. 5)"),
    header: anyOf(
      "^iban|iban$|iban(?:nummer|nr|number)|bankrek|bankaccount|gironummer|banknummer",
      "(?<!grootboek|kosten|tussen|balans)rekening(?:nummer|nr)",
    ),
  },
  {
    reason: words(
      "cause or kind of an absence, or health (AVG art. 9)",
      "oorzaak of soort van verzuim, of gezondheid (AVG art. 9)",
    ),
    header: anyOf(
      `${ABSENCE}.*${WHY}|${WHY}.*${ABSENCE}|^(?:verzuim|ziekte|absence|illness)code|^reasonid$`,
      "ziektebeeld|diagnos|vangnet|medisch|medical|gezondheid|zwanger|handicap|doelgroepregister|banenafspraak",
      "arbeidsongeschikt|^(?:wao|wia|wajong|iva|wga)(?:$|percentage|klasse|status)",
    ),
  },
  {
    reason: words("religion or belief (AVG art. 9)", "godsdienst of levensovertuiging (AVG art. 9)"),
    header: anyOf(
      "geloof|godsdienst(?!onderwijs|leraar|docent|vak)|religi|levensovertuiging|levensbeschouw",
      "^kerk(?:$|lid|genoot|elijke)|kerkgenootschap|kerkelijkegezindte",
    ),
  },
  {
    reason: words("membership of a trade union (AVG art. 9)", "lidmaatschap van een vakbond (AVG art. 9)"),
    header: anyOf(
      "vakbond|vakvereniging|vakcentrale|vakorganisatie|tradeunion|^union(?:$|member|fee|due)",
      `(?:lid|lidmaatschap|contributie)(?:van)?(?:de|het)?${UNION}|^${UNION}(?:lid|contributie)`,
    ),
  },
  {
    reason: words(
      "origin, politics, orientation or convictions (AVG art. 9 and 10)",
      "afkomst, politiek, geaardheid of veroordelingen (AVG art. 9 en 10)",
    ),
    header:
      /^ras$|etnisch|etniciteit|ethnic|politieke|political|geaardheid|seksuele|sexualorientation|strafblad|strafrechtelijk|criminalrecord/,
  },
];
