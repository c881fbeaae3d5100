import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { NewIncident } from '../../src/data/store/incidents/declare-incident.js';
import type { Participant } from '../../src/incidents/records/participant.js';

type Item = Record<string, AttributeValue>;

/** The benchmark's items, written out by hand as without any library. */
export function incidentItem(r: NewIncident['incident']): Item {
  return {
    PK: { S: `INCIDENT#${r.incident_id}` },
    SK: { S: 'METADATA' },
    GSI1PK: { S: `STATUS#${r.status}` },
    GSI1SK: { S: `SEVERITY#${r.severity}#INCIDENT#${r.incident_id}` },
    GSI2PK: { S: `SERVICE#${r.service}` },
    GSI2SK: { S: r.created_at },
    GSI3PK: { S: `DATE#${r.created_at.slice(0, 10)}` },
    GSI3SK: { S: `TIME#${r.created_at.slice(0, 19)}Z` },
    incident_id: { S: r.incident_id },
    title: { S: r.title },
    service: { S: r.service },
    severity: { S: r.severity },
    status: { S: r.status },
    created_at: { S: r.created_at },
    updated_at: { S: r.updated_at ?? '' },
    declared_by: { S: r.declared_by ?? '' },
    channel_id: { S: r.channel_id ?? '' },
    roles: { M: {} },
    visibility: { S: r.visibility },
    version: { N: String(r.version) },
    request_id: { S: r.request_id ?? '' },
  };
}

export function eventItem(r: NewIncident['event']): Item {
  return {
    PK: { S: `INCIDENT#${r.incident_id}` },
    SK: { S: `EVENT#${r.timestamp}#${r.event_id}` },
    incident_id: { S: r.incident_id },
    event_id: { S: r.event_id },
    timestamp: { S: r.timestamp },
    type: { S: r.type },
    description: { S: r.description },
    source: { S: r.source },
    user_id: { S: r.user_id ?? '' },
    expires_at: { N: String(Math.floor(Date.parse(r.timestamp) / 1_000) + 180 * 86_400) },
  };
}

export function participantItem(r: Participant): Item {
  return {
    PK: { S: `INCIDENT#${r.incident_id}` },
    SK: { S: `USER#${r.user_id}` },
    GSI2PK: { S: `USER#${r.user_id}` },
    GSI2SK: { S: `INCIDENT#${r.incident_id}` },
    incident_id: { S: r.incident_id },
    user_id: { S: r.user_id },
    joined_at: { S: r.joined_at ?? '' },
    title: { S: r.title ?? '' },
    service: { S: r.service ?? '' },
  };
}

export function channelLinkItem(r: NewIncident['link']): Item {
  return {
    PK: { S: `CHANNEL#${r.channel_id}` },
    SK: { S: 'INCIDENT' },
    channel_id: { S: r.channel_id },
    incident_id: { S: r.incident_id },
  };
}
