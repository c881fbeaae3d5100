import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Timestamp } from '../../base/timestamp.js';
import { keepMiddleware } from './keep-middleware.js';
import { noticeOwnWrites } from './own-writes.js';

/** The table that every operation works on, as its first argument. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
  /** Decides which items have expired. */
  now: () => Timestamp;
  /** Whether events have to wait for event sinks. */
  hasSinks?: boolean;
}

export interface DynamoSettings {
  region: string;
  /** Another engine's address; absent for AWS itself. */
  endpoint?: string | undefined;
  tableName: string;
  now: () => Timestamp;
  hasSinks?: boolean;
  timeouts?: { connectMs: number; requestMs: number };
}

/** For one attempt; Slack waits 3 s for an answer. */
const TIMEOUTS = { connectMs: 1_000, requestMs: 2_000 };

/** Local engines require a signature but don't check it. AWS is never called over plain HTTP. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Opens a process's only client, which keeps its connections. Close it with `table.client.destroy()`. */
export function createTable(settings: DynamoSettings): Table {
  const { connectMs, requestMs } = settings.timeouts ?? TIMEOUTS;
  const client = new DynamoDBClient({
    region: settings.region,
    ...(settings.endpoint && { endpoint: settings.endpoint }),
    ...(settings.endpoint?.startsWith('http:') && { credentials: LOCAL_CREDENTIALS }),
    maxAttempts: 4,
    // Without throwOnRequestTimeout, the SDK only warns about a slow response and waits 300 s.
    requestHandler: { connectionTimeout: connectMs, requestTimeout: requestMs, throwOnRequestTimeout: true },
  });
  // It deep-copies every input and output for an unused log: 8% of the time to load an incident.
  client.middlewareStack.remove('loggerMiddleware');
  noticeOwnWrites(client);
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  keepMiddleware(document);
  const { tableName: name, now, hasSinks = false } = settings;
  return { client: document, name, now, hasSinks };
}
