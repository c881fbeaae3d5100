import { Markup, markup } from './markup.js';

/** For light and dark screens, and for print. */
const STYLE = `
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { border-bottom: 1px solid #8886; padding: .3rem .6rem; text-align: left; vertical-align: top; }
td.text { overflow-wrap: anywhere; white-space: pre-wrap; width: 60%; }
td.time { white-space: nowrap; }
td.hash, code { font: 12px ui-monospace, monospace; }
tr:target { background: #f2b33d44; }
small { color: #888; }
svg { display: block; height: auto; margin: 1.5rem 0; max-width: 100%; }
@media print { body { font-size: 11px; margin: 0; max-width: none; } tr { break-inside: avoid; } }
`;

/** Nothing may load and nothing may run, whatever the page quotes. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** A self-contained HTML page: no script, nothing loaded from elsewhere. */
export function renderHtmlPage(title: string, body: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<h1>${title}</h1>
${body}
</body>
</html>
`.source;
}

/** Name and value pairs as a table. */
export function factsTable(facts: readonly (readonly [name: string, value: string])[]): Markup {
  const rows = facts.map(
    ([name, value]) => markup`<tr><th>${name}</th><td class="text">${value}</td></tr>\n`,
  );
  return markup`<table>\n${rows}</table>`;
}
