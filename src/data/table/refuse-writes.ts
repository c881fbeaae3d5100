import { ForbiddenError } from '../../base/errors.js';
import type { Table } from './table-client.js';

/** The only commands that are allowed; anything DynamoDB adds later is refused until it's listed here. */
const READS: ReadonlySet<string> = new Set([
  'GetItemCommand',
  'GetCommand',
  'BatchGetItemCommand',
  'BatchGetCommand',
  'QueryCommand',
  'DescribeTableCommand',
]);

/**
 * Makes a table's client refuse everything but reads, for all code that uses it. Throws
 * ForbiddenError before sending.
 */
export function refuseWrites({ client }: Table): void {
  client.middlewareStack.add(
    (next, { commandName = 'This command' }) =>
      async (args) => {
        if (!READS.has(commandName)) {
          throw new ForbiddenError(`${commandName} was refused: this process only reads the table.`);
        }
        return next(args);
      },
    { step: 'initialize', priority: 'high', name: 'refuseWrites' },
  );
}
