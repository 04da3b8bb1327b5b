import { HubError } from "@regiohub/infra/errors";

const TOKEN = /^<token><version>\d{1,3}<\/version><data>[0-9A-Fa-f]{64}<\/data><\/token>$/;
const DIGITS = /^[0-9A-Fa-f]{64}$/;

/**
 * The `Authorization` header of a token. It may be kept as the XML that Profit shows, as its 64 digits, or in base64.
 * Source: AFAS, REST API for developers.
 * @param name Of the secret, for the message.
 * @throws CONFIG_INVALID when the secret is none of these.
 */
export function authorization(secret: string, name: string): string {
  const xml = xmlOf(secret.trim());
  if (TOKEN.test(xml)) return `AfasToken ${Buffer.from(xml).toString("base64")}`;
  throw new HubError(
    "CONFIG_INVALID",
    `Secret "${name}": not an AFAS token. Expected <token><version>1</version><data>64 hexadecimal digits</data></token>, only those digits, or all of it in base64.`,
  );
}

function xmlOf(text: string): string {
  if (DIGITS.test(text)) return `<token><version>1</version><data>${text}</data></token>`;
  const xml = text.startsWith("<") ? text : Buffer.from(text.replace(/^AfasToken\s+/i, ""), "base64").toString("utf8");
  return xml.replace(/\s+/g, "");
}
