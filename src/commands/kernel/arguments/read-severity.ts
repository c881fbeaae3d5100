import { SEVERITIES, type Severity } from '../../../incidents/records/incident.js';
import { bareWord, type Phrase } from './argument-reader.js';

/** Of a severity, also in the languages that people switch to when they're tired. */
const NAMES =
  '(?:p|sev|severity|pri|prio|priority|sév|sévérité|gravité|priorité|priorität|schweregrad|dringlichkeit|severidad|prioridad|gravedad|severità|priorità)';
const DIGITS = ['zero', 'one', 'two', 'three', 'four'];
const SEVERITY_WORD = new RegExp(`^${NAMES}[-_:=.#]?(?:p|sev)?-?([0-4])$`, 'i');
const SEVERITY_LIKE = new RegExp(`^${NAMES}[-_:=]?\\d{1,3}$`, 'i');
const NAME_ALONE = new RegExp(`^${NAMES}[-:=.#]?$`, 'i');
/** The Cyrillic and Greek letters that look like a P, and the one on its key: nobody sees that `Р1` isn't `P1`. */
const OTHER_P = /^[РрЗзΡρ](?=-?\d{1,3}$)/u;
/** Latencies are measured in these. */
const PERCENTILE = /^p(?:50|75|90|95|98|99|999)$/i;
const SEVERAL = /[/|,]|\.\.|-(?=[ps])|\p{Pd}{1,2}(?=[ps])/iu;

/** `P1`, `sev1`, `[P0]`, `SEV-1:` or `p2,` as a severity. */
export function readSeverity(word: string): Severity | undefined {
  const plain = bareWord(word)
    .replace(OTHER_P, 'P')
    .replace(/\p{Pd}/gu, '-')
    .replace(/-$/, '')
    .replace(/^(sev|severity|prio|priority)[-_](zero|one|two|three|four)$/i, toDigit);
  const level = SEVERITY_WORD.exec(plain)?.[1];
  return SEVERITIES.find((severity) => severity === `P${level}`);
}

function toDigit(_match: string, name: string, digit: string): string {
  return `${name}-${DIGITS.indexOf(digit.toLowerCase())}`;
}

/** `P1checkout` or `SEV1-checkout`, with what follows the severity; `p2-db-7` is the name of a host. */
export function readGluedSeverity(word: string): { severity: Severity; text: string } | undefined {
  const [, name, text] =
    /^(P[0-4]|sev-?[0-4])[-_.+]?(\p{L}{4,40}[:,.]?)$/u.exec(word) ??
    /^(sev-?[0-4])[-_.+]?(\p{L}{4,40}[:,.]?)$/iu.exec(word) ??
    [];
  const severity = name === undefined ? undefined : readSeverity(name);
  return severity && text !== undefined ? { severity, text } : undefined;
}

/** A severity of one word or two, `SEV 1`. */
export function readSeverityPhrase([first = '', second = '']: readonly string[]):
  | Phrase<Severity>
  | undefined {
  const one = readSeverity(first);
  if (one) return { value: one, length: 1 };
  if (!NAME_ALONE.test(bareWord(first))) return undefined;
  const digit = DIGITS.indexOf(bareWord(second).toLowerCase());
  const isSpelled = digit >= 0 && !/^p$/i.test(bareWord(first));
  const two = readSeverity(`p${isSpelled ? digit : bareWord(second).replace(/-$/, '')}`);
  return two && { value: two, length: 2 };
}

/** `S1`, which some mean as a severity and others as a name. */
export function readShortSeverity(word: string): Severity | undefined {
  const level = /^s-?([0-4])$/i.exec(bareWord(word))?.[1];
  return level === undefined ? undefined : readSeverity(`P${level}`);
}

/** True for words such as `P10`, which are meant as a severity but are none. */
export function looksLikeSeverity(word: string): boolean {
  const bare = bareWord(word).replace(OTHER_P, 'P');
  return SEVERITY_LIKE.test(bare) && !PERCENTILE.test(bare);
}

/** The severities in `P1,P2`, `P1/P2` and `P0-P2`, of which the last means everything in between. */
export function readSeverities(word: string): Severity[] | undefined {
  const parts = bareWord(word)
    .split(SEVERAL)
    .filter((part) => part !== '');
  const read = parts.map(readSeverity);
  const [first, last] = [read[0], read.at(-1)];
  if (!first || !last || read.includes(undefined)) return undefined;
  const isRange =
    read.length === 2 &&
    /\.\.|\p{Pd}/u.test(bareWord(word).slice(parts[0]?.length, -(parts[1]?.length ?? 0)));
  if (!isRange) return SEVERITIES.filter((severity) => read.includes(severity));
  const [from, to] = [SEVERITIES.indexOf(first), SEVERITIES.indexOf(last)].sort();
  return SEVERITIES.slice(from, (to ?? 0) + 1);
}
