import { UsageError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { ArgumentReader } from '../../kernel/arguments/argument-reader.js';
import type { Argument, ArgumentContext } from '../../kernel/arguments/arguments.js';
import { askAboutSpelling } from '../../kernel/arguments/misspelled.js';
import { inEnglish, readInEnglish } from '../../kernel/time/in-english.js';
import type { LocalClock } from '../../kernel/time/local-clock.js';
import { notAMoment, readEnglishSpan } from '../../kernel/time/read-moment.js';
import { readClock } from '../../kernel/time/time-arguments.js';

/** A summary's scope, as its job's payload, and a note about the time zone for the answer. */
type Scope = Covers & { zoneNote?: string | undefined };

type Covers =
  | { kind: 'state'; whole: boolean; as_of?: undefined }
  | { kind: 'handoff'; as_of?: undefined }
  | { kind: 'since'; since: Timestamp; as_of?: undefined }
  | { kind: 'as-of'; as_of: Timestamp };

/** `since 30m`, `as-of 14:05`, `handoff` or `full`; the whole incident when absent. */
export const scope: Argument<Scope> = {
  take: (reader, context) => readScope(reader, context),
};

async function readScope(reader: ArgumentReader, context: ArgumentContext): Promise<Scope> {
  const words = reader.remaining;
  const text = reader.takeRest().replace(/^--(?=[a-z])/i, '');
  if (text === '') return { kind: 'state', whole: false };
  if (text.toLowerCase() === 'full') return { kind: 'state', whole: true };
  if (/^hand-?o(?:ff|ver)$/i.test(text)) return { kind: 'handoff' };
  if (!inEnglish(text).some((said) => TIMED.test(said))) {
    const asked = askAboutSpelling(reader, context, words);
    if (asked) throw asked;
    throw new UsageError(
      'Run `/incident summary` alone or with `since 30m`, `as-of 14:05`, `handoff` or `full`; it also takes an incident id.',
    );
  }
  const { zoneNote, ...clock } = await readClock(text.replace(TIMED, '$2'), context);
  const covers = readInEnglish(text, (said) => readCovers(said, clock));
  if (covers) return { ...covers, zoneNote: zoneNote === '' ? undefined : zoneNote };
  throw notAMoment(text.replace(TIMED, '$2'));
}

function readCovers(said: string, clock: LocalClock): Covers | undefined {
  const [, word = '', when = ''] = TIMED.exec(said) ?? [];
  const at = when === '' ? undefined : readEnglishSpan(withUnit(when.trim()), clock)?.from;
  if (at === undefined) return undefined;
  return /^(?:since|last|past)$/i.test(word) ? { kind: 'since', since: at } : { kind: 'as-of', as_of: at };
}

/** A summary's scope starts or ends at a time. */
const TIMED = /^(since|last|past|as[- ]?of|at|until)[:\s](.+)$/i;

/** `hour`, in `past hour`, means one. */
function withUnit(when: string): string {
  return /^(?:hour|day|week)$/i.test(when) ? `1 ${when}` : when;
}
