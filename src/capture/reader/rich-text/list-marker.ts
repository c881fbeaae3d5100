const BULLETS = ['•', '◦', '▪︎'];
const ROMAN = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const;

/** The marker of a list item as Slack shows it at that indent: `2.`, `b.`, `ii.`, `•`, `◦`. */
export function listMarker(style: string, indent: number, position: number): string {
  if (style === 'checked') return '☑';
  if (style === 'unchecked') return '☐';
  if (style !== 'ordered') return BULLETS[indent % BULLETS.length] ?? '•';
  if (indent % 3 === 1) return `${toLetters(position)}.`;
  return indent % 3 === 2 ? `${toRoman(position)}.` : `${position}.`;
}

/** 1 is `a`, 27 is `aa`. */
function toLetters(position: number): string {
  let letters = '';
  for (let rest = position; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(97 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

function toRoman(position: number): string {
  if (position >= 400) return String(position);
  let rest = position;
  let numeral = '';
  for (const [value, digits] of ROMAN) {
    numeral += digits.repeat(Math.floor(rest / value));
    rest %= value;
  }
  return numeral;
}
