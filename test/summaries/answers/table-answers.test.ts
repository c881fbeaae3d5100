import { expect, it } from 'vitest';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { Conversation } from '../conversation.js';

const [ALICE, BOB, CAROL] = ['U01ALICE', 'U02BOB', 'U03CAROL'];

/** Answers about an incident with commands on record: it was acknowledged and resolved, and has tasks and updates. */
async function answersTo(question: string) {
  const talk = new Conversation();
  talk.says('checkout is slow');
  talk.changes('ACKNOWLEDGED', 'looking at it');
  talk.happens({ type: 'PARTICIPANT_JOINED', user_id: BOB });
  talk.happens({
    type: 'SEVERITY_CHANGED',
    detail: { from: 'P2', to: 'P1' },
    note: 'all of Europe',
    user_id: BOB,
  });
  talk.happens({ type: 'UPDATE_POSTED', note: 'Checkout is slow. We are on it.', user_id: CAROL });
  talk.happens({ type: 'UPDATE_POSTED', note: 'Checkout works again.', user_id: CAROL });
  talk.happens({ type: 'MESSAGE_REDACTED', note: 'a phone number', user_id: BOB });
  talk.changes('RESOLVED', 'rolled back');
  const { record, ...input } = talk.input();
  const { incident_id, created_at } = record.incident;
  const task = { incident_id, timestamp: created_at, version: 0 };
  const { claims } = await extractiveSummarizer.summarize({
    ...input,
    record: {
      ...record,
      incident: { ...record.incident, roles: { commander: BOB, comms: CAROL } },
      participants: [
        { incident_id, user_id: ALICE, joined_at: created_at },
        { incident_id, user_id: BOB, joined_at: created_at, left_at: input.now },
      ],
      tasks: [
        { ...task, number: 1, text: 'raise the alarm threshold', state: 'open', owner: BOB, due: created_at },
        { ...task, number: 2, text: 'write to the merchants', state: 'done', owner: CAROL, done_by: CAROL },
        { ...task, number: 3, text: 'check refunds', state: 'open' },
      ],
    },
    kind: 'ask',
    question,
  });
  return claims.filter(({ section }) => section === 'answer').map(({ text }) => text);
}

const ACKNOWLEDGED = [
  /Alice set the status to Acknowledged at .* 2 min after the declaration \(looking at it\)/,
];
const RESPONDERS = [/Commander: Bob, Comms: Carol/, /^Participants: Alice \(since/];
const SEVERITY = [/declared as P2/, /Bob changed the severity from P2 to P1 at .* \(all of Europe\)/];
const UPDATES = [/^Carol posted at .*“Checkout works again/, /“Checkout is slow/, /^No update is promised/];
const OPEN_TASKS = [
  /^Task 1: raise the alarm threshold \(Bob, was due/,
  /^Task 3: check refunds \(no owner\)/,
];

it.each([
  ['who acked it', ACKNOWLEDGED],
  ['acked?', ACKNOWLEDGED],
  ['how long until someone acknowledged it', ACKNOWLEDGED],
  ['hat schon jemand quittiert', ACKNOWLEDGED],
  ['¿quién lo ha reconocido?', ACKNOWLEDGED],
  ['who mitigated it', [/^Nobody set the status to Mitigating; it's Resolved/]],
  ['who resolved it', [/^Alice set the status to Resolved at .*\(rolled back\)/]],
  ['cuándo se resolvió', [/^Alice set the status to Resolved/]],
  ['quand est-ce réglé', [/^Alice set the status to Resolved/]],
  ["who's on it", RESPONDERS],
  ['who joined', RESPONDERS],
  ['who is taking part', RESPONDERS],
  ['wer nimmt teil?', RESPONDERS],
  ['wer ist alles dabei', RESPONDERS],
  ['quién participa', RESPONDERS],
  ['quem está aqui', RESPONDERS],
  ['why is it p1', SEVERITY],
  ['warum ist es P1', SEVERITY],
  ['what sev was it at first', SEVERITY],
  ['what updates were posted', UPDATES],
  ['last update?', UPDATES],
  ['última actualización', UPDATES],
  ['what tasks are open', OPEN_TASKS],
  ['who has task 3', OPEN_TASKS.slice(1)],
  ['qué falta por hacer', OPEN_TASKS],
  ['when is task 1 due', OPEN_TASKS.slice(0, 1)],
  ["what are bob's tasks", OPEN_TASKS.slice(0, 1)],
  ['did task 2 get done', [/^Task 2: write to the merchants \(done by Carol\)/]],
  ['welche aufgaben sind erledigt', [/^Task 2/]],
  ['what is overdue', OPEN_TASKS.slice(0, 1)],
  ['was ist überfällig', OPEN_TASKS.slice(0, 1)],
  ['what was redacted', [/^Bob redacted a message at .* \(a phone number\)\.$/]],
  ['wurde etwas geschwärzt', [/^Bob redacted a message/]],
])('answers from the table: %s', async (question, expected) => {
  const answers = (await answersTo(question)).slice(0, expected.length);

  expect(answers).toEqual(expected.map((one) => expect.stringMatching(one)));
});
