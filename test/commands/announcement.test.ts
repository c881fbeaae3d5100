import { expect, it } from 'vitest';
import { buildAnnouncement, buildUpdate } from '../../src/commands/card/announcement.js';
import { anIncident } from '../support/records.js';

const at = '2025-01-15T14:05:00.000000Z';
const next = '2025-01-15T14:35:00.000000Z';

it.each([
  ['still looking', ' · next update <!date'],
  ['still looking, next update in 30 min', ' · due <!date'],
  ['wir suchen, nächstes Update um 15:35', ' · due <!date'],
  ['still looking, next in 30 min', ' · due <!date'],
  ['what comes next: we roll back eu-2', ' · next update <!date'],
])('gives the time of the next update once, after "%s"', (text, shown) => {
  const incident = anIncident();
  for (const message of [
    buildAnnouncement(incident, { text, at, next }),
    buildUpdate(incident, { text, at, next }, 'U01BOB'),
  ]) {
    expect(JSON.stringify(message)).toContain(shown);
    expect(JSON.stringify(message).match(/next update/g)?.length ?? 0).toBeLessThanOrEqual(1);
  }
});
