import { expect, it } from 'vitest';
import { checkText } from '../../../src/summaries/checker/text/check-text.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

async function verdictOf(said: readonly string[], text: string): Promise<string | undefined> {
  const talk = new Conversation();
  for (const one of said) talk.says(one);
  const { record, now, nameOf } = talk.input();
  const lines = await buildTranscript(record, nameOf);
  return (await checkText(text, { lines, incident: record.incident, now, nameOf }))[0]?.verdict;
}

const LABELS = [
  "labels aren't printing at the depot, drivers are queueing",
  'calling it, labels print everywhere',
];
const QUEUES = ['queue in the EU is full, not the one in the US'];
const NO_ROLLBACK = ["we thought about rolling back monday's release but it has the tax change, so no"];
const KEIN_ROLLBACK = ['wir wollten das Release zurückrollen, aber da ist die Migration drin, also nein'];
const UNDONE = ['lowered the cache limit in NA to 2 GB', 'that made NA slower, reverted'];
const DISK = ['creo que el disco del correo está lleno', 'confirmado, disco al 100 %, logs sin rotar'];
const CABLE = ['vermutlich sind Kanal 4 und 7 vertauscht', 'bestätigt, Kanal 4 und 7 sind vertauscht'];
const EU = ['checkout fails in the EU, US is fine'];
const WEB = ['cobros parados en la web, en la app siguen'];
const ANDROID = ['o app fecha sozinho no Android, mas no iOS funciona normalmente'];
const LYON = ['bornes hors ligne à Lyon', 'Marseille répond normalement'];
const LICENSE = ['the controller is up but has no license anymore, expired yesterday'];
const NO_CERTIFICATE = ['Das Gateway läuft, hat aber kein Zertifikat mehr.'];
const SOLD_OUT = ["17 commandes passées sur des articles qu'on n'a plus"];
const NORTE = [
  'Las transferencias al banco Norte quedan pendientes desde las 14:05. Las de los demás bancos salen bien.',
];
const OSAKA = ['9時50分から大阪の倉庫で出荷指示が届いていません。東京の倉庫は正常です。'];
const EVERY_SECOND = ['error on every second label since 06:40'];
const TWICE = ['41 parcels were labeled twice by hand'];
const MOVED = ["I'm moving the index to the new disk", 'move finished, index is back'];
const SIBLINGS = ["db-3 can't reach the template store, db-1 can"];
const REPLICA = ['the db is fine but the replica lost its disk'];
const BARE_RATE = ['エラー率2%まで下がりました', '0.1%、正常です'];
const RATE = ['エラー率2%まで下がりました', 'エラー率0.1%、正常です'];

it.each([
  [LABELS, 'Drivers queued at the depot because no labels came out.'],
  [QUEUES, 'The queue in the EU was full.'],
  [NO_ROLLBACK, "Monday's release wasn't rolled back because of the tax change."],
  [KEIN_ROLLBACK, 'Das Release wurde wegen der Migration nicht zurückgerollt.'],
  [UNDONE, 'The lower cache limit in NA was undone.'],
  [DISK, 'El disco del correo estaba lleno.'],
  [CABLE, 'Kanal 4 und 7 waren vertauscht.'],
  [EU, 'Checkout failed in the EU but not in the US.'],
  [WEB, 'Los cobros se pararon en la web pero no en la app.'],
  [ANDROID, 'A app fechava no Android mas não no iOS.'],
  [LYON, 'Des bornes étaient hors ligne à Lyon mais pas à Marseille.'],
  [LICENSE, 'The controller lost its license.'],
  [LICENSE, 'The controller lost its license, which expired yesterday.'],
  [REPLICA, 'The replica lost its disk.'],
  [NO_CERTIFICATE, 'Das Gateway hat sein Zertifikat verloren.'],
  [SOLD_OUT, '17 commandes portaient sur des articles épuisés.'],
  [NORTE, 'Solo las transferencias al banco Norte estaban afectadas.'],
  [OSAKA, '大阪の倉庫だけが影響を受けました。'],
  [EVERY_SECOND, 'Half of the labels had an error.'],
  [TWICE, '41 parcels got two labels.'],
  [MOVED, 'Alice moved the index to the new disk.'],
  [SIBLINGS, 'db-1 can reach the template store.'],
  [['docks 1-4 have a fault'], 'Dock 2 has a fault.'],
  [['Der Import ist kaputt.'], 'Der Import läuft nicht.'],
  [['la web está caída'], 'La web no funciona.'],
  [['o site caiu'], 'O site não funciona.'],
  [['la synchro des stocks est plantée'], 'La synchro des stocks ne marchait pas.'],
  [['In Kiel kommen keine Bestellungen an. Lübeck läuft normal.'], 'In Kiel kamen keine Bestellungen an.'],
  [['none of the tills can print'], 'None of the tills could print.'],
  [['queue is draining, but two shards are stuck'], 'Two shards are stuck.'],
  [['checkout works but is slow'], 'Checkout is slow.'],
  [['las reservas se guardan bien'], 'Las reservas no se perdieron.'],
  [
    ['Queda por hacer: que norte-2 apunte también a Vigo. Lo hará Carol la semana que viene.'],
    'Carol se encargará de que norte-2 use también Vigo.',
  ],
  [['floor 3 works again'], 'Cards for floor 3 did not work.'],
  [['der Import läuft wieder'], 'Der Import lief nicht.'],
  [['floor 3 works again', 'cards fail on floors 3 to 5'], 'Cards on floors 3 to 5 failed.'],
  [BARE_RATE, 'エラー率は2%、その後0.1%まで低下した。'],
  [RATE, 'エラー率は2%、その後0.1%まで低下した。'],
])('a true sentence isn\'t contradicted: %j: "%s"', async (said, text) => {
  expect(await verdictOf(said, text)).not.toBe('contradicted');
});

it.each([
  [EU, 'Checkout failed in the US.'],
  [['do not update the encoder till the locks are done'], 'Nobody was locked in.'],
  [['la barrera no abre'], 'Nadie abrió la barrera.'],
  [['could be the clock, its an hour off', 'clock is fine'], 'The clock was an hour off.'],
  [['vielleicht geht die Uhr falsch', 'die Uhr ist in Ordnung'], 'Die Uhr ging falsch.'],
  [['api is back but webhooks are still failing'], 'Webhooks are back.'],
  [LICENSE, 'The controller is broken.'],
  [LICENSE, 'The controller has a license.'],
  [NO_CERTIFICATE, 'Das Gateway hat ein Zertifikat.'],
  [TWICE, '41 parcels got three labels.'],
  [SIBLINGS, "db-1 can't reach the template store."],
  [SIBLINGS, 'No server could reach the template store.'],
  [['docks 3 and 4 have the same fault'], 'Docks 1 to 4 have the same fault.'],
  [['schranken 3 und 5 gehen nicht, 1 2 und 4 sind ok'], 'Die Schranken 3 bis 5 gehen nicht.'],
  [['los muelles 3 y 4 no abren'], 'Los muelles 1 a 4 no abren.'],
  [['3番ゲートと4番ゲートが開きません'], '1から4番ゲートが開きません。'],
  [['kiosks hang at seat assignment, terminal B'], 'Kiosks in terminal C hang.'],
  [['queue is draining, but two shards are stuck'], 'The queue is stuck.'],
  [['Die Warteschlange wird kleiner, aber zwei Shards sind blockiert'], 'Die Warteschlange ist blockiert.'],
  [['キューは減っていますが、2つのシャードが止まっています'], 'キューが止まっています。'],
  [
    ['por volta de 2.700 lojistas de 43 mil ficaram sem confirmação'],
    'Todos os 43 mil lojistas ficaram sem confirmação.',
  ],
  [
    ['I could make the name servers announce their routes by force'],
    'The name servers were made to announce their routes by force.',
  ],
  [
    ['consider splitting the big cluster into smaller ones. not decided'],
    'The big cluster was split into smaller ones.',
  ],
  [['Der Import läuft nicht.'], 'Der Import läuft.'],
  [['Der Import läuft wieder.'], 'Der Import läuft nicht.'],
  [['la web no funciona'], 'La web funciona.'],
  [
    ['大阪の倉庫で出荷指示が届いていません。東京の倉庫は正常です。'],
    '東京の倉庫でも出荷指示が届いていませんでした。',
  ],
  [['In Kiel kommen keine Bestellungen an. Lübeck läuft normal.'], 'In Lübeck kamen keine Bestellungen an.'],
  [['no llegan pedidos a Sevilla. Málaga va bien'], 'No llegaban pedidos a Málaga.'],
  [
    ['label printing in the Leeds hub fails', 'the Bradford hub prints normally'],
    'The Bradford hub could not print labels.',
  ],
  [['The Bradford hub prints normally'], 'The Bradford hub could not print labels.'],
  [['las reservas se guardan bien'], 'Las reservas no se guardan.'],
  [['予約自体は正常に登録されています。届かないのはメールだけです。'], '予約も登録されていません。'],
  [['db-3 kann den Store nicht erreichen, db-1 schon'], 'db-1 kann den Store nicht erreichen.'],
  [['el nodo pay-2 devuelve 503, pay-1 responde'], 'pay-1 devuelve 503.'],
  [['events-eu is lagging, events-us is fine'], 'events-us is lagging.'],
  [["I'll move the index to the new disk tomorrow"], 'Alice moved the index to the new disk.'],
  [['vou responder os chamados hoje à tarde'], 'Alice respondeu os chamados.'],
  [['checkout fails in the EU'], 'Checkout failed in the EU but not in the US.'],
  [['maybe the disk is full', 'not confirmed yet, disk looks normal'], 'The disk was full.'],
])('a sentence that no line says isn\'t on record: %j: "%s"', async (said, text) => {
  expect(await verdictOf(said, text)).not.toBe('on_record');
});
