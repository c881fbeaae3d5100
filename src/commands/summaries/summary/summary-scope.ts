import { UsageError } from '../../../base/errors.js';
import type { Timestamp } from '../../../base/timestamp.js';
import type { Argument, ArgumentContext } from '../../kernel/arguments.js';
import { readPastMoment } from '../../kernel/time/time-arguments.js';

/** What a summary covers, in the terms of its job's payload, and what its answer says about a time zone. */
type Scope = Covers & { zoneNote?: string | undefined };

type Covers =
  | { kind: 'state'; whole: boolean; as_of?: undefined }
  | { kind: 'handoff'; as_of?: undefined }
  | { kind: 'since'; since: Timestamp; as_of?: undefined }
  | { kind: 'as-of'; as_of: Timestamp };

/** `since 30m`, `as-of 14:05`, `handoff` or `full`; the whole incident when absent. */
export const scope: Argument<Scope> = {
  take: (reader, context) => readScope(reader.takeRest(), context),
};

async function readScope(text: string, context: ArgumentContext): Promise<Scope> {
  if (text === '') return { kind: 'state', whole: false };
  if (text.toLowerCase() === 'full') return { kind: 'state', whole: true };
  if (/^hand-?o(?:ff|ver)$/i.test(text)) return { kind: 'handoff' };
  const [, word = '', when = ''] = /^(since|last|past|as[- ]?of|at)[:\s](.+)$/i.exec(text) ?? [];
  if (when === '') {
    throw new UsageError(
      '`/incident summary` takes `since 30m`, `as-of 14:05`, `handoff`, `full` or nothing, and an incident id.',
    );
  }
  const { value, zoneNote } = await readPastMoment(withUnit(when.trim()), context);
  const note = zoneNote === '' ? undefined : zoneNote;
  if (/^(?:since|last|past)$/i.test(word)) return { kind: 'since', since: value, zoneNote: note };
  return { kind: 'as-of', as_of: value, zoneNote: note };
}

/** `hour`, in `past hour`, means one. */
function withUnit(when: string): string {
  return /^(?:hour|day|week)$/i.test(when) ? `1 ${when}` : when;
}
