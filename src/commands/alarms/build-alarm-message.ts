import * as z from 'zod';
import { parseJson } from '../../base/parse-json.js';
import { type Message, notice } from '../../views/blocks.js';
import { escapeText, truncate } from '../../views/text.js';

/** As CloudWatch publishes it. */
const alarm = z.object({
  AlarmName: z.string(),
  AlarmDescription: z.string().nullish(),
  NewStateValue: z.enum(['ALARM', 'OK', 'INSUFFICIENT_DATA']),
});

/** As S3 publishes it; its `s3:TestEvent` has no records. */
const s3Event = z.object({
  Records: z.array(
    z.object({
      eventSource: z.literal('aws:s3'),
      s3: z.object({ bucket: z.object({ name: z.string() }), object: z.object({ key: z.string() }) }),
    }),
  ),
});

/** The post in the announcement channel about a message to the stack's topic; undefined when nobody has to act. */
export function buildAlarmMessage(text: string, stage: string): Message | undefined {
  const json = parseJson(text);
  const changed = alarm.safeParse(json).data;
  if (changed) return buildStateChange(changed, stage);
  const written = s3Event.safeParse(json).data;
  if (written) return buildFailedRecords(written, stage);
  return undefined;
}

function buildStateChange(
  { AlarmName: name, AlarmDescription: description, NewStateValue: state }: z.output<typeof alarm>,
  stage: string,
): Message | undefined {
  const what = truncate(escapeText(description ?? name), 500);
  if (state === 'OK') return notice(`:white_check_mark: Over (${escapeText(stage)}): ${what}`);
  if (state !== 'ALARM') return undefined;
  const [, row = name] = /-(\w+)Alarm(?:-|$)/.exec(name) ?? [];
  return notice(
    `:rotating_light: *Aegis needs attention (${escapeText(stage)}).* ${what} What to do: \`${escapeText(row)}\` in docs/operations.md.`,
  );
}

function buildFailedRecords({ Records }: z.output<typeof s3Event>, stage: string): Message {
  const places = Records.map(({ s3 }) => `\`${escapeText(`${s3.bucket.name}/${s3.object.key}`)}\``);
  return notice(
    `:rotating_light: *Aegis needs attention (${escapeText(stage)}).* Items expired that couldn't be archived. They're in ${places.join(', ')}. What to do: \`StreamFailures\` in docs/operations.md.`,
  );
}
