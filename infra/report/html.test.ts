import { describe, expect, it } from "@jest/globals";
import { html, NOTHING } from "./html.js";
import { page } from "./page.js";
import { table } from "./table.js";
import { barriersIn } from "./testing/barriers.js";
import { named, readPage } from "./testing/read-page.js";

const HOSTILE = `"><script>x</script>&'`;

describe("markup", () => {
  it("escapes every text, in elements and in attributes", () => {
    const made = String(html`<p title="${HOSTILE}">${HOSTILE} ${7}</p>`);
    expect(made).toBe(
      '<p title="&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;&#39;">&quot;&gt;&lt;script&gt;x&lt;/script&gt;&amp;&#39; 7</p>',
    );
  });

  it("takes markup, and lists of it, as they are", () => {
    expect(String(html`<ul>${["a", "<"].map((one) => html`<li>${one}</li>`)}</ul>${NOTHING}`)).toBe(
      "<ul><li>a</li>\n<li>&lt;</li></ul>",
    );
  });
});

describe("a table", () => {
  const rows = [
    ["2024", { value: "1007.50", note: null }],
    ["2025", { value: "12", note: "mind it" }],
    [HOSTILE, { value: null, note: "too few" }],
  ] as const;
  const made = page({
    lang: "nl",
    title: HOSTILE,
    body: html`<h1>t</h1>${table({ lang: "nl", caption: "c", heads: ["jaar", "fte"], rows, rowHeads: true })}`,
  });

  it("writes figures as the language does, with what to mind beside them", () => {
    expect(named(readPage(made), "td").map(({ text }) => text)).toEqual(["1.007,50", "12 mind it", "too few"]);
  });

  it("marks what is not shown, and heads columns of figures to the right", () => {
    const cells = named(readPage(made), "td");
    expect(cells.map(({ attributes }) => attributes.class)).toEqual(["number", "number", "hidden"]);
    expect(named(readPage(made), "th").map(({ attributes }) => attributes.class)).toEqual([
      undefined,
      "number",
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("can be read by everybody, on a page that may fetch and run nothing", () => {
    expect(barriersIn(readPage(made))).toEqual([]);
    const [, policy] = named(readPage(made), "meta");
    expect(policy?.attributes.content).toBe("default-src 'none'; style-src 'unsafe-inline'");
    expect(named(readPage(made), "title")[0]?.text).toBe(HOSTILE);
  });
});

describe("barriers", () => {
  it("are found where a page has them", () => {
    const broken = `<!doctype html>
<html><head><title></title></head><body><h1>a</h1><h3 id="x">b</h3><a href="#y" id="x">c</a><svg></svg>
<table><caption></caption><tr><th scope="col">a</th></tr><tr><td>1</td><td>2</td></tr></table><ul><p>z</p></ul></body></html>`;
    expect(barriersIn(readPage(broken))).toHaveLength(9);
  });
});
