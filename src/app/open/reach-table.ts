import { NotFoundError, UsageError } from '../../base/errors.js';
import { probeTable } from '../../data/table/probe-table.js';
import type { Table } from '../../data/table/table-client.js';
import type { Config } from '../config/config.js';

type Place = Pick<Config, 'dynamoEndpoint' | 'region'>;

/**
 * Checks that the table exists and can be reached. Throws NotFoundError, or UsageError
 * that says why it can't be reached.
 */
export async function reachTable(table: Table, place: Place): Promise<void> {
  try {
    await probeTable(table);
  } catch (cause) {
    // Calls that need the permission report it themselves.
    if ((cause as Error).name === 'AccessDeniedException') return;
    if (cause instanceof NotFoundError) throw cause;
    throw new UsageError(describeUnreachable(table, place, cause as Error), { cause });
  }
}

/** Why a table can't be reached, and what to check. */
export function describeUnreachable(
  { name }: Pick<Table, 'name'>,
  { dynamoEndpoint, region }: Place,
  { message, name: kind }: Error,
): string {
  const where = dynamoEndpoint ? `at ${dynamoEndpoint}` : `in ${region}`;
  return `Couldn't reach table ${name} ${where}: ${message.replace(/\.$/, '')}. ${adviceOn(kind, dynamoEndpoint)}`;
}

/** Parts of the names of credential errors, from the SDK and DynamoDB. */
const CREDENTIALS = /Credentials|Token|UnrecognizedClient|Signature/;

function adviceOn(kind: string, dynamoEndpoint: string | undefined): string {
  if (CREDENTIALS.test(kind)) return 'Check your AWS credentials with `aws sts get-caller-identity`.';
  return dynamoEndpoint
    ? 'Check that the engine is running, and that AWS_ENDPOINT_URL_DYNAMODB is right.'
    : 'Check AWS_REGION and the network.';
}
