/**
 * How pages look, on screens and on paper. Text on its ground has a contrast of 4.5 at least, drawings of 3 (WCAG 2.2,
 * 1.4.3 and 1.4.11), and no meaning is in a colour alone. Paper has a plain tint for hatching: a PDF draws each of its lines.
 */
export const STYLE = `
:root{--ink:#17222d;--soft:#4a5866;--rule:#d3dae1;--tint:#f3f6f9;--deep:#12395b;--first:#1b5e8f;--second:#b4531b;--third:#3a7550}
*{box-sizing:border-box}
body{margin:0;font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--ink);background:#fff}
header,main,footer,nav{max-width:66rem;margin:0 auto;padding:0 1.5rem}
header{max-width:none;padding:2.6rem max(1.5rem,calc(50vw - 31.5rem));background:var(--deep);color:#fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}
header p{margin:.2rem 0;color:#dbe7f1}
header .kicker{font-size:.85rem;letter-spacing:.08em;text-transform:uppercase}
h1{margin:.2rem 0 .5rem;font-size:2.3rem;line-height:1.15;font-weight:650}
h2{margin:0 0 .4rem;font-size:1.45rem;line-height:1.25;color:var(--deep)}
h3{margin:1.6rem 0 .3rem;font-size:1.08rem}
p,ul,dl{max-width:46rem}
section{padding:2.2rem 0 .4rem;border-bottom:1px solid var(--rule)}
section:last-of-type{border-bottom:0}
a{color:var(--first)}
nav ol{display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin:1.2rem 0 0;padding:0;list-style:none;font-size:.95rem}
.lead{font-size:1.08rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem;max-width:none;margin:1.4rem 0;padding:0}
.tile{padding:1rem 1.1rem;border-left:4px solid var(--first);background:var(--tint);print-color-adjust:exact;-webkit-print-color-adjust:exact}
.tile dt{font-size:.88rem;color:var(--soft)}
.tile dd{margin:0;font-size:1.75rem;font-weight:650;font-variant-numeric:tabular-nums;line-height:1.3}
.tile dd.hidden{font-size:.92rem;font-weight:400;line-height:1.45;padding:.35rem .5rem}
.tile dd+dd{font-size:.85rem;font-weight:400;color:var(--soft)}
figure{margin:1.2rem 0 1.6rem;display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:.6rem 2.2rem;align-items:start}
figure.wide,figure:has(thead th:nth-child(4)){grid-template-columns:minmax(0,1fr)}
figcaption{grid-column:1/-1;font-weight:600;border-top:2px solid var(--deep);padding-top:.5rem}
svg{display:block;width:100%;height:auto;max-width:44rem}
svg text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:var(--ink)}
svg .tick{fill:var(--soft);font-size:12px}
svg .value{font-weight:600;font-variant-numeric:tabular-nums;paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}
svg .reason{fill:var(--soft);font-size:12.5px}
.grid line{stroke:var(--rule)}
.line{stroke-width:2.5;stroke-linecap:round}
.dashed{stroke-dasharray:6 6}
.line.first{stroke:var(--first)}.line.second{stroke:var(--second)}.line.third{stroke:var(--third)}
.dot.first,.bar.first{fill:var(--first)}.dot.second,.bar.second{fill:var(--second)}.dot.third,.bar.third{fill:var(--third)}
.dot.hollow{fill:#fff;stroke-width:2}.dot.hollow.first{stroke:var(--first)}.dot.hollow.second{stroke:var(--second)}.dot.hollow.third{stroke:var(--third)}
polygon.band{fill:var(--first);opacity:.16}
line.broken{stroke:var(--soft);stroke-width:1.5;stroke-dasharray:2 4}
.hatch-paper{fill:#f3f6f9}.hatch-line{fill:#8c9aa8}
rect.hidden{stroke:#76848f}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.3rem;margin:.5rem 0 0;padding:0;list-style:none;font-size:.88rem;color:var(--soft)}
.key{display:inline-block;width:1.1rem;height:.72rem;margin-right:.45rem;border-radius:2px}
.key.first{background:var(--first)}.key.second{background:var(--second)}.key.third{background:var(--third)}
.key.band{background:#d9e4ed}.key.broken{height:0;border-top:2px dashed var(--soft);border-radius:0;vertical-align:middle}
.key.partial{width:.72rem;border:2px solid var(--soft);border-radius:50%}
.key.hidden,td.hidden,dd.hidden,.why{background:repeating-linear-gradient(135deg,#e9eef3 0 4px,#fff 4px 9px)}
.key.hidden{outline:1px solid #76848f}
.key,td.hidden,dd.hidden,.why,thead th{print-color-adjust:exact;-webkit-print-color-adjust:exact}
table{width:100%;border-collapse:collapse;font-size:.92rem;font-variant-numeric:tabular-nums}
section>.scroll{max-width:56rem;margin:1rem 0 1.6rem}
caption{text-align:left;padding:0 0 .35rem;font-size:.88rem;color:var(--soft)}
figure caption,h3+.scroll caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:.32rem .55rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule);overflow-wrap:break-word}
thead th{background:var(--tint);font-weight:600}
tbody th{font-weight:400}
td.number,th.number{text-align:right}
td.number{white-space:nowrap}
td.number small{display:block;white-space:normal;color:var(--soft)}
td.hidden,dd.hidden{font-size:.88rem;color:var(--ink)}
.why{border-left:4px solid #76848f;padding:.7rem 1rem;margin:1rem 0}
.why strong{display:block}
.mind{color:var(--soft);font-size:.92rem}
dt{font-weight:600;margin-top:.7rem}
dd{margin:0}
footer{padding-top:1.5rem;padding-bottom:3rem;font-size:.88rem;color:var(--soft)}
@media (max-width:52rem){figure{grid-template-columns:minmax(0,1fr)}h1{font-size:1.8rem}}
@media screen and (max-width:40rem){.scroll,figure>div{overflow-x:auto}svg{min-width:32rem}}
@media print{.key.hidden,td.hidden,dd.hidden,.why{background:#eef2f6}@page{size:A4;margin:16mm 14mm}body{font-size:10.5pt}header{padding:1.2rem 1.4rem}nav{display:none}main,footer{padding:0}
section{padding-top:1.2rem}h2,h3,figcaption{break-after:avoid}figure,.tiles,tr,.why{break-inside:avoid}}
`.trim();
