import { expect, it } from 'vitest';
import { newsIn } from '../../src/alerts/news-in.js';
import type { Alert } from '../../src/incidents/records/alert.js';
import { anAlertGroup, anAlertState } from '../support/records.js';

const [EARLIER, AT, LATER] = ['2025-01-15T14:00:00Z', '2025-01-15T14:01:00Z', '2025-01-15T14:02:00Z'];

function anAlert(status: Alert['status'], at: string, over: Partial<Alert> = {}): Alert {
  return { source: 'generic', key: 'k', status, at, title: 'x', labels: {}, links: [], ...over };
}

const firing = (over = {}) => anAlertState({ at: AT, ...over });
const resolved = (over = {}) => anAlertState({ at: AT, status: 'resolved', ...over });
const asked = { group: anAlertGroup({ state: 'triage' }), isOver: false, isPrivate: false };
const linked = { group: anAlertGroup({ state: 'linked' }), isOver: false, isPrivate: false };
const over = { group: anAlertGroup({ state: 'linked' }), isOver: true, isPrivate: false };

it.each([
  ['an alert nobody knows', anAlert('firing', AT), {}, 'change'],
  ['a resolution of one', anAlert('resolved', AT), {}, 'change'],
  ['a repetition', anAlert('firing', AT), { before: firing(), group: linked }, 'none'],
  ['a later repetition', anAlert('firing', LATER), { before: firing(), group: linked }, 'none'],
  [
    'a later one when its incident is over',
    anAlert('firing', LATER),
    { before: firing(), group: over },
    'change',
  ],
  [
    'the same one when its incident is over',
    anAlert('firing', AT),
    { before: firing(), group: over },
    'none',
  ],
  [
    'a reminder when its incident is over',
    anAlert('firing', LATER, { is_reminder: true }),
    { before: firing(), group: over },
    'none',
  ],
  ['a resolution', anAlert('resolved', LATER), { before: firing(), group: linked }, 'change'],
  [
    'a resolution of an earlier firing',
    anAlert('resolved', EARLIER),
    { before: firing(), group: linked },
    'none',
  ],
  ['a second resolution', anAlert('resolved', LATER), { before: resolved(), group: linked }, 'none'],
  ['one that fires again', anAlert('firing', LATER), { before: resolved(), group: linked }, 'change'],
  [
    'one that came before its resolution',
    anAlert('firing', EARLIER),
    { before: resolved(), group: linked },
    'none',
  ],
  ['one whose resolution came first', anAlert('firing', EARLIER), { before: resolved({ group: 0 }) }, 'late'],
  [
    'one that goes elsewhere',
    anAlert('firing', LATER),
    { before: firing(), group: asked, lane: 'other' },
    'moved',
  ],
  [
    'one that goes elsewhere only to be asked about again',
    anAlert('firing', LATER),
    { before: firing(), group: asked, lane: 'other', isWanted: () => false },
    'none',
  ],
  [
    'one that goes elsewhere but has an incident',
    anAlert('firing', LATER),
    { before: firing(), group: linked, lane: 'other' },
    'none',
  ],
])('finds in %s what is new', (_, alert, known, wanted) => {
  const news = newsIn(alert, {
    before: undefined,
    group: undefined,
    lane: 'lane',
    isWanted: () => true,
    ...known,
  });

  expect(news).toBe(wanted);
});
