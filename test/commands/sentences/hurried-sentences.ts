import type { Sentence } from './sentences.js';

const meaning =
  (command: string) =>
  (args: object, ...texts: string[]): Sentence[] =>
    texts.map((text) => ({ text, inside: true, means: { command, id: 'INC-000001', args } }));
const declares = (args: object, ...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, means: { command: 'declare', args } }));
const asks = (isInside: boolean, ...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, inside: isInside }));
/** Whose reason is what was typed. */
const reasons = (command: string, verb: string, ...texts: string[]): Sentence[] =>
  texts.flatMap((text) => meaning(command)({ note: text }, `${verb} ${text}`));

const spanning = (from: string, to: string) => ({
  value: { from: { startsWith: from }, to: { startsWith: to } },
});
/** Of a whole list, with the words that are looked for. */
const lists = (range: object, words: string[], ...texts: string[]): Sentence[] =>
  texts.map((text) => ({ text, means: { command: 'list', args: { rest: { declared: range, words } } } }));
const LAST_WEEK = spanning('2025-01-06T00:00', '2025-01-12T23:59');
const THIS_WEEK = spanning('2025-01-13T00:00', '2025-01-19T23:59');
const SINCE_MONDAY = spanning('2025-01-13T00:00', '2025-01-15T14:05');
const YESTERDAY = spanning('2025-01-14T00:00', '2025-01-14T23:59');

const resolves = meaning('resolve');

/** What people type in a hurry, and in their own language, on Wednesday, 15 January 2025, 14:05 UTC. */
export const HURRIED_SENTENCES: readonly Sentence[] = [
  // A future time isn't a reason.
  ...asks(
    true,
    'resolve at 23:00',
    'resolve 23:00',
    'resolve tomorrow morning',
    'resolve tomorrow at 9',
    'resolve by 5pm',
    'resolve on Friday',
    'resolve tonight',
    'resolve until monday',
    'resolve at 11 pm CET',
    'resolve today',
    'resolved tomorrow',
    'close next week',
    'mitigate at 22:00',
    'ack at 3pm',
    'severity P0 at 23:00',
    'reopen on monday',
  ),
  // Nor is what it waits for.
  ...asks(
    true,
    'resolve pending review',
    'resolve awaiting confirmation from the vendor',
    'close pending post-mortem',
    'close after the deploy',
    'close after lunch',
    'resolve waiting for the EU team',
    'close once everyone is happy',
    'resolve when Bob confirms',
    'resolve scheduled for tonight',
    'close end of the week',
  ),
  ...asks(
    true,
    'resolve morgen',
    'resolve morgen früh',
    'resolve noch nicht',
    'resolve wenn der Deploy durch ist',
    'close nach dem Deploy',
    'resolve um 23 Uhr',
    'resolve demain matin',
    'resolve pas encore',
    'resolve dès que le déploiement est fini',
    'close après le déploiement',
    'resolve à 23h',
    'resolve mañana',
    'resolve cuando termine el deploy',
    'resolve pendiente de revisión',
    'close la próxima semana',
    'resolve amanhã',
    'resolve ainda não',
    'close depois do deploy',
    'resolve 明日',
    'resolve デプロイが終わったら',
    'resolve am Montag',
    'close lundi',
    'resolve in einer Stunde',
    'resolve dans une heure',
    'resolve en una hora',
    'resolve daqui a pouco',
    'resolve vielleicht später',
  ),
  // What happened is a reason, even when it names a time.
  ...reasons(
    'resolve',
    'resolved',
    'at 13:50',
    'at 23:00 by rollback',
    'after the deploy',
    'pending review of the follow-up',
    'today',
    'yesterday at 22:10',
    'at 23:00',
  ),
  ...reasons('resolve', 'fixed', 'pending review of the follow-up', 'after the restart', '4.11'),
  ...reasons(
    'resolve',
    'resolve',
    'at 13:50',
    'after the rollback',
    'rolled back at 13:50, monitoring until 23:00',
    'tomorrow was never an option',
    'monday deploy rolled back',
    'Rollback um 13:50',
    'se cayó un nodo y lo reiniciamos',
    'rollback fait à 13h50',
    'ロールバックで復旧',
    '4.11 rolled back',
    "friday's deploy was rolled back",
    '17:00 deploy rolled back',
    'waiting room works again',
    'when we rolled back',
    'Fehlalarm',
  ),
  ...reasons(
    'mitigate',
    'mitigate',
    'waiting for the vendor',
    'pending a fix by the vendor',
    'after the failover',
  ),
  ...reasons('reopen', 'reopen', 'after the deploy', 'pending review'),
  ...reasons('close', 'closed', 'after the retro', 'today'),
  ...reasons('close', 'close', 'pending items moved to the backlog'),
  ...meaning('severity')({ to: 'P2', reason: 'after the deploy' }, 'severity P2 after the deploy'),
  // Both ends of a change, also where Slack escapes the arrow.
  ...meaning('severity')(
    { to: 'P3', reason: 'only staging' },
    'severity from 1 to 3 only staging',
    'severity from P1 to 3 only staging',
    'severity 1 to 3 only staging',
    'severity 1 -&gt; 3 only staging',
    'severity P1 -&gt; P3 only staging',
  ),
  ...meaning('severity')({ to: 'P1', reason: 'to 3 more regions' }, 'severity P1 to 3 more regions'),
  ...meaning('severity')({ to: 'P0', reason: 'all regions' }, 'severity P0 -&gt; all regions'),
  ...meaning('assign')({ userId: 'U02', role: 'comms' }, 'assign bob -&gt; comms', 'assign comms-&gt;<@U02>'),
  ...meaning('task')(
    { action: { verb: 'add', text: 'check the replica', owner: 'U02' } },
    'task check the replica -&gt; <@U02>',
  ),
  ...resolves({ note: 'rolled back' }, 'resolve =&gt; rolled back', 'resolve -&gt; rolled back'),
  // Days in other languages.
  ...lists(
    LAST_WEEK,
    [],
    'list letzte Woche',
    'list la semaine dernière',
    'list la semana pasada',
    'list 先週',
  ),
  ...lists(THIS_WEEK, [], 'list diese Woche', 'list esta semana', 'list cette semaine', 'list 今週'),
  ...lists(SINCE_MONDAY, [], 'list depuis lundi', 'list desde el lunes', 'list seit Montag'),
  ...lists(SINCE_MONDAY, ['checkout'], 'list checkout seit Montag'),
  ...meaning('timeline')(
    { typedRange: YESTERDAY },
    'timeline gestern',
    'timeline hier',
    'timeline ayer',
    'timeline 昨日',
  ),
  // A wish for privacy among polite words.
  ...asks(
    false,
    'declare P1 stolen laptop (private pls)',
    'declare P1 stolen laptop [private]',
    'declare P1 stolen laptop private please',
    'declare P1 (confidential) stolen laptop',
    'declare P1 vazamento de dados, privado por favor',
    'declare P1 Kundendaten im Log, vertraulich bitte',
  ),
  ...declares(
    { severity: 'P1', title: 'das ganze Login geht nicht' },
    'declare P1 das ganze Login geht nicht',
  ),
  ...declares(
    { severity: 'P1', title: 'les paiements sont en panne' },
    'declare: P1 - les paiements sont en panne',
  ),
  ...declares({ severity: 'P1', title: '決済が失敗している' }, 'declare P1 決済が失敗している'),
  ...meaning('assign')(
    { userId: 'U02', role: 'comms' },
    'assign <@U02> als comms',
    'assign <@U02> como comms',
  ),
  ...meaning('task')(
    { action: { verb: 'done', number: 1 } },
    'task fertig 1',
    'task 1 erledigt',
    'task concluída 1',
    'task 1 terminée',
    'task hecha 1',
    'task 済み 1',
    'task abgeschlossen 1',
    'task 完了 1',
  ),
  ...meaning('task')(
    { action: { verb: 'add', text: 'fertig machen des Berichts' } },
    'task fertig machen des Berichts',
  ),
  // Which task, or which command, isn't said.
  ...asks(true, 'task take the first one', 'task take the last task', 'task finish the other one'),
  ...meaning('task')({ action: { verb: 'add', text: 'take the last backup' } }, 'task take the last backup'),
  ...asks(
    true,
    'done with task 1',
    'behoben',
    'résolu, rollback fait',
    'resuelto',
    'resolvido às 22:10 pelo rollback',
    '直った',
    'bin dran',
    "je m'en occupe",
    'me encargo',
    'estou vendo',
    '対応します',
    'what now',
    'merge into INC-42',
    'delete this incident',
    'invite <@U02>',
  ),
  ...meaning('roles')({}, "who's IC", 'who is the commander?', 'who are the responders here'),
];
