import { describe, expect, it } from 'vitest';
import { fieldChanges, fieldLabel } from '../../src/incidents/custom-fields.js';
import { describeEvent } from '../../src/incidents/describe-event.js';
import { undoEvent } from '../../src/incidents/undo-event.js';
import { renderCsv } from '../../src/reports/stats/stats-csv.js';
import { plainEventFormat } from '../../src/views/event-format.js';
import { anEvent, anIncident } from '../support/records.js';

const BEFORE = { region: 'eu', ticket: 'SUP-1' };
const AFTER = { region: 'us', impact: 'high' };

const edited = anEvent({ type: 'INCIDENT_EDITED', detail: fieldChanges(BEFORE, AFTER) });

describe('a change of custom fields', () => {
  it('shows the new value of each', () => {
    const text = describeEvent(
      edited,
      plainEventFormat((id) => id),
    );

    expect(text).toBe('Region is now us, Ticket removed, Impact is now high');
  });

  it('is undone in views of an earlier time', () => {
    expect(undoEvent(anIncident({ fields: AFTER }), edited, []).fields).toEqual(BEFORE);
    const given = anEvent({ type: 'INCIDENT_EDITED', detail: fieldChanges({}, AFTER) });
    expect(undoEvent(anIncident({ fields: AFTER }), given, [])).not.toHaveProperty('fields');
  });

  it('omits fields that stay the same', () => {
    expect(fieldChanges(BEFORE, BEFORE)).toEqual({});
  });
});

it('shows a name as words', () => {
  expect(fieldLabel('customer_impact')).toBe('Customer impact');
});

it('has one column for each field in the CSV file, safe to open', () => {
  const csv = renderCsv([
    anIncident({ fields: { ticket: '=1+1' } }),
    anIncident({ fields: { impact: 'high' } }),
  ]);

  const [head, first, second] = csv.split('\r\n');
  expect(head).toMatch(/"impact","ticket"$/);
  expect(first).toMatch(/"","'=1\+1"$/);
  expect(second).toMatch(/"high",""$/);
});
