import { createTable, type DynamoSettings, type Table } from '../../src/data/table/table-client.js';

/** A busy machine may take seconds to accept a connection. */
export const PATIENT = { connectMs: 30_000, requestMs: 30_000 };

/** The engines require a signature but don't check it, and making one takes two fifths of a request's CPU time. */
const UNCHECKED: Awaited<ReturnType<Table['client']['config']['signer']>> = {
  async sign(request) {
    const scope = 'Credential=local/20250116/eu-west-1/dynamodb/aws4_request';
    request.headers['x-amz-date'] = '20250116T000000Z';
    request.headers.authorization = `AWS4-HMAC-SHA256 ${scope}, SignedHeaders=host, Signature=0`;
    return request;
  },
};

/** A client of a table in an engine of this machine. */
export function openTestTable(place: Omit<DynamoSettings, 'region' | 'timeouts'>): Table {
  const table = createTable({ region: 'eu-west-1', timeouts: PATIENT, ...place });
  table.client.config.signer = async () => UNCHECKED;
  return table;
}
