import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Timestamp } from '../../base/timestamp.js';
import { noticeOwnWrites } from './own-writes.js';

/** The table every operation works on; operations take it first. */
export interface Table {
  client: DynamoDBDocumentClient;
  name: string;
  /** Tells which items have expired. */
  now: () => Timestamp;
}

export interface DynamoSettings {
  region: string;
  /** Another engine's address; absent for AWS itself. */
  endpoint?: string | undefined;
  tableName: string;
  now: () => Timestamp;
  timeouts?: { connectMs: number; requestMs: number };
}

/** For one try; Slack waits 3 s for an answer. */
const TIMEOUTS = { connectMs: 1_000, requestMs: 2_000 };

/** Engines on one's own machine want a signature but do not check it; AWS itself is never spoken to over http. */
const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

/** Opens the one client of a process; it keeps its connections. Close it with `table.client.destroy()`. */
export function createTable(settings: DynamoSettings): Table {
  const { connectMs, requestMs } = settings.timeouts ?? TIMEOUTS;
  const client = new DynamoDBClient({
    region: settings.region,
    ...(settings.endpoint && { endpoint: settings.endpoint }),
    ...(settings.endpoint?.startsWith('http:') && { credentials: LOCAL_CREDENTIALS }),
    maxAttempts: 4,
    // Without throwOnRequestTimeout a slow reply is only warned about, and the socket waits 300 s.
    requestHandler: { connectionTimeout: connectMs, requestTimeout: requestMs, throwOnRequestTimeout: true },
  });
  // It deep-copies every input and output for a log nobody reads: 8 % of loading an incident.
  client.middlewareStack.remove('loggerMiddleware');
  noticeOwnWrites(client);
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { client: document, name: settings.tableName, now: settings.now };
}
