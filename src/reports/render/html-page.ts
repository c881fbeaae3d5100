/** For screens light and dark, and for paper. */
export const STYLE = `
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
