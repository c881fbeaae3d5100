import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { Entity, Service } from 'electrodb';

const pk = { field: 'PK', composite: ['incident_id'] };
const required = { type: 'string', required: true };
const optional = { type: 'string' };

const incident = {
  model: { entity: 'incident', version: '1', service: 'aegis' },
  attributes: {
    incident_id: required,
    title: required,
    service: required,
    severity: required,
    status: required,
    created_at: required,
    updated_at: optional,
    declared_by: optional,
    channel_id: optional,
    roles: { type: 'any' },
    visibility: { type: ['public', 'private'], required: true },
    version: { type: 'number', required: true },
    request_id: optional,
    day: { type: 'string', watch: ['created_at'], set: (_, { created_at }) => created_at?.slice(0, 10) },
  },
  indexes: {
    record: { collection: 'record', pk, sk: { field: 'SK', composite: [] } },
    byStatus: {
      index: 'GSI1',
      pk: { field: 'GSI1PK', composite: ['status'] },
      sk: { field: 'GSI1SK', composite: ['severity', 'incident_id'] },
    },
    byService: {
      index: 'GSI2',
      pk: { field: 'GSI2PK', composite: ['service'] },
      sk: { field: 'GSI2SK', composite: ['created_at'] },
    },
    byDay: {
      index: 'GSI3',
      pk: { field: 'GSI3PK', composite: ['day'] },
      sk: { field: 'GSI3SK', composite: ['created_at'] },
    },
  },
};

const event = {
  model: { entity: 'event', version: '1', service: 'aegis' },
  attributes: {
    incident_id: required,
    event_id: required,
    timestamp: required,
    type: required,
    description: required,
    source: required,
    user_id: optional,
    expires_at: {
      type: 'number',
      watch: ['timestamp'],
      set: (_, { timestamp }) => Math.floor(Date.parse(timestamp) / 1_000) + 180 * 86_400,
    },
  },
  indexes: {
    record: { collection: 'record', pk, sk: { field: 'SK', composite: ['timestamp', 'event_id'] } },
  },
};

const participant = {
  model: { entity: 'participant', version: '1', service: 'aegis' },
  attributes: {
    incident_id: required,
    user_id: required,
    joined_at: optional,
    title: optional,
    service: optional,
  },
  indexes: {
    record: { collection: 'record', pk, sk: { field: 'SK', composite: ['user_id'] } },
    byUser: {
      index: 'GSI2',
      pk: { field: 'GSI2PK', composite: ['user_id'] },
      sk: { field: 'GSI2SK', composite: ['incident_id'] },
    },
  },
};

const link = {
  model: { entity: 'link', version: '1', service: 'aegis' },
  attributes: { channel_id: required, incident_id: required },
  indexes: { own: { pk: { field: 'PK', composite: ['channel_id'] }, sk: { field: 'SK', composite: [] } } },
};

/** The same records by ElectroDB, with its own key formats, a collection for the partition and a service around. */
export function createContender({ endpoint, tableName }) {
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = new DynamoDBClient({ region: 'eu-west-1', endpoint, credentials });
  const options = { client: DynamoDBDocumentClient.from(client), table: tableName };
  const service = new Service(
    {
      incident: new Entity(incident, options),
      event: new Entity(event, options),
      participant: new Entity(participant, options),
      link: new Entity(link, options),
    },
    options,
  );
  const { entities } = service;
  return {
    create: async (declaration) =>
      orThrow(
        await service.transaction
          .write((of) => [
            of.incident.create(declaration.incident).commit(),
            of.event.create(declaration.event).commit(),
            of.participant.create(declaration.participant).commit(),
            of.link.create(declaration.link).commit(),
          ])
          .go(),
      ),
    append: (one) => entities.event.create(one).go({ response: 'none' }),
    async load(incident_id) {
      const { data } = await service.collections
        .record({ incident_id })
        .go({ pages: 'all', consistent: true });
      return data.incident.length + data.event.length + data.participant.length;
    },
    async list(limit) {
      const { data } = await entities.incident.query.byStatus({ status: 'OPEN' }).go({ limit: limit + 1 });
      return Math.min(data.length, limit);
    },
    change: async ({ before, set, event }) =>
      orThrow(
        await service.transaction
          .write((of) => [
            of.incident
              .patch({ incident_id: before.incident_id })
              .set({ status: set.status, updated_at: event.timestamp, version: before.version + 1 })
              .composite({ severity: before.severity })
              .where(({ version }, { eq }) => eq(version, before.version))
              .commit(),
            of.event.create(event).commit(),
          ])
          .go(),
      ),
    stop: () => client.destroy(),
  };
}

/** ElectroDB reports a refused transaction in its result. */
function orThrow(result) {
  if (result.canceled) throw new Error(`refused: ${JSON.stringify(result.data)}`);
  return result;
}
