import { expect, it } from 'vitest';
import { checkText } from '../../../src/summaries/checker/check-text.js';
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
  [BARE_RATE, 'エラー率は2%、その後0.1%まで低下した。'],
  [RATE, 'エラー率は2%、その後0.1%まで低下した。'],
])('a true sentence isn\'t contradicted: %j: "%s"', async (said, text) => {
  expect(await verdictOf(said, text)).not.toBe('contradicted');
});

it.each([
  [EU, 'Checkout failed in the US.'],
  [['api is back but webhooks are still failing'], 'Webhooks are back.'],
  [LICENSE, 'The controller is broken.'],
  [LICENSE, 'The controller has a license.'],
  [['checkout fails in the EU'], 'Checkout failed in the EU but not in the US.'],
  [['maybe the disk is full', 'not confirmed yet, disk looks normal'], 'The disk was full.'],
])('a sentence that no line says isn\'t on record: %j: "%s"', async (said, text) => {
  expect(await verdictOf(said, text)).not.toBe('on_record');
});
