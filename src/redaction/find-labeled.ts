import { lazy } from '../base/lazy.js';
import { findSecrets } from './find-secrets.js';
import type { Folded } from './fold-text.js';
import type { Span } from './open-links.js';
import type { RuleFamily } from './redaction-rule.js';
import { MENTIONS_SECRET } from './secret-names.js';
import { isMachineMade, looksGenerated } from './secret-values.js';

/** A part of the folded text. */
interface Part {
  text: string;
  start: number;
}

interface Labeled {
  label: string;
  value: Part;
}

const LABEL_MAX = 40;
const VALUE_MAX = 200;
/** At the end: `Password age` isn't a password. */
const namesPassword = lazy(
  () =>
    /(?:passw|pass ?phr|pass ?code|pwd|kennw|contrase|senha|mot de passe|wachtwoord|パスワード|密[码碼]|비밀번호|парол)[\p{L}\p{M}\d]{0,12}:?$/iu,
);
/** Ends a cell in a table of Slack, in Markdown, and in what is pasted from a spreadsheet or a terminal. */
const EDGE = /[|\t]/;
/** A label on a line of its own, as in the fields of a section: `*Password*`. */
const LINE_LABEL = /^[ \t>•◦-]{0,6}(?:\*{1,2}|_|`)(?<label>[^*`\n]{2,40}?)(?:\*{1,2}|_|`)[ \t]{0,3}$/;

/** Secrets that a layout puts below their names, in a column or on the next line. The rules know `name: value`. */
export function findLabeled(folded: Folded, families: readonly RuleFamily[]): Span[] {
  const { text } = folded;
  if (!text.includes('\n') || !MENTIONS_SECRET.test(text)) return [];
  const lines = linesOf(text);
  const labeled = [...inColumns(lines), ...belowLabels(lines)].filter(
    ({ label, value }) => isLabel(label) && isValue(value.text, label),
  );
  if (labeled.length === 0) return [];
  return findSecrets(asLines(folded, labeled), families).filter(({ start, end }) => start > 0 && start < end);
}

function linesOf(text: string): Part[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const part = { text: line, start };
    start += line.length + 1;
    return part;
  });
}

/** Each cell with the first one of its column; a table ends where a line has another number of cells. */
function inColumns(lines: readonly Part[]): Labeled[] {
  const found: Labeled[] = [];
  let header: Part[] = [];
  for (const line of lines) {
    const cells = EDGE.test(line.text) ? cellsOf(line) : [];
    if (cells.length > 1 && cells.length === header.length) {
      found.push(...cells.map((value, n) => ({ label: header[n]?.text ?? '', value })));
    } else header = cells.some(({ text }) => isLabel(text)) ? cells : [];
  }
  return found;
}

function cellsOf(line: Part): Part[] {
  let start = line.start;
  return line.text.split(EDGE).map((text) => {
    const cell = trimmed({ text, start });
    start += text.length + 1;
    return cell;
  });
}

function belowLabels(lines: readonly Part[]): Labeled[] {
  return lines.flatMap((line, n) => {
    const label = LINE_LABEL.exec(line.text)?.groups?.label;
    const value = lines[n + 1];
    return label === undefined || !value ? [] : [{ label, value: trimmed(value) }];
  });
}

/** Without spaces and markers around it. */
function trimmed({ text, start }: Part): Part {
  const inner = text.replace(/^[\s*_`~>•]{1,12}/, '');
  return { text: inner.replace(/[\s*_`~]{1,12}$/, ''), start: start + text.length - inner.length };
}

function isLabel(text: string): boolean {
  return text.length <= LABEL_MAX && MENTIONS_SECRET.test(text);
}

/** Columns named `Token` or `Key` have names and ids more often than secrets, and `Pass` has what passed. */
function isValue(text: string, label: string): boolean {
  if (text.length > VALUE_MAX || /\s/.test(text) || !looksGenerated(text)) return false;
  return namesPassword().test(label) || isMachineMade(text);
}

/** A line for each, in which only what belongs to a value has a place in the original. */
function asLines({ starts, ends }: Folded, labeled: readonly Labeled[]): Folded {
  const lines = labeled.map(({ label, value }) => ({ before: `${label}: `, value }));
  const placesIn = (places: Uint32Array) =>
    Uint32Array.from(
      lines.flatMap(({ before, value: { text, start } }) => [
        ...new Array<number>(before.length).fill(0),
        ...places.subarray(start, start + text.length),
        0,
        0,
      ]),
    );
  const text = lines.map(({ before, value }) => `${before}${value.text}\n\n`).join('');
  return { text, starts: placesIn(starts), ends: placesIn(ends) };
}
