import { expect, it } from 'vitest';
import { checkText } from '../../../src/summaries/checker/text/check-text.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

type Said = readonly (readonly [who: string, text: string])[];

async function verdictOf(said: Said, text: string): Promise<string | undefined> {
  const talk = new Conversation();
  for (const [user_id, one] of said) talk.says(one, { user_id });
  const { record, now, nameOf } = talk.input();
  const lines = await buildTranscript(record, nameOf);
  return (await checkText(text, { lines, incident: record.incident, now, nameOf }))[0]?.verdict;
}

const [ALICE, BOB, CAROL] = ['U01ALICE', 'U02BOB', 'U03CAROL'];
const WARD: Said = [
  [ALICE, 'ward 7 says no potassium results since around 13:20'],
  [ALICE, '13:20 to 14:21 is what I put in the report'],
];
const DNS: Said = [
  [CAROL, 'DNS changé'],
  [BOB, 'ancien load balancer éteint, DNS propagé'],
];
const JOB: Said = [
  [CAROL, "I've switched the returns job off"],
  [BOB, 'returns job writes every label twice'],
];
const PUMPE: Said = [
  [CAROL, 'Pumpe in Halle 3 getauscht'],
  [BOB, 'Pumpe läuft'],
];
const TIMEOUTS: Said = [
  [CAROL, '決済ゲートウェイのタイムアウトが増えてる、30%くらい'],
  [BOB, '監視を追加しました、10%で通知'],
];
const DEVICES: Said = [
  [BOB, '35 % dos Android já têm a versão'],
  [BOB, 'cerca de 8 mil aparelhos afetados'],
];
const QUEUE: Said = [[BOB, 'queue at 410, going down about 90 a minute']];
const CRASHES: Said = [[CAROL, 'crashes caíram de 900 para 70 por minuto']];
const ABRUFE: Said = [[CAROL, 'es sind 40 Abrufe pro Stunde']];
const ERRORS: Said = [[CAROL, 'エラーは毎分40件です']];
const SCANS: Said = [[ALICE, '140 scans were queued']];
const LOSS: Said = [[BOB, 'buchhaltung sagt 74 einfahrten, 630 euro']];
const BASKETS: Said = [
  [CAROL, '285 articles faux'],
  [BOB, '17 commandes passées sur ces articles'],
];
const RENEWAL: Said = [
  [ALICE, 'neues Zertifikat ist drauf'],
  [CAROL, 'das Zertifikat war um 04:00 abgelaufen'],
  [BOB, 'Ticket für automatische Erneuerung mach ich morgen'],
];

it.each([
  [SCANS, '140 scans were lost.'],
  [LOSS, '630 Einfahrten wurden nicht abgerechnet.'],
  [BASKETS, '285 commandes portaient sur ces articles.'],
  [RENEWAL, 'Carol hat das Zertifikat erneuert.'],
  [WARD, 'Potassium results were missing on ward 14 since around 13:20.'],
  [DNS, 'Bob a changé le DNS.'],
  [JOB, 'Bob switched the returns job off.'],
  [PUMPE, 'Bob hat die Pumpe in Halle 3 getauscht.'],
  [TIMEOUTS, 'タイムアウトは10%くらいだった。'],
  [DEVICES, '35 mil aparelhos foram afetados.'],
  [QUEUE, 'The queue went down by about 90 an hour.'],
  [CRASHES, 'Os crashes caíram de 900 para 70 por hora.'],
  [ABRUFE, 'Es sind 40 Abrufe pro Minute.'],
  [ERRORS, 'エラーは毎時40件です。'],
])('isn\'t on record: %j: "%s"', async (said, text) => {
  expect(await verdictOf(said, text)).not.toBe('on_record');
});

it.each([
  [SCANS, '140 scans were waiting in the queue.'],
  [LOSS, '74 Einfahrten wurden nicht abgerechnet.'],
  [DNS, 'Carol a changé le DNS.'],
  [JOB, 'Carol switched the returns job off.'],
  [PUMPE, 'Carol hat die Pumpe in Halle 3 getauscht.'],
  [TIMEOUTS, 'タイムアウトは30%くらいだった。'],
  [QUEUE, 'The queue went down by about 90 per minute.'],
  [CRASHES, 'Os crashes caíram de 900 para 70 por minuto.'],
  [ERRORS, 'エラーは毎分40件です。'],
])('is on record: %j: "%s"', async (said, text) => {
  expect(await verdictOf(said, text)).toBe('on_record');
});
