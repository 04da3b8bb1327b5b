import { HubError } from "../errors.js";
import { anyOf, words } from "../words.js";

/** Names of this machine: it alone is asked without encryption. */
const OWN_HOSTS: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Whether nobody on the way reads what is asked: it is encrypted, or does not leave this machine. */
export const isSafeAddress = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && OWN_HOSTS.has(hostname));

/**
 * The origins that a client may go to, in the form in which `URL.origin` gives them.
 * @throws SOURCE_ANSWER_WRONG for what is no origin, or one without encryption.
 */
export const pinnedOrigins = (origins: readonly string[]): ReadonlySet<string> =>
  new Set(origins.map((origin) => parsed(origin).origin));

/**
 * An address that a client may ask.
 * @param base Address that a relative one belongs to: where a redirect came from.
 * @throws SOURCE_ANSWER_WRONG for any origin but the pinned ones, and for an address that carries a password.
 */
export function pinnedAddress(address: string, origins: ReadonlySet<string>, base?: URL): URL {
  const url = parsed(address, base);
  if (origins.has(url.origin)) return url;
  throw refused(
    `${url.origin}: not an address of this source. Expected ${anyOf([...origins]).en}.`,
    `${url.origin}: geen adres van deze bron. Verwacht: ${anyOf([...origins]).nl}.`,
  );
}

function parsed(address: string, base?: URL): URL {
  const url = URL.parse(address, base?.href);
  // What cannot be read is not shown: it may be a secret in the wrong place.
  if (!url)
    throw refused(
      "The source's address: not a web address. Expected https://host/path.",
      "Het adres van de bron: geen webadres. Verwacht: https://host/path.",
    );
  if (url.username !== "" || url.password !== "")
    throw refused(
      `${url.origin}: a name or password in the address. Expected none.`,
      `${url.origin}: een naam of wachtwoord in het adres. Verwacht: geen van beide.`,
    );
  if (isSafeAddress(url)) return url;
  throw refused(
    `${url.protocol}//${url.hostname}: not encrypted. Expected https.`,
    `${url.protocol}//${url.hostname}: niet versleuteld. Verwacht: https.`,
  );
}

const refused = (en: string, nl: string) => new HubError("SOURCE_ANSWER_WRONG", words(en, nl));

/** An address as messages show it: without its query, which may hold a key or a name. */
export const shown = ({ origin, pathname }: URL): string => origin + pathname;
