import { expect, it } from 'vitest';
import { STATUSES } from '../../src/incidents/records/incident.js';
import { isLegal, legalSteps, statusAttributes } from '../../src/incidents/transitions.js';
import { anIncident } from '../support/records.js';

it('allows any step forward, one back from mitigating, and reopening from resolved and closed', () => {
  const table = Object.fromEntries(STATUSES.map((from) => [from, legalSteps(from)]));

  expect(table).toEqual({
    OPEN: ['ACKNOWLEDGED', 'MITIGATING', 'RESOLVED', 'CLOSED'],
    ACKNOWLEDGED: ['MITIGATING', 'RESOLVED', 'CLOSED'],
    MITIGATING: ['ACKNOWLEDGED', 'RESOLVED', 'CLOSED'],
    RESOLVED: ['OPEN', 'ACKNOWLEDGED', 'MITIGATING', 'CLOSED'],
    CLOSED: ['OPEN', 'ACKNOWLEDGED', 'MITIGATING'],
  });
});

it("allows any status after another program's", () => {
  expect(isLegal('INVESTIGATING', 'RESOLVED')).toBe(true);
});

it('keeps the time of the first acknowledgement', () => {
  const acknowledged = anIncident({ status: 'MITIGATING', acknowledged_at: '2025-01-15T14:10:00.000000Z' });

  expect(statusAttributes(acknowledged, 'ACKNOWLEDGED', '2025-01-15T15:00:00.000000Z')).toEqual({
    status: 'ACKNOWLEDGED',
    acknowledged_at: '2025-01-15T14:10:00.000000Z',
  });
});

it('clears the resolved and closed times when it reopens', () => {
  const closed = anIncident({ status: 'CLOSED', resolved_at: 'x', closed_at: 'y' });

  expect(statusAttributes(closed, 'OPEN', '2025-01-16T00:00:00.000000Z')).toEqual({
    status: 'OPEN',
    reopened_at: '2025-01-16T00:00:00.000000Z',
    resolved_at: undefined,
    closed_at: undefined,
  });
});
