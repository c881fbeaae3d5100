/** Ways that copying, wrapping and formatting break a secret. Each gets the secret and returns the message. */
export const BROKEN_COPIES: Readonly<Record<string, (secret: string) => string>> = {
  'zero-width space': (s) => `use ${cut(s, '\u200b')} now`,
  'zero-width joiner': (s) => `use ${cut(s, '\u200d')} now`,
  'word joiner': (s) => `use ${cut(s, '\u2060')} now`,
  'byte order mark': (s) => `use ${cut(s, '\ufeff')} now`,
  'soft hyphen': (s) => `use ${cut(s, '\u00ad')} now`,
  'variation selector': (s) => `use ${cut(s, '\ufe0f')} now`,
  'invisible in the prefix': (s) => `use ${s.slice(0, 2)}\u200b${s.slice(2)} now`,
  'bidirectional mark': (s) => `use ${cut(s, '\u202e')} now`,
  'tag character': (s) => `use ${cut(s, '\u{e0041}')} now`,
  'invisible between all letters': (s) => `use ${[...s].join('\u200b')} now`,
  'fullwidth letters': (s) => `use ${wide(s)} now`,
  'fullwidth prefix': (s) => `use ${wide(s.slice(0, 4))}${s.slice(4)} now`,
  'mathematical bold letters': (s) => `use ${bold(s)} now`,
  'Cyrillic look-alikes': (s) => `use ${lookalike(s)} now`,
  'line break': (s) => `use\n${cut(s, '\n')}\nnow`,
  'indented line break': (s) => `use\n  ${cut(s, '\n  ')}\nnow`,
  'quoted line break': (s) => `&gt; ${cut(s, '\n&gt; ')}`,
  space: (s) => `token: ${cut(s, ' ')}`,
  'space after the prefix': (s) =>
    `token: ${s.slice(0, s.search(/[_.-]/) + 1)} ${s.slice(s.search(/[_.-]/) + 1)}`,
  'no-break space': (s) => `token: ${cut(s, '\u00a0')}`,
  'backslash and line break': (s) => `export TOKEN=${cut(s, '\\\n')}`,
  'quoted concatenation': (s) => `token = "${cut(s, '" + "')}"`,
  'quoted concatenation over lines': (s) => `token = '${cut(s, "' +\n  '")}'`,
  bold: (s) => `token *${s}* works`,
  italic: (s) => `token _${s}_ works`,
  strike: (s) => `token ~${s}~ is old`,
  code: (s) => `\`${s}\``,
  'code block': (s) => `\`\`\`\nTOKEN=${s}\n\`\`\``,
  'split code': (s) => `\`${cut(s, '` `')}\``,
  'bold inside': (s) => `token ${cut(s, '*')}`,
  'curly quotes': (s) => `“${s}”`,
  guillemets: (s) => `«${s}»`,
  'URL query': (s) => `https://x.example/cb?t=${s}&amp;b=1`,
  'URL path': (s) => `https://x.example/v1/${s}/me`,
  'URL fragment': (s) => `<https://x.example/#access_token=${s}|login>`,
  'percent-encoded': (s) =>
    `https://x.example/?q=${encodeURIComponent(s).replaceAll('_', '%5F').replaceAll('-', '%2D')}`,
  'auto-link': (s) => `<http://${s}|${s}>`,
  'auto-link in the middle': (s) => `<http://${s.slice(0, 14)}|${s.slice(0, 14)}>${s.slice(14)}`,
  mailto: (s) => `login <mailto:${s}@db.example|${s}@db.example>`,
  'HTML entities': (s) => `use ${s.replaceAll('-', '&#45;').replaceAll('_', '&#95;')} now`,
  'named entities': (s) => `&lt;token&gt;${s}&lt;/token&gt;`,
  JSON: (s) => `{"env":{"TOKEN":"${s}"}}`,
  'escaped JSON': (s) => `"{\\"token\\":\\"${s}\\"}"`,
  'table cell': (s) => `| token | ${s} |`,
  CSV: (s) => `prod,token,${s},2024-01-01`,
  'log line': (s) => `2024-05-02T10:00:00Z ERROR auth failed token=${s} user=7`,
  'stuck to a word': (s) => `Token${s}`,
  'stuck to Japanese': (s) => `トークン${s}です`,
};

const cut = (secret: string, by: string) => {
  const at = Math.floor(secret.length / 2);
  return secret.slice(0, at) + by + secret.slice(at);
};

const wide = (secret: string) =>
  secret.replace(/[!-~]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0));

const bold = (secret: string) =>
  secret.replace(/[A-Za-z]/g, (c) => {
    const code = c.codePointAt(0) ?? 0;
    return String.fromCodePoint(code >= 97 ? 0x1d41a + code - 97 : 0x1d400 + code - 65);
  });

const LOOKALIKES: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  A: 'А',
  K: 'К',
  B: 'В',
  M: 'М',
  H: 'Н',
  T: 'Т',
};
const lookalike = (secret: string) => secret.replace(/[aeopcxAKBMHT]/g, (c) => LOOKALIKES[c] ?? c);

/** The tokens that get broken. */
export const BREAKABLE: readonly string[] = [
  'ghp_{36}',
  'xoxb-{d12}-{d13}-{24}',
  'AKIA{u16}',
  'sk_live_{24}',
  'glpat-{w20}',
  'sk-ant-api03-{w93}AA',
  'npm_{36}',
  'AIza{w35}',
];
