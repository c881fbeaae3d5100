import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createScheduleHandler } from '../../src/app/lambda/schedule-handler.js';
import { createStreamHandler } from '../../src/app/lambda/stream-handler.js';
import { createTestLogger } from '../support/logger.js';
import { expiryEvent, snsEvent } from './events.js';

const sentinel = {
  PK: { S: 'INCIDENT#INC-000042' },
  SK: { S: 'ARCHIVE#DUE' },
  expires_at: { N: '1744725909' },
};

describe('the stream handler', () => {
  it('passes each batch to the archiver', async () => {
    const seen: (readonly DynamoDBRecord[])[] = [];
    const archiveDue = async (records: readonly DynamoDBRecord[]) => {
      seen.push(records);
    };
    const event = expiryEvent([sentinel]);

    await createStreamHandler({ archiveDue, logger: createTestLogger() })(event);

    expect(seen).toEqual([event.Records]);
  });

  it('throws if the archiver fails, so that the batch is redelivered', async () => {
    const logger = createTestLogger();
    const archiveDue = () => Promise.reject(new Error('no bucket'));

    const handled = createStreamHandler({ archiveDue, logger })(expiryEvent([sentinel]));

    await expect(handled).rejects.toThrow('no bucket');
    expect(logger.lines).toMatchObject([{ level: 'error', fields: { records: 1, first: '1' } }]);
  });
});

describe('the schedule handler', () => {
  const tasks = {
    gaps: async () => ({ filled: 3 }),
    sweep: () => Promise.reject(new Error('no table')),
  };
  const onAlarm = async () => ({ posted: 1 });
  const handler = createScheduleHandler({ tasks, onAlarm, logger: createTestLogger() });

  it('runs the task that the input names', async () => {
    expect(await handler({ task: 'gaps' })).toEqual({ filled: 3 });
  });

  it('recognizes an alarm', async () => {
    expect(await handler(snsEvent('{}', '2026-03-12T19:04:05.123Z'))).toEqual({ posted: 1 });
  });

  it('throws if the task fails, so that it is retried and counted', async () => {
    await expect(handler({ task: 'sweep' })).rejects.toThrow('no table');
  });

  it.each([
    { task: 'toString' },
    { task: 7 },
    {},
    null,
    { version: '0', 'detail-type': 'Scheduled Event', detail: {} },
  ])('rejects %j', async (event) => {
    await expect(handler(event)).rejects.toThrow("isn't a task. Tasks: gaps, sweep.");
  });
});
