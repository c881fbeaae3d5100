import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  any,
  Entity,
  executeTransactWrite,
  item,
  number,
  PutItemCommand,
  PutTransaction,
  QueryCommand,
  string,
  Table,
  UpdateTransaction,
} from 'dynamodb-toolbox';

const key = () => string().key();

const incidentSchema = item({
  incident_id: key(),
  title: string(),
  service: string(),
  severity: string(),
  status: string(),
  created_at: string(),
  updated_at: string().optional(),
  declared_by: string().optional(),
  channel_id: string().optional(),
  roles: any().optional(),
  visibility: string().enum('public', 'private'),
  version: number(),
  request_id: string().optional(),
}).and(() => ({
  GSI1PK: string()
    .hidden()
    .link(({ status }) => status && `STATUS#${status}`),
  GSI1SK: string()
    .hidden()
    .putLink((r) => `SEVERITY#${r.severity}#INCIDENT#${r.incident_id}`),
  GSI2PK: string()
    .hidden()
    .putLink(({ service }) => `SERVICE#${service}`),
  GSI2SK: string()
    .hidden()
    .putLink(({ created_at }) => created_at),
  GSI3PK: string()
    .hidden()
    .putLink(({ created_at }) => `DATE#${created_at.slice(0, 10)}`),
  GSI3SK: string()
    .hidden()
    .putLink(({ created_at }) => `TIME#${created_at.slice(0, 19)}Z`),
}));

const eventSchema = item({
  incident_id: key(),
  event_id: key(),
  timestamp: key(),
  type: string(),
  description: string(),
  source: string(),
  user_id: string().optional(),
}).and(() => ({
  expires_at: number().putLink(({ timestamp }) => Math.floor(Date.parse(timestamp) / 1_000) + 180 * 86_400),
}));

const participantSchema = item({
  incident_id: key(),
  user_id: key(),
  joined_at: string().optional(),
  title: string().optional(),
  service: string().optional(),
}).and(() => ({
  GSI2PK: string()
    .hidden()
    .putLink(({ user_id }) => `USER#${user_id}`),
  GSI2SK: string()
    .hidden()
    .putLink(({ incident_id }) => `INCIDENT#${incident_id}`),
}));

const linkSchema = item({ channel_id: key(), incident_id: string() });

/** The same records by dynamodb-toolbox, in the documented key formats. */
export function createContender({ endpoint, tableName }) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ region: 'eu-west-1', endpoint, credentials });
  const table = new Table({
    documentClient: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    name: tableName,
    partitionKey: { name: 'PK', type: 'string' },
    sortKey: { name: 'SK', type: 'string' },
    indexes: {
      GSI1: {
        type: 'global',
        partitionKey: { name: 'GSI1PK', type: 'string' },
        sortKey: { name: 'GSI1SK', type: 'string' },
      },
    },
  });
  const define = (name, schema, computeKey) =>
    new Entity({ name, table, schema, computeKey, timestamps: false });
  const PK = (r) => `INCIDENT#${r.incident_id}`;
  const incident = define('incident', incidentSchema, (r) => ({ PK: PK(r), SK: 'METADATA' }));
  const event = define('event', eventSchema, (r) => ({
    PK: PK(r),
    SK: `EVENT#${r.timestamp}#${r.event_id}`,
  }));
  const participant = define('participant', participantSchema, (r) => ({
    PK: PK(r),
    SK: `USER#${r.user_id}`,
  }));
  const link = define('link', linkSchema, (r) => ({ PK: `CHANNEL#${r.channel_id}`, SK: 'INCIDENT' }));
  const isNew = { condition: { attr: 'incident_id', exists: false } };
  const putNew = (entity, record) => entity.build(PutTransaction).item(record).options(isNew);
  return {
    create: (d) =>
      executeTransactWrite(
        putNew(incident, d.incident),
        putNew(event, d.event),
        putNew(participant, d.participant),
        putNew(link, d.link),
      ),
    append: (one) => event.build(PutItemCommand).item(one).options(isNew).send(),
    async load(incidentId) {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(incident, event, participant)
        .query({ partition: `INCIDENT#${incidentId}` })
        .options({ consistent: true })
        .send();
      return Items.length;
    },
    async list(limit) {
      const { Items = [] } = await table
        .build(QueryCommand)
        .entities(incident)
        .query({ index: 'GSI1', partition: 'STATUS#OPEN' })
        .options({ limit: limit + 1 })
        .send();
      return Math.min(Items.length, limit);
    },
    change: ({ before, set, event: happened }) =>
      executeTransactWrite(
        incident
          .build(UpdateTransaction)
          .item({
            incident_id: before.incident_id,
            status: set.status,
            updated_at: happened.timestamp,
            version: before.version + 1,
          })
          .options({ condition: { attr: 'version', eq: before.version } }),
        putNew(event, happened),
      ),
    stop: () => client.destroy(),
  };
}
