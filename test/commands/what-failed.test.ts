import { expect, it } from 'vitest';
import { whatFailed } from '../../src/commands/announce/what-failed.js';
import { anEvent } from '../support/records.js';

const POST = { channelId: 'C1', ts: '1.1' };
const FOR_CHANNEL = { audience: 'channel' };

it.each([
  ['STATUS_CHANGED', {}, {}, "on the record of INC-1, but it couldn't be posted in its channel."],
  ['STATUS_CHANGED', { post: POST }, {}, 'on the record and in the channel of INC-1, but the card or'],
  ['STATUS_CHANGED', { join: POST }, {}, 'on the record and in the channel of INC-1, but the card or'],
  ['UPDATE_POSTED', {}, FOR_CHANNEL, "on the record of INC-1, but it couldn't be posted in its channel."],
  ['UPDATE_POSTED', {}, {}, "on the record of INC-1, but it couldn't be posted."],
  ['UPDATE_POSTED', { post: POST }, {}, "on the record, but it didn't reach the announcement channel."],
  ['UPDATE_POSTED', { announce: POST }, {}, 'on the record and in the announcement channel, but it'],
])('reports what was kept of %s after the steps %j', (type, steps, detail, said) => {
  expect(whatFailed(anEvent({ incident_id: 'INC-000001', type, detail }), { steps })).toContain(said);
});
