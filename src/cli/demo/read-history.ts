import { DAY_MS, MINUTE_MS } from '../../base/durations.js';
import { UsageError } from '../../base/errors.js';
import { addMillis, epochMillis, fromMillis, type Timestamp } from '../../base/timestamp.js';
import type { RecordedLine, Transcript } from '../../drills/transcript-file.js';

/** Who plays: people by handle. Any other name is a program's. */
interface Cast {
  people: ReadonlyMap<string, string>;
  now: Timestamp;
}

const HEADING = /^== (?:(\d+) days ago, at (\d\d):(\d\d)|(\d+) min ago)$/;
const LINE = /^(\d+):(\d\d) (\w+)(?: (->|\+pushpin) (\d+):(\d\d))?(?:: ?(.+))?$/;

/** Reads examples/demo/history.txt, whose heading explains the format, as one transcript for each incident. */
export function readHistory(text: string, cast: Cast): Transcript[] {
  const transcripts: Transcript[] = [];
  let start: Timestamp | undefined;
  for (const [index, source] of text.split('\n').entries()) {
    if (source.trim() === '' || source.startsWith('#')) continue;
    const heading = startOf(source, cast.now);
    if (heading) {
      start = heading;
      transcripts.push({ meta: metaOf(cast), lines: [] });
      continue;
    }
    const line = start && readLine(source, start, cast);
    if (!line) throw new UsageError(`Line ${index + 1} of the history can't be read: ${source}`);
    transcripts.at(-1)?.lines.push(line);
  }
  return transcripts;
}

function metaOf({ people }: Cast): Transcript['meta'] {
  const users = [...people].map(([name, id]) => ({ id, name, bot: false }));
  return { kind: 'meta', title: '', channel: 'general', users };
}

function startOf(source: string, now: Timestamp): Timestamp | undefined {
  const [, days, hour, minute, minutes] = HEADING.exec(source) ?? [];
  if (minutes !== undefined) return addMillis(now, -Number(minutes) * MINUTE_MS);
  if (days === undefined) return undefined;
  const midnight = Math.floor(epochMillis(now) / DAY_MS - Number(days)) * DAY_MS;
  return fromMillis(midnight + (Number(hour) * 60 + Number(minute)) * MINUTE_MS);
}

function readLine(source: string, start: Timestamp, { people }: Cast): RecordedLine | undefined {
  const [, minutes, seconds, who = '', mark, toMinutes, toSeconds, said = ''] = LINE.exec(source) ?? [];
  if (minutes === undefined) return undefined;
  const after = (m = '0', s = '0') => addMillis(start, (Number(m) * 60 + Number(s)) * 1_000);
  const at = after(minutes, seconds);
  const user = people.get(who);
  const text = said.replace(/@(\w+)/g, (whole, name: string) =>
    people.has(name) ? `<@${people.get(name)}>` : whole,
  );
  if (user === undefined) return { at, kind: 'bot_message', user: who, text };
  const target = after(toMinutes, toSeconds);
  if (mark === '+pushpin') return { at, kind: 'reaction', user, target, emoji: 'pushpin' };
  if (mark === '->') return { at, kind: 'thread_reply', user, text, thread: target };
  return text.startsWith('/')
    ? { at, kind: 'command', user, command: text }
    : { at, kind: 'message', user, text };
}
