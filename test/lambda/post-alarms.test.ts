import { afterEach, expect, it } from 'vitest';
import { openSlack } from '../../src/app/open/open-slack.js';
import { postAlarms } from '../../src/commands/alarms/post-alarms.js';
import { createTestLogger } from '../support/logger.js';
import { INCIDENTS, useSlack } from '../support/slack.js';
import { snsEvent } from './events.js';

const slack = useSlack();
const logger = createTestLogger();
afterEach(() => logger.lines.splice(0));

async function post(text: string | object, settings: object = { announcementChannel: '#incidents' }) {
  const { workspace, server, clock } = slack();
  const opened = openSlack({ token: workspace.app.botToken, apiUrl: server.apiUrl, logger });
  const deps = { slack: opened.slack, logger, clock, settings };
  const event = snsEvent(typeof text === 'string' ? text : JSON.stringify(text), clock.now());
  // SNS delivers at least once.
  await postAlarms(deps as never, { event, stage: 'prod' });
  return postAlarms(deps as never, { event, stage: 'prod' });
}

const posts = () => (slack().workspace.channels.get(INCIDENTS)?.messages ?? []).map(({ text }) => text);

const alarm = {
  AlarmName: 'aegis-prod-HttpFailuresAlarm-1A2B3C4D5E6F',
  AlarmDescription: 'Slack gets <5xx>.',
  NewStateValue: 'ALARM',
  NewStateReason:
    'Threshold Crossed: 1 datapoint [2.0 (12/03/26 19:03:00)] was greater than the threshold (0.0).',
  StateChangeTime: '2026-03-12T19:04:05.123+0000',
  Region: 'EU (Ireland)',
  OldStateValue: 'OK',
};

it('posts an alarm once in the announcement channel, with its row in the runbook', async () => {
  await post(alarm);

  expect(posts()).toEqual([
    ':rotating_light: *Aegis needs attention (prod).* Slack gets &lt;5xx&gt;. What to do: `HttpFailures` in docs/operations.md.',
  ]);
});

it('posts when an alarm is over', async () => {
  await post({ ...alarm, NewStateValue: 'OK', OldStateValue: 'ALARM' });

  expect(posts()).toEqual([':white_check_mark: Over (prod): Slack gets &lt;5xx&gt;.']);
});

it('posts the location of records that the archiver could not handle', async () => {
  const object = { key: 'aws/lambda/0a1b/shard-1/2026/03/12/1.json' };
  const record = {
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Put',
    s3: { bucket: { name: 'failures' }, object },
  };
  await post({ Records: [record] });

  expect(posts().join()).toContain('`failures/aws/lambda/0a1b/shard-1/2026/03/12/1.json`');
});

it.each([
  [{ ...alarm, NewStateValue: 'INSUFFICIENT_DATA' }],
  [{ Service: 'Amazon S3', Event: 's3:TestEvent', Bucket: 'failures' }],
  ['hello'],
])('ignores %j', async (text) => {
  expect(await post(text)).toEqual({ posted: 0 });
  expect(posts()).toEqual([]);
});

it('throws if Aegis is not in the channel, so that Lambda keeps the event', async () => {
  slack().workspace.channels.get(INCIDENTS)?.members.splice(0);

  await expect(post(alarm)).rejects.toThrow('Run `/invite @Aegis` there.');
});

it('logs an alarm as an error if there is no announcement channel', async () => {
  expect(await post(alarm, {})).toEqual({ posted: 0 });

  expect(posts()).toEqual([]);
  expect(logger.lines.map(({ level }) => level)).toEqual(['error', 'error']);
});
