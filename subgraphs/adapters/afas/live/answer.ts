import { HubError } from "@regiohub/infra/errors";
import type { HttpAnswer } from "@regiohub/infra/ingest/pull";
import { NOTHING, type Words, words } from "@regiohub/infra/words";

/** A page that Profit cannot make: it has to be asked in smaller pieces. */
export const TOO_LARGE = Symbol("too large");

/** An answer that says nothing, and may be another when asked again. */
export class Unreadable {
  constructor(
    /** What it was, for the message when it stays so. */
    readonly what: Words,
    /** Whether Profit itself called it a failure. */
    readonly isFailure: boolean,
  ) {}
}

/**
 * What Profit means by an answer: its content as parsed JSON, or what to do.
 * @param asked What was asked, for messages: a connector.
 * @throws SOURCE_REFUSED, SOURCE_ANSWER_WRONG when asking again is of no use.
 */
export function meaningOf({ status, body }: HttpAnswer, asked: string): unknown | typeof TOO_LARGE | Unreadable {
  if (status === 200)
    return (
      parseContent(body) ?? new Unreadable(words("not JSON, or not all of it", "geen JSON, of niet alles ervan"), false)
    );
  if (status === 413) return TOO_LARGE;
  if (status === 500) return failure(body, asked);
  throw refusalOf(status, asked);
}

function refusalOf(status: number, asked: string): HubError {
  if (status === 401)
    return refused(
      `${asked}: status 401. Expected a token that Profit knows, that has not expired, and that may ask this.`,
      `${asked}: status 401. Verwacht: een token dat Profit kent, dat niet verlopen is en dit mag vragen.`,
    );
  if (status === 403)
    return refused(
      `${asked}: status 403. Expected that Profit allows this machine's IP address.`,
      `${asked}: status 403. Verwacht: dat Profit het IP-adres van deze machine toelaat.`,
    );
  if (status === 404)
    return wrong(
      `${asked}: status 404. Expected that the address in the profile and the connector exist.`,
      `${asked}: status 404. Verwacht: dat het adres in het profiel en de connector bestaan.`,
    );
  return wrong(`${asked}: status ${status}. Expected 200.`, `${asked}: status ${status}. Verwacht: 200.`);
}

/** Words in a failure that say what it is about. Profit gives them in the language of its user. */
const FAILURES = {
  tooLarge: /out of (string space|memory)|maximale tijdsduur|maximum duration/i,
  blocked: /geblokkeerd|is blocked/i,
  notAllowed: /niet ondersteund|niet geautoriseerd|not supported|not authori[sz]ed/i,
  field: /connector-?\s?(veld|field)/i,
};

/** 500 is a time-out, a page too large, a refusal and a validation alike: the body tells them apart. */
function failure(body: Buffer, asked: string): typeof TOO_LARGE | Unreadable {
  const content = parseContent(body) as { [name: string]: unknown } | null | undefined;
  const said = content?.externalMessage ?? content?.message;
  if (typeof said !== "string")
    return new Unreadable(words("status 500 without a reason", "status 500 zonder reden"), true);
  if (FAILURES.tooLarge.test(said)) return TOO_LARGE;
  if (FAILURES.blocked.test(said))
    throw refused(
      `${asked}: blocked. Expected that its field Geblokkeerd is off (Algemeen / Uitvoer / Beheer / GetConnector).`,
      `${asked}: geblokkeerd. Verwacht: dat het veld Geblokkeerd ervan uit staat (Algemeen / Uitvoer / Beheer / GetConnector).`,
    );
  if (FAILURES.notAllowed.test(said))
    throw refused(
      `${asked}: not for this token. Expected it among the connectors of the app connector.`,
      `${asked}: niet voor dit token. Verwacht: bij de connectoren van de app connector.`,
    );
  // The words themselves may quote what a person entered: the reference leads the administrator to them.
  const at = typeof content?.profitLogReference === "string" ? content.profitLogReference : "";
  const log = /^[0-9A-F]{16,64}$/i.test(at)
    ? words(` See ${at} in the log of the environment (omgevingslogboek).`, ` Zie ${at} in het omgevingslogboek.`)
    : NOTHING;
  if (FAILURES.field.test(said))
    throw wrong(
      `${asked}: it lacks a column of the order or the filter. Expected those that metainfo names.${log.en}`,
      `${asked}: een kolom van de volgorde of het filter ontbreekt. Verwacht: die metainfo noemt.${log.nl}`,
    );
  throw wrong(`${asked}: status 500. Expected rows.${log.en}`, `${asked}: status 500. Verwacht: regels.${log.nl}`);
}

/** Parsed JSON; undefined when it is not. */
function parseContent(body: Buffer): unknown {
  const text = decode(body);
  return text === undefined ? undefined : (parse(text) ?? parse(withZeros(text)));
}

function decode(body: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `-.5` → `-0.5`: Profit 6 could leave the zero out. Strings are passed over. */
const withZeros = (text: string): string =>
  text.replace(/"(?:[^"\\]|\\.)*"|(?<!\d)-?\.\d/g, (found) =>
    found.startsWith('"') ? found : found.replace(".", "0."),
  );

const refused = (en: string, nl: string) => new HubError("SOURCE_REFUSED", words(en, nl));
const wrong = (en: string, nl: string) => new HubError("SOURCE_ANSWER_WRONG", words(en, nl));
