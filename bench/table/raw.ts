import {
  type AttributeValue,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { plainItem } from '../../src/data/table/raw-item.js';
import type { Contender, Place } from './contender.js';
import { channelLinkItem, eventItem, incidentItem, participantItem } from './raw-items.js';

type Item = Record<string, AttributeValue>;

/** The plain SDK client: items written by hand, results returned as they come. */
export function createRaw(place: Place): Contender {
  return open(place, (items) => items);
}

/** The same, but results converted to plain records. */
export function createPlain(place: Place): Contender {
  return open(place, (items) => items.map(plainItem));
}

function open({ endpoint, tableName }: Place, read: (items: Item[]) => unknown[]): Contender {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ region: 'eu-west-1', endpoint, credentials });
  const putNew = (Item: Item) => ({
    TableName: tableName,
    Item,
    ConditionExpression: 'attribute_not_exists(PK)',
  });
  return {
    create({ incident, event, participant, link }) {
      const items = [
        incidentItem(incident),
        eventItem(event),
        ...(participant ? [participantItem(participant)] : []),
        channelLinkItem(link),
      ];
      const TransactItems = items.map((item) => ({ Put: putNew(item) }));
      return client.send(new TransactWriteItemsCommand({ TransactItems }));
    },
    append: (event) => client.send(new PutItemCommand(putNew(eventItem(event)))),
    async load(incidentId) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'PK = :pk',
          ExpressionAttributeValues: { ':pk': { S: `INCIDENT#${incidentId}` } },
          ConsistentRead: true,
        }),
      );
      return read(Items).length;
    },
    async list(limit) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          IndexName: 'GSI1',
          KeyConditionExpression: 'GSI1PK = :status',
          ExpressionAttributeValues: { ':status': { S: 'STATUS#OPEN' } },
          // One more than the page shows whether there is a next page.
          Limit: limit + 1,
        }),
      );
      return Math.min(read(Items).length, limit);
    },
    change({ before, set, event }) {
      const Put = putNew(eventItem(event));
      const Update = buildUpdate(tableName, { before, status: set.status ?? '', at: event.timestamp });
      return client.send(new TransactWriteItemsCommand({ TransactItems: [{ Update }, { Put }] }));
    },
    stop: () => client.destroy(),
  };
}

interface Change {
  before: { incident_id: string; version: number };
  status: string;
  at: string;
}

function buildUpdate(TableName: string, { before, status, at }: Change) {
  return {
    TableName,
    Key: { PK: { S: `INCIDENT#${before.incident_id}` }, SK: { S: 'METADATA' } },
    UpdateExpression:
      'SET #GSI1PK = :GSI1PK, #status = :status, #updated_at = :updated_at, #version = :version',
    ConditionExpression:
      'attribute_exists(PK) AND attribute_not_exists(archive_key) AND (#version = :before)',
    ExpressionAttributeNames: {
      '#GSI1PK': 'GSI1PK',
      '#status': 'status',
      '#updated_at': 'updated_at',
      '#version': 'version',
    },
    ExpressionAttributeValues: {
      ':GSI1PK': { S: `STATUS#${status}` },
      ':status': { S: status },
      ':updated_at': { S: at },
      ':version': { N: String(before.version + 1) },
      ':before': { N: String(before.version) },
    },
  };
}
