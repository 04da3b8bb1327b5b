import type { Language } from "../words.js";
import { Html, html } from "./html.js";
import { STYLE } from "./style.js";

/** A page of its own. */
export interface PageParts {
  readonly lang: Language;
  readonly title: string;
  readonly body: Html;
}

/**
 * A page that needs nothing else and can do nothing: no script, no font, no picture, nothing from elsewhere, and a policy
 * that has the browser refuse all of it.
 */
export const page = ({ lang, title, body }: PageParts): string =>
  `${html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8"/>
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
${body}
</body>
</html>`}\n`;
