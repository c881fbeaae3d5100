/** More ways that copying breaks a secret. */
export const THIRD_BREAKS: Readonly<Record<string, (secret: string) => string>> = {
  'three lines': (s) => `the key:\n${inPieces(s, Math.ceil(s.length / 3)).join('\n')}`,
  'lines of 16': (s) => `the key:\n${inPieces(s, 16).join('\n')}`,
  'fenced and wrapped': (s) => `\`\`\`\n${cut(s, '\n')}\n\`\`\``,
  'quoted with CRLF': (s) => `> ${cut(s, '\r\n> ')}`,
  'quoted twice': (s) => `>> ${cut(s, '\n>> ')}`,
  'empty line between': (s) => cut(s, '\n\n'),
  'wide indent': (s) => cut(s, '\n                '),
  'YAML folded': (s) => `token: >-\n  ${cut(s, '\n  ')}`,
  'two spaces': (s) => cut(s, '  '),
  tab: (s) => cut(s, '\t'),
  'numbered list': (s) => `1. ${cut(s, '\n2. ')}`,
  'dash list': (s) => `- ${cut(s, '\n- ')}`,
  'bullet list': (s) => `• ${cut(s, '\n• ')}`,
  'commented lines': (s) => `# ${cut(s, '\n# ')}`,
  'line numbers': (s) => `12  ${cut(s, '\n13  ')}`,
  diff: (s) => `+${cut(s, '\n+')}`,
  'table rows': (s) => `| key | ${cut(s, ' |\n| | ')} |`,
  'quoted-printable': (s) => cut(s, '=\r\n'),
  'wbr tag': (s) => cut(s, '<wbr>'),
  'escaped wbr tag': (s) => cut(s, '&lt;wbr&gt;'),
  'bold tags': (s) => cut(s, '</b><b>'),
  'list of strings': (s) => `["${cut(s, '", "')}"]`,
  'escaped line break': (s) => `{"t":"${cut(s, '\\n')}"}`,
  'twice in a row': (s) => `${s} ${s}`,
  'non-breaking hyphen': (s) => s.replaceAll('-', '\u2011'),
  'en dash': (s) => s.replaceAll('-', '–'),
  'minus sign': (s) => s.replaceAll('-', '−'),
  'fullwidth underscore': (s) => s.replaceAll('_', '＿'),
  'monospace letters': (s) =>
    s.replace(/[A-Z]/g, shifted(0x1d670 - 65)).replace(/[a-z]/g, shifted(0x1d68a - 97)),
  'circled letters': (s) => s.replace(/[a-z]/g, shifted(0x24d0 - 97)),
  'Greek look-alikes': (s) => s.replace(/[ABEKTX]/g, (c) => 'ΑΒΕΚΤΧ'['ABEKTX'.indexOf(c)] ?? c),
  'combining grapheme joiner': (s) => cut(s, '\u034f'),
  'Mongolian vowel separator': (s) => cut(s, '\u180e'),
  'Hangul filler': (s) => cut(s, '\u3164'),
  'decimal entities': (s) => [...s].map((c, n) => (n % 7 === 0 ? `&#${c.charCodeAt(0)};` : c)).join(''),
  'hexadecimal entities': (s) => [...s].map((c, n) => (n % 5 === 0 ? `&#x${hex(c)};` : c)).join(''),
  'percent-encoded throughout': (s) => [...s].map((c) => `%${hex(c)}`).join(''),
  spoiler: (s) => `||${s}||`,
  'between emoji': (s) => `🔑${s}🔑`,
  'stuck to Korean': (s) => `토큰${s}입니다`,
};

const cut = (secret: string, by: string) => {
  const at = Math.floor(secret.length * 0.55);
  return secret.slice(0, at) + by + secret.slice(at);
};

const inPieces = (secret: string, size: number) =>
  Array.from({ length: Math.ceil(secret.length / size) }, (_, n) => secret.slice(n * size, (n + 1) * size));

const shifted = (by: number) => (c: string) => String.fromCodePoint(c.charCodeAt(0) + by);

const hex = (c: string) => c.charCodeAt(0).toString(16).padStart(2, '0');
