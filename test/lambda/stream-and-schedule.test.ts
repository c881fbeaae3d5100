import type { DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { createScheduleHandler } from '../../src/app/lambda/schedule-handler.js';
import { createStreamHandler } from '../../src/app/lambda/stream-handler.js';
import { createTestLogger } from '../support/logger.js';
import { expiryEvent } from './events.js';

const sentinel = {
  PK: { S: 'INCIDENT#INC-000042' },
  SK: { S: 'ARCHIVE#DUE' },
  expires_at: { N: '1744725909' },
};

describe('the stream', () => {
  it('is handed to the archiver batch by batch', async () => {
    const seen: (readonly DynamoDBRecord[])[] = [];
    const archiveDue = async (records: readonly DynamoDBRecord[]) => {
      seen.push(records);
    };
    const event = expiryEvent([sentinel]);

    await createStreamHandler({ archiveDue, logger: createTestLogger() })(event);

    expect(seen).toEqual([event.Records]);
  });

  it('comes again when it could not be archived', async () => {
    const logger = createTestLogger();
    const archiveDue = () => Promise.reject(new Error('no bucket'));

    const handled = createStreamHandler({ archiveDue, logger })(expiryEvent([sentinel]));

    await expect(handled).rejects.toThrow('no bucket');
    expect(logger.lines).toMatchObject([{ level: 'error', fields: { records: 1, first: '1' } }]);
  });
});

describe('a schedule', () => {
  const tasks = {
    gaps: async () => ({ filled: 3 }),
    sweep: () => Promise.reject(new Error('no table')),
  };
  const handler = createScheduleHandler({ tasks, logger: createTestLogger() });

  it('does the task of its input', async () => {
    expect(await handler({ task: 'gaps' })).toEqual({ filled: 3 });
  });

  it('fails when the task does, so that it is tried again and counted', async () => {
    await expect(handler({ task: 'sweep' })).rejects.toThrow('no table');
  });

  it.each([
    { task: 'toString' },
    { task: 7 },
    {},
    null,
    { version: '0', 'detail-type': 'Scheduled Event', detail: {} },
  ])('refuses %j', async (event) => {
    await expect(handler(event)).rejects.toThrow("isn't a task. Tasks: gaps, sweep.");
  });
});
