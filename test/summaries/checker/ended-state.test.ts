import { describe, expect, it } from 'vitest';
import { checkText } from '../../../src/summaries/checker/text/check-text.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';
import { objectionsFor } from './objections-for.js';

async function verdictOf(said: readonly string[], text: string): Promise<string | undefined> {
  const talk = new Conversation();
  for (const one of said) talk.says(one);
  const { record, now, nameOf } = talk.input();
  const lines = await buildTranscript(record, nameOf);
  return (await checkText(text, { lines, incident: record.incident, now, nameOf }))[0]?.verdict;
}

const WEBHOOKS = [
  'webhook delivery to the carriers is paused',
  'webhook delivery on again, backlog is 2,100',
];
const ALARM = ['Alarm für Halle 3 ist stumm', 'Alarm wieder scharf'];
const PAYMENTS = ['cobros parados en la web', 'cobros activos otra vez'];
const BALANCER = ["l'ancien load balancer est rallumé", 'ancien load balancer éteint, DNS propagé'];
const FLAG = ['flag do pt-BR ligada, app abre', 'flag desligada'];
const ALERTS = ['決済アラートを停止しました', '決済アラートを再開しました'];
const SHIPPING = ['Versand in Kassel hatte ich um 15:12 angehalten, läuft wieder'];
const BILLING = ['billing run held', 'billing run released'];
const SHARDS = ['shard-a is up, shard-b is down'];
const HALLS = ['alarm for hall 3 is muted', 'alarm for hall 5 is armed'];
const TWICE = ['imports are off', 'imports are on again', 'hm no. imports off again'];
const ASKED = ['the returns job is off', 'can we have the returns job enabled again?'];
const CLUSTER = ['both shards assigned, cluster yellow', 'cluster green 13:41'];
const LIGHT = ['Ampel in Halle 2 steht auf rot', 'Ampel Halle 2 ist wieder grün'];
const CLUSTERS = ['cluster es-a is green', 'cluster es-b is yellow'];
const GATE = ['gate 5 gets no signal', 'restarted the controller of 5, works now'];
const STOCK = ['les stocks de Nantes sont bons, Lyon pas encore', 'Lyon aussi maintenant'];
const IMPORT = ['Der Import läuft noch nicht.', 'Import läuft jetzt.'];
const CHARGES = ['los pagos todavía no salen', 'ya salen los pagos'];
const LINES = ['line 2 still fails', 'line 4 works again'];

describe('what is said to be on or off, or to fail still', () => {
  it.each([
    [WEBHOOKS, 'Webhook delivery is paused.'],
    [ALARM, 'Der Alarm für Halle 3 ist stumm.'],
    [PAYMENTS, 'Los cobros en la web están parados.'],
    [BALANCER, "L'ancien load balancer est allumé."],
    [FLAG, 'A flag do pt-BR está ligada.'],
    [ALERTS, '決済アラートは停止しています。'],
    [SHIPPING, 'Der Versand in Kassel ist angehalten.'],
    [BILLING, 'The billing run is held.'],
    [CLUSTER, 'The cluster is yellow.'],
    [LIGHT, 'Die Ampel in Halle 2 ist rot.'],
    [GATE, 'Gate 5 still gets no signal.'],
    [STOCK, 'Les stocks de Lyon ne sont pas encore bons.'],
    [IMPORT, 'Der Import läuft noch nicht.'],
    [CHARGES, 'Los pagos todavía no salen.'],
  ])('is contradicted by a later line: %j: "%s"', async (said, text) => {
    expect(await verdictOf(said, text)).toBe('contradicted');
  });

  it.each([
    [WEBHOOKS, 'Webhook delivery was paused.'],
    [WEBHOOKS, 'Webhook delivery is on again.'],
    [ALARM, 'Der Alarm für Halle 3 wurde stumm geschaltet.'],
    [HALLS, 'The alarm for hall 3 is muted.'],
    [TWICE, 'Imports are off.'],
    [ASKED, 'The returns job is off.'],
    [SHARDS, 'shard-a is up.'],
    [CLUSTER, 'The cluster is green.'],
    [CLUSTERS, 'Cluster es-a is green.'],
    [LINES, 'Line 2 still fails.'],
    [GATE, 'Gate 5 got no signal at first.'],
    [IMPORT, 'Der Import läuft.'],
    [SHIPPING, 'Der Versand in Kassel läuft wieder.'],
  ])('holds: %j: "%s"', async (said, text) => {
    expect(await objectionsFor(said, text)).not.toContain('switched');
    expect(await verdictOf(said, text)).not.toBe('contradicted');
  });
});
