import { describe, expect, it } from 'vitest';
import { createAnonymizer } from '../../src/drills/anonymize.js';
import { makeDrill } from '../../src/drills/make-drill.js';
import { readScript } from '../../src/drills/script.js';
import { readTranscript } from '../../src/drills/transcript-file.js';
import { aComment, anEvent, anIncident, aParticipant, aSummary } from '../support/records.js';

const at = (minute: number) => `2025-01-15T14:${String(minute).padStart(2, '0')}:00.000000Z`;
const id = 'INC-000042';

const RECORD = {
  incident: anIncident({ incident_id: id, title: 'Acme cannot pay', roles: { commander: 'U01ALICE' } }),
  participants: [aParticipant({ user_id: 'U01ALICE' }), aParticipant({ user_id: 'U01BOB' })],
  comments: [
    aComment({
      timestamp: at(6),
      user_id: 'U01BOB',
      text: 'Acme called, db1.prod.acme.internal refuses 10.1.2.3',
    }),
    aComment({
      timestamp: at(7),
      user_id: 'U01ALICE',
      text: 'Bob, ask <@U01BOB|bob> or ops@acme.example in <#C01OPS|ops>',
    }),
    aComment({
      timestamp: at(8),
      user_id: 'U01BOB',
      text: 'the cause is a full disk on db1.prod.acme.internal',
      thread: at(6),
    }),
    aComment({ timestamp: at(9), user_id: 'U01ALICE', text: 'secret plan', deleted_at: at(10) }),
    aComment({ timestamp: at(11), author_kind: 'bot', author_name: 'AcmeAlerts', text: 'error rate 40 %' }),
  ],
  events: [
    anEvent({
      timestamp: at(5),
      type: 'INCIDENT_DECLARED',
      user_id: 'U01ALICE',
      detail: { severity: 'P2', title: 'Acme cannot pay' },
    }),
    anEvent({
      event_id: 'v2',
      timestamp: at(12),
      type: 'STATUS_CHANGED',
      user_id: 'U01ALICE',
      detail: { from: 'OPEN', to: 'RESOLVED' },
      note: 'Bob cleared the disk',
    }),
  ],
  summaries: [
    aSummary({
      claims: [
        { section: 'hypothesis', text: 'A full disk at Acme', citations: [`COMMENT#${at(8)}`] },
        { section: 'actions', text: 'Gone', citations: [`COMMENT#${at(9)}`] },
      ],
    }),
  ],
  tasks: [],
};

const OPTIONS = {
  names: new Map([
    ['U01ALICE', 'Alice Okafor'],
    ['U01BOB', 'Bob Lindqvist'],
  ]),
  words: [['Acme', 'a customer']] as const,
};

describe('a drill made from an incident', () => {
  it('contains no known names', () => {
    const text = JSON.stringify(makeDrill(RECORD, OPTIONS));

    expect(text).not.toMatch(/acme|alice|\bbob\b|U01|10\.1\.2\.3|#ops|secret plan/i);
  });

  it('uses the same stand-in everywhere', () => {
    const lines = JSON.stringify(makeDrill(RECORD, OPTIONS));

    expect(lines.match(/host-1\.example/g)).toHaveLength(2);
    expect(lines).toContain('Responder 1, ask Responder 1 or [e-mail] in #channel-1');
  });

  it("can be played, with the summary's claims as its facts", async () => {
    const script = await readScript(readTranscript(makeDrill(RECORD, OPTIONS)), 'commander');

    expect(script).toMatchObject({ title: 'a customer cannot pay', severity: 'P2' });
    expect(script.facts).toMatchObject([{ kind: 'cause', fact: 'A full disk at a customer' }]);
    expect(script.people.map(({ name }) => name)).toEqual(['Commander', 'Responder 1', 'Program 1']);
  });
});

it.each([
  ['Ann and Annex', 'X and Annex'],
  ['see app.log and main.ts', 'see app.log and main.ts'],
  ['v1.2.3 at 14.05', 'v1.2.3 at 14.05'],
  ['ANN!', 'X!'],
])('turns "%s" into "%s"', (text, safe) => {
  expect(createAnonymizer({ people: new Map(), words: [['Ann', 'X']] })(text)).toBe(safe);
});
