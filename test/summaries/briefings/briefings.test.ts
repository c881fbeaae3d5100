import { describe, expect, it } from 'vitest';
import {
  type Claim,
  type Section,
  type SummaryKind,
  sectionOrder,
} from '../../../src/incidents/records/incident-summary.js';
import type { Task } from '../../../src/incidents/records/incident-task.js';
import { pickEntries, statedCauses } from '../../../src/summaries/briefings/pick-entries.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

async function brief(talk: Conversation, kind: SummaryKind, more: object = {}): Promise<Claim[]> {
  return (await extractiveSummarizer.summarize({ ...talk.input(), kind, ...more })).claims;
}

function inSection(claims: readonly Claim[], section: Section): string {
  return claims
    .filter((claim) => claim.section === section)
    .map(({ text }) => text)
    .join('\n');
}

const timeOf = (sk: string) => sk.split('#')[1] ?? '';

function aTask(more: Partial<Task>): Task {
  const timestamp = '2025-01-15T14:10:00.000000Z';
  return {
    incident_id: 'INC-000042',
    timestamp,
    number: 1,
    text: 'call the vendor',
    state: 'open',
    version: 1,
    ...more,
  };
}

describe('a handoff', () => {
  function aShift(): Conversation {
    const talk = new Conversation();
    talk.says('Checkout errors are at 42 % for customers in the EU');
    talk.says('decision: we keep the shop read-only until the replica has caught up', { source: 'note' });
    talk.says("Please don't restart db1, the copy is still running on it");
    talk.says('I think it was the deploy of payment-api 4.12 at 14:01', { user_id: 'U02BOB' });
    talk.says('Rolled back payments-api to 4.11 at 14:20');
    talk.says('Who tells the customers who wrote to us?');
    return talk;
  }

  it.each([
    'Put the new bundle on all 12 gateways at 06:47, errors are back to 0 since 06:52',
    'Failed over to the replica, no more timeouts',
    'Der Failover auf db2 ist durch, keine Fehler mehr',
  ])('lists effective mitigations as in force: %s', async (text) => {
    const talk = new Conversation();
    talk.says('Login errors are at 61 % for customers with old apps');
    talk.says(text);

    expect(inSection(await brief(talk, 'handoff'), 'in_force')).toContain(text);
  });

  it("doesn't list ineffective attempts as in force", async () => {
    const talk = new Conversation();
    talk.says('Login errors are at 61 % for customers with old apps');
    talk.says('Restarted the gateways, still failing');

    expect(inSection(await brief(talk, 'handoff'), 'in_force')).not.toContain('Restarted');
  });

  it("starts with what's in force, what's next and what to avoid", async () => {
    const claims = await brief(aShift(), 'handoff');

    const shown = sectionOrder('handoff').filter((name) => inSection(claims, name) !== '');
    expect(shown.slice(0, 4)).toEqual(['headline', 'in_force', 'avoid', 'open_questions']);
    expect(inSection(claims, 'in_force')).toContain('Decided by Alice: We keep the shop read-only');
    expect(inSection(claims, 'in_force')).toContain('Rolled back payments-api to 4.11');
    expect(inSection(claims, 'avoid')).toContain("don't restart db1");
    expect(inSection(claims, 'open_questions')).toContain('Who tells the customers');
    expect(inSection(claims, 'hypothesis')).toContain('Suspected by Bob');
  });

  it('has the roles, the promised update and the open tasks from the table', async () => {
    const talk = aShift();
    const input = talk.input();
    const { record } = input;
    Object.assign(record.incident, {
      roles: { commander: 'U01ALICE' },
      next_update_at: '2025-01-15T16:00:00.000000Z',
    });
    const tasks = [
      aTask({ owner: 'U02BOB', due: '2025-01-15T17:30:00.000000Z' }),
      aTask({ number: 2, text: 'write an alert', state: 'done' }),
      aTask({ number: 3, text: 'ask legal', due: '2025-01-16T23:59:59.000000Z' }),
    ];

    const claims = await brief(talk, 'handoff', { record: { ...record, tasks } });

    expect(inSection(claims, 'in_force')).toMatch(/^Commander: Alice\n/);
    expect(inSection(claims, 'next_steps').split('\n')).toEqual([
      'Next update due 16:00 UTC',
      'Task 1: call the vendor (Bob, due 17:30 UTC)',
      'Task 3: ask legal (no owner, due 2025-01-16)',
    ]);
  });

  it('has no work in progress once the incident is over', async () => {
    const talk = aShift();
    const work = 'Restoring the orders from the backup, 60 % loaded';
    talk.says(work);
    expect(inSection(await brief(talk, 'handoff'), 'in_progress')).toBe(work);

    talk.changes('RESOLVED');

    expect(inSection(await brief(talk, 'handoff'), 'in_progress')).toBe('');
  });

  it.each([
    { text: 'We don’t have a replica in that region', forbids: false },
    { text: 'Old nodes don’t panic, only new ones do', forbids: false },
    { text: 'Nobody unlock the deploys until I say so', forbids: true },
    { text: 'Bitte nichts mehr anfassen in dem Fenster', forbids: true },
  ])('treats "$text" as forbidding something: $forbids', async ({ text, forbids }) => {
    const talk = aShift();
    talk.says(text);

    const claims = await brief(talk, 'handoff');

    expect(inSection(claims, 'avoid').includes(text)).toBe(forbids);
  });
});

it('prefers a statement of the right kind to one that only matters a little more', async () => {
  const talk = new Conversation();
  talk.says('Rolled back payments-api to 4.11 at 14:20');
  talk.says('Restarted both gateways in the second region');
  const { record, nameOf } = talk.input();
  const { entries } = await buildState(await buildTranscript(record, nameOf));
  const [first, second] = entries.filter(({ line }) => line.kind === 'said');
  if (first === undefined || second === undefined) throw new Error('There are two statements.');
  const sure = { ...first, weight: 1, sureness: 0.9 };
  const unsure = { ...second, weight: 2, sureness: 0.3 };

  expect(pickEntries([sure, unsure], 1)).toEqual([sure]);
  expect(pickEntries([sure, { ...unsure, weight: 9 }], 1)).toEqual([{ ...unsure, weight: 9 }]);
});

it("takes the cause from a responder's message rather than from an update", async () => {
  const talk = new Conversation();
  talk.says('Payments hang because the table of orders is full');
  talk.happens({ type: 'UPDATE_POSTED', note: 'Payments hang because a database is overloaded' });
  const { record, nameOf } = talk.input();
  const { entries, lines } = await buildState(await buildTranscript(record, nameOf));
  const named = entries
    .filter(({ text }) => text.startsWith('Payments'))
    .map((entry) => ({ ...entry, kind: 'cause' as const, fate: 'holds' as const }));

  expect(named).toHaveLength(2);
  expect(statedCauses({ entries: named, lines }, 2).map(({ text }) => text)).toEqual([
    'Payments hang because the table of orders is full',
  ]);
});

describe('a catch-up', () => {
  it('shows changes: status, severity, roles, a withdrawn cause, old and new numbers', async () => {
    const talk = new Conversation();
    talk.says('Checkout errors are at 42 %');
    const guess = talk.says('I think the firewall rules block the card provider', { user_id: 'U02BOB' });
    const since = timeOf(guess);
    const denial = talk.replies(guess, 'Not the firewall. Its rules are unchanged since May.', 'U03CAROL');
    const newer = talk.says('Checkout errors are at 3 % now');
    talk.happens({ type: 'SEVERITY_CHANGED', detail: { from: 'P2', to: 'P1' }, note: 'all regions' });
    talk.happens({ type: 'HANDED_OVER', detail: { role: 'commander', from: 'U01ALICE', user_id: 'U02BOB' } });
    talk.changes('MITIGATING');

    const claims = await brief(talk, 'catchup', { since });

    const changed = claims.filter(({ section }) => section === 'changed');
    const texts = changed.map(({ text }) => text);
    expect(texts).toEqual([
      'Status: Open → Mitigating',
      'Severity: P2 → P1: all regions',
      'Commander: Alice → Bob',
      expect.stringMatching(/^No longer the cause: “Suspected by Bob: .*firewall.*Carol: “.*unchanged/),
      '“Checkout errors are at 42 %” → “Checkout errors are at 3 % now”',
    ]);
    expect(changed.at(-2)?.citations).toEqual([denial, guess]);
    expect(changed.at(-1)?.citations[0]).toBe(newer);
  });

  it('leaves out changes that were reverted, and what the reader already knew', async () => {
    const talk = new Conversation();
    talk.says('Rolled back payment-api to 4.10 at 14:03');
    const last = talk.says('Checkout errors are at 42 % for all customers');
    talk.happens({ type: 'SEVERITY_CHANGED', detail: { from: 'P2', to: 'P1' } });
    talk.happens({ type: 'SEVERITY_CHANGED', detail: { from: 'P1', to: 'P2' }, event_id: 'v3' });
    talk.says('Rolled back checkout-web to 7.1 as well');

    const claims = await brief(talk, 'catchup', { since: timeOf(last) });

    const text = claims.map((claim) => claim.text).join('\n');
    expect(inSection(claims, 'changed')).toBe('');
    expect(text).toContain('checkout-web to 7.1');
    expect(text).not.toMatch(/payment-api|42 %/);
  });
});

describe('a proposed resolution note', () => {
  function anOutage(): Conversation {
    const talk = new Conversation();
    talk.says('Deployed payment-api 4.12 to all regions');
    talk.says('Checkout errors are at 42 % for all customers');
    return talk;
  }

  it('never lists the trigger as a fix, or a question as the cause', async () => {
    const talk = anOutage();
    talk.says('Is it the new connection pool?');
    talk.says('Rolled back payment-api to 4.11', { user_id: 'U02BOB' });
    talk.says('Error rate is back to normal in all regions', { user_id: 'U02BOB' });
    talk.changes('RESOLVED');

    const claims = await brief(talk, 'resolution');

    expect(inSection(claims, 'actions')).toContain('Rolled back payment-api to 4.11');
    expect(inSection(claims, 'actions')).not.toContain('Deployed');
    expect(inSection(claims, 'hypothesis')).toBe('');
  });

  it("doesn't take an event before the declaration for the fix", async () => {
    const talk = anOutage();
    talk.says('13:42 the automatic roll-out was started and done');
    talk.says('14:07 the global kill switch was executed and done');

    const claims = await brief(talk, 'resolution');

    expect(inSection(claims, 'actions')).toContain('14:07');
    expect(inSection(claims, 'actions')).not.toContain('13:42');
  });

  it('gives the duration from the table', async () => {
    const talk = anOutage();
    talk.says('cause: the pool was cut to 20 connections', { source: 'note' });
    talk.changes('RESOLVED');
    const { record } = talk;
    const resolved_at = '2025-01-15T15:14:00.000000Z';
    Object.assign(record.incident, { created_at: '2025-01-15T14:02:00.000000Z', resolved_at });

    const claims = await brief(talk, 'resolution', { record });

    expect(inSection(claims, 'impact')).toContain('Lasted 1 h 12 min, from 14:02 to 15:14 UTC');
    expect(inSection(claims, 'hypothesis')).toBe('The pool was cut to 20 connections');
  });
});

describe('a number that was later corrected', () => {
  function aRecount(): Conversation {
    const talk = new Conversation();
    talk.says('Passengers cannot check in anywhere');
    talk.says('We had to cancel 5 flights, 12,400 passengers are affected');
    talk.says('Correction, 3 flights cancelled and 8,100 passengers affected');
    return talk;
  }

  it.each(['resolution', 'handoff'] as const)(
    'is left out of a %s, and its correction counts as impact',
    async (kind) => {
      const talk = aRecount();
      talk.changes('RESOLVED');

      const claims = await brief(talk, kind);

      const all = claims.map(({ text }) => text).join('\n');
      expect(inSection(claims, 'impact')).toContain('3 flights cancelled and 8,100 passengers');
      expect(inSection(claims, 'ruled_out')).toBe('');
      expect(all).not.toContain('12,400');
    },
  );
});

it('lists as ruled out in a handoff only what a digest would', async () => {
  const talk = new Conversation();
  talk.says('Passengers cannot check in anywhere');
  talk.says('Correction, 3 cancelled, the crew ran out of hours because nobody could reach them');

  expect(inSection(await brief(talk, 'state'), 'ruled_out')).toBe('');
  expect(inSection(await brief(talk, 'handoff'), 'ruled_out')).toBe('');
});

describe('a post-mortem', () => {
  it("starts with people's own notes, and shows who believed what until when", async () => {
    const talk = new Conversation();
    const guess = talk.says('I think the firewall rules block the card provider', { user_id: 'U02BOB' });
    const denial = talk.replies(guess, 'Not the firewall. Its rules are unchanged since May.', 'U03CAROL');
    talk.says('failover is tested, go', { source: 'note' });
    talk.happens({ type: 'RESOLUTION_NOTE', note: 'The pool was too small.', detail: { summary: 'none' } });

    const claims = await brief(talk, 'postmortem');

    expect(claims.filter(({ section }) => section === 'own_words').map(({ text }) => text)).toEqual([
      'The pool was too small.',
      'Note by Alice: failover is tested, go',
    ]);
    const belief = claims.find(({ section }) => section === 'beliefs');
    expect(belief?.text).toMatch(
      /^\d\d:\d\d Bob suspected: “.*firewall.*” Taken back at \d\d:\d\d by Carol: “Not the firewall/,
    );
    expect(belief?.citations).toEqual([guess, denial]);
  });
});
