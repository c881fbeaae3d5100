import { type JsonFields, objectIn } from '../untrusted-json.js';

/** Slack's markers, the innermost first. */
const MARKERS = [
  ['code', '`'],
  ['strike', '~'],
  ['italic', '_'],
  ['bold', '*'],
] as const;

/** The markers around an element: `_*` reversed is `*_`. Empty for plain text. */
export function markersOf(element: JsonFields): string {
  const style = objectIn(element, 'style');
  return MARKERS.filter(([name]) => style[name] === true)
    .map(([, marker]) => marker)
    .join('');
}

/** Marks each line, because Slack's markers don't reach across lines, and leaves the spaces around it outside. */
export function applyMarkers(text: string, markers: string): string {
  if (markers === '') return text;
  const opening = [...markers].reverse().join('');
  return text
    .split('\n')
    .map((line) => {
      const inner = line.trim();
      return inner === '' ? line : line.replace(inner, () => `${opening}${inner}${markers}`);
    })
    .join('\n');
}
