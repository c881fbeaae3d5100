import { expect, it } from 'vitest';
import { buildHandoff } from '../../../src/commands/summaries/handoff/handoff-view.js';
import { anEvent, anIncident } from '../../support/records.js';

it('shows the latest events from oldest to newest, as the card and the timeline do', () => {
  const events = ['seventh', 'sixth', 'fifth', 'fourth', 'third', 'second'].map((note) =>
    anEvent({ type: 'STATUS_CONFIRMED', detail: { from: 'OPEN', to: 'OPEN' }, note }),
  );

  const shown = JSON.stringify(
    buildHandoff({ incident: anIncident(), by: 'U01BOB', at: events[0]?.timestamp ?? '', tasks: [], events }),
  );

  expect([...shown.matchAll(/second|third|fourth|fifth|sixth|seventh/g)].map(([word]) => word)).toEqual([
    'third',
    'fourth',
    'fifth',
    'sixth',
    'seventh',
  ]);
});
