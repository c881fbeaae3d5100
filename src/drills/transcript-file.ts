import * as z from 'zod';
import { UsageError } from '../base/errors.js';
import { fromIso } from '../base/timestamp.js';
import { asSlackSends } from './slack-text.js';

const moment = z.string().transform((text, context) => {
  const timestamp = fromIso(text);
  if (timestamp) return timestamp;
  context.addIssue({ code: 'custom', message: `"${text}" isn't a UTC time` });
  return z.NEVER;
});

const person = z.object({ id: z.string(), name: z.string(), bot: z.boolean().default(false) });

/** A fact that updates should contain, once one of its sources was said. */
const fact = z.object({ kind: z.string(), fact: z.string(), cite: z.array(moment).min(1) });

const meta = z.object({
  kind: z.literal('meta'),
  title: z.string().default(''),
  service: z.string().optional(),
  severity: z.string().optional(),
  channel: z.string().default('incident'),
  users: z.array(person),
  /** What a drill's debrief looks for. */
  facts: z.array(fact).optional(),
});

/** A real message never has a bare `&`; one that does would be stored differently from how it was played. */
const words = z.string().transform(asSlackSends);

const said = { at: moment, user: z.string() };

const line = z.discriminatedUnion('kind', [
  z.object({ ...said, kind: z.enum(['message', 'bot_message', 'topic']), text: words }),
  z.object({ ...said, kind: z.literal('thread_reply'), text: words, thread: moment }),
  z.object({ ...said, kind: z.literal('edit'), text: words, target: moment }),
  z.object({ ...said, kind: z.enum(['delete', 'pin']), target: moment }),
  z.object({ ...said, kind: z.literal('reaction'), target: moment, emoji: z.string() }),
  z.object({
    ...said,
    kind: z.literal('file'),
    text: words.default(''),
    file: z.object({ name: z.string(), mimetype: z.string() }),
  }),
  z.object({ ...said, kind: z.enum(['join', 'leave']) }),
  z.object({ ...said, kind: z.literal('command'), command: z.string() }),
]);

export type RecordedLine = z.output<typeof line>;
export type TranscriptFact = z.output<typeof fact>;
export type TranscriptMeta = z.output<typeof meta>;

export interface Transcript {
  meta: TranscriptMeta;
  lines: RecordedLine[];
}

/** Reads a transcript with one JSON object per line. Throws UsageError that names the first invalid line. */
export function parseTranscript(text: string): Transcript {
  const parsed = text.split('\n').flatMap((source, index) => {
    const number = index + 1;
    return source.trim() === '' ? [] : [{ number, value: parseJson(source, number) }];
  });
  return toTranscript(parsed);
}

/** A transcript from the objects of its lines. Throws UsageError that names the first invalid one. */
export function readTranscript(values: readonly unknown[]): Transcript {
  return toTranscript(values.map((value, index) => ({ number: index + 1, value })));
}

function toTranscript([first, ...rest]: readonly { number: number; value: unknown }[]): Transcript {
  if (!first) throw new UsageError('The transcript is empty.');
  return {
    meta: check(meta, first),
    lines: rest.map((one) => check(line, one)).sort((a, b) => (a.at < b.at ? -1 : 1)),
  };
}

function parseJson(source: string, number: number): unknown {
  try {
    return JSON.parse(source);
  } catch (cause) {
    throw new UsageError(`Line ${number} of the transcript isn't JSON.`, { cause });
  }
}

function check<T>(schema: z.ZodType<T>, { number, value }: { number: number; value: unknown }): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') || 'kind';
  throw new UsageError(`Line ${number} of the transcript: ${where}: ${issue?.message}`);
}
