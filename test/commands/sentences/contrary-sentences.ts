import type { Sentence } from './sentences.js';

const meaning =
  (command: string) =>
  (args: object, ...texts: string[]): Sentence[] =>
    texts.map((text) => ({ text, inside: true, means: { command, id: 'INC-000001', args } }));
/** Whose reason is what was typed. */
const reasons = (command: string, ...texts: string[]): Sentence[] =>
  texts.flatMap((text) => meaning(command)({ note: text }, `${command} ${text}`));
const asks = (...texts: string[]): Sentence[] => texts.map((text) => ({ text, inside: true }));
const helps = (about: string, ...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, inside: true, means: { command: 'help', args: { about } } }));
const elsewhere = (means: Sentence['means'], ...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, ...(means && { means }) }));

/** Texts that contradict the command they start with, or mean something other than the incident. */
export const CONTRARY_SENTENCES: readonly Sentence[] = [
  ...asks(
    'resolve - actually no',
    'resolve not really, just testing',
    "resolve it's not resolved",
    'resolve its not fixed yet',
    "resolve isn't working",
    "resolve we can't yet",
    'resolve waiting',
    'resolve nvm',
    'resolve wrong incident',
    'resolve in the morning',
    'resolve if it stays green for 10 min',
    'resolve still failing',
    'close - but not this one',
    'close sorry, wrong channel',
    'mitigate not working',
    "mitigate didn't help",
    'ack sorry wrong one',
    'reopen wrong incident',
    'severity P1 not really',
  ),
  ...reasons(
    'resolve',
    'not really an outage, test alert',
    'no customer impact',
    'not reproducible',
    'no longer happening',
    'not working config reverted',
    "can't reproduce",
    "isn't happening anymore",
    "doesn't happen anymore",
    'waiting room works again',
    'still slow pages are tracked in a ticket',
    'all good',
    'all clear',
    'both regions recovered',
    'everything is back',
    'not sure why, rolled back',
  ),
  ...reasons('close', 'no action needed', 'not an incident', 'never reproduced', 'tasks done'),
  ...reasons('mitigate', 'not fully, EU only', 'not fixed but rerouted'),
  ...reasons('reopen', 'not fixed', "it didn't help", "it's not resolved"),
  ...reasons('ack', 'not sure what it is', 'not working for me either'),
  // More than this incident, or something else.
  ...asks(
    'resolve all',
    'resolve both',
    'resolve everything',
    'resolve all incidents',
    'resolve the others',
    'resolve task 2',
    'close task 1',
    'close the channel',
    'close the alerts',
    'close all',
  ),
  // A question isn't an order.
  ...asks('close this one now?', 'resolve can we do that?', 'status resolved?'),
  ...helps('assign', 'assign bob?', 'assign <@U02> comms?'),
  ...helps('handoff', 'handoff bob?'),
  ...helps('page', 'page payments?'),
  ...asks('task done 2?', 'task 2 done?', 'task take 1?', 'task 2 is not done', 'task 2 not done yet'),
  ...meaning('task')(
    { action: { verb: 'add', text: '2 hosts are not patched yet, do it' } },
    'task 2 hosts are not patched yet, do it',
  ),
  ...meaning('task')(
    { action: { verb: 'add', text: 'who calls the vendor?' } },
    'task who calls the vendor?',
  ),
  // What's for later, or nothing to announce.
  ...asks(
    'handoff bob tomorrow',
    'handoff bob at 17:00',
    'handoff bob later',
    'update soon',
    'update not yet',
  ),
  ...meaning('handoff')(
    { to: 'U02', note: 'if it fails again restart it' },
    'handoff bob if it fails again restart it',
  ),
  ...meaning('update')({ text: 'no news, still looking' }, 'update no news, still looking'),
  ...elsewhere(
    undefined,
    'declare cancel',
    'declare nvm',
    'declare not yet',
    'declare P1 or P2 slow checkout',
    'declare P1 keep this private: payroll leak',
    "declare P1 payroll leak, don't announce it",
    'declare P1 payroll leak, my eyes only',
    'declare P1 non-public payroll leak',
  ),
  ...elsewhere(
    { command: 'declare', args: { severity: 'P1', title: 'Oslo is down' } },
    'declare P1 Oslo is down',
  ),
  ...elsewhere({ command: 'declare', args: { title: 'wait times are up' } }, 'declare wait times are up'),
  ...elsewhere({ command: 'show', id: 'INC-000042' }, 'show me 42', 'show us INC-42'),
  ...elsewhere(
    { command: 'assign', id: 'INC-000042', args: { userId: 'U02', role: 'comms' } },
    'assign <@U02> as comms on INC-42',
  ),
];
