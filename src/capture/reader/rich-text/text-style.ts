import { type JsonFields, objectIn } from '../untrusted-json.js';

/** Slack's markers, the outermost first. */
const MARKERS = [
  ['bold', '*'],
  ['italic', '_'],
  ['strike', '~'],
  ['code', '`'],
] as const;

type Marker = (typeof MARKERS)[number];

/** A piece of a line with its styles. */
export interface StyledText {
  text: string;
  style: JsonFields;
}

export function styleOf(element: JsonFields): JsonFields {
  return objectIn(element, 'style');
}

/** Joins the pieces; neighbors with the same style share its markers: `*db is _down_*`. */
export function joinStyled(pieces: readonly StyledText[], markers: readonly Marker[] = MARKERS): string {
  const [marker, ...inner] = markers;
  if (!marker) return pieces.map(({ text }) => text).join('');
  const [name, sign] = marker;
  const runs: { isMarked: boolean; pieces: StyledText[] }[] = [];
  for (const piece of pieces) {
    const isMarked = piece.style[name] === true;
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.pieces.push(piece);
    else runs.push({ isMarked, pieces: [piece] });
  }
  return runs
    .map((run) => (run.isMarked ? mark(joinStyled(run.pieces, inner), sign) : joinStyled(run.pieces, inner)))
    .join('');
}

/**
 * Marks each line separately, because Slack's markers don't span lines, and keeps surrounding spaces outside.
 */
function mark(text: string, sign: string): string {
  return text
    .split('\n')
    .map((line) => {
      const inner = line.trim();
      return inner === '' ? line : line.replace(inner, () => `${sign}${inner}${sign}`);
    })
    .join('\n');
}
