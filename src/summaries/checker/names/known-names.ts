import type { Claim } from '../../../incidents/records/incident-summary.js';
import { shortId } from '../../../views/labels.js';
import type { TranscriptLine } from '../../transcript.js';
import type { CheckedAgainst } from '../record/checked-against.js';
import { indexOf } from '../record/index-of.js';
import { isOtherLanguage } from '../record/is-supported.js';
import { includesName, statedNames, wordForms } from './stated-names.js';

interface Sources {
  sources: readonly TranscriptLine[];
  against: CheckedAgainst;
}

/** Whether every name in a claim is in its sources, or is the incident's id, title or service. */
export function namesOnlyKnown(
  text: string,
  section: Claim['section'],
  { sources, against }: Sources,
): boolean {
  const { incident, nameOf = (id: string) => id } = against;
  const names = statedNames(text);
  if (names.length === 0) return true;
  const { incident_id, title, service, declared_by = '', roles } = incident;
  const table = section === 'headline' ? [declared_by, ...Object.values(roles)].map(nameOf) : [];
  const said = withParents(sources, against.lines).flatMap(({ text, who, detail }) => [
    text,
    who,
    ...Object.values(detail),
  ]);
  const known = new Set([shortId(incident_id), title, service, ...table, ...said].flatMap(wordForms));
  return names.every(
    (name) =>
      includesName(known, name) ||
      isTransliterated(name, text, { sources, against }) ||
      isInFullName(name, text, { known, lines: against.lines }) ||
      isOrdinary(name, against.lines),
  );
}

interface Known {
  known: ReadonlySet<string>;
  lines: readonly TranscriptLine[];
}

/** `Dunning Sluice` is fine for a line's `Dunning` if another line has both words together. */
function isInFullName(name: string, text: string, { known, lines }: Known): boolean {
  const words = text.match(WORD) ?? [];
  const isSaid = (full: string) =>
    lines.some((line) => `${line.who} ${line.text}`.toLowerCase().includes(full.toLowerCase()));
  return words.some((word, i) => {
    const [before, after] = [words[i - 1] ?? '', words[i + 1] ?? ''];
    if (word !== name) return false;
    return (
      (CAPITAL.test(before) && includesName(known, before) && isSaid(`${before} ${word}`)) ||
      (CAPITAL.test(after) && includesName(known, after) && isSaid(`${word} ${after}`))
    );
  });
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_'’-]*/gu;
const CAPITAL = /^\p{Lu}/u;

/** Someone wrote the word in lower case and no one here has that name. People write names in lower case too. */
function isOrdinary(name: string, lines: readonly TranscriptLine[]): boolean {
  if (!/^\p{Lu}\p{Ll}{3,}$/u.test(name)) return false;
  const lower = name.toLowerCase();
  const small = new RegExp(`(?<![\\p{L}\\p{N}@._-])${lower}(?![\\p{L}\\p{N}_])`, 'u');
  if ([...indexOf(lines).people].some((who) => who.toLowerCase().includes(lower))) return false;
  return lines.some(({ text }) => text.includes(lower) && small.test(text));
}

/** A transliterated name can't be compared: `Tokyo` for 東京. It's only accepted if no other line has it. */
function isTransliterated(name: string, text: string, { sources, against }: Sources): boolean {
  const isOther = (line: TranscriptLine) => UNSPACED.test(line.text) && isOtherLanguage(text, line.text);
  if (!/^\p{Lu}\p{Ll}+$/u.test(name) || !sources.every(isOther)) return false;
  const lower = name.toLowerCase();
  const mayHave = (said: string) => said.normalize('NFKC').toLowerCase().includes(lower);
  return !against.lines.some(({ who, text: said }) => {
    const whole = `${who} ${said}`;
    return mayHave(whole) && wordForms(whole).includes(lower);
  });
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** A reply is about what its thread is about, so names and numbers from the message above count too. */
export function withParents(
  sources: readonly TranscriptLine[],
  lines: readonly TranscriptLine[],
): TranscriptLine[] {
  return [...sources, ...indexOf(lines).parentsOf(sources)];
}
