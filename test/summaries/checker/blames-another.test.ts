import { describe, expect, it } from 'vitest';
import { findContradiction } from '../../../src/summaries/checker/contradictions/contradictions.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

async function contradictionOf(said: readonly string[], claim: string): Promise<string | undefined> {
  const talk = new Conversation();
  for (const text of said) talk.says(text);
  const lines = await buildTranscript(talk.record, talk.input().nameOf);
  const cited = lines.filter(({ kind }) => kind === 'said');
  return findContradiction(claim, cited, lines);
}

const ENGLISH = [
  'The CDN is fine, hit rate normal',
  'Root cause: the deploy halved the pool size from 400 to 200',
];
const GERMAN = ['Das CDN ist unauffällig', 'Ursache: das Deployment hat den Pool halbiert'];
const SPANISH = ['La CDN está bien', 'La causa: el despliegue redujo el pool a la mitad'];
const FRENCH = ['Le CDN va bien', 'La cause : le déploiement a réduit le pool de moitié'];
const PORTUGUESE = ['A CDN está bem', 'A causa: o deploy reduziu o pool pela metade'];
const JAPANESE = ['CDNは正常です', '原因はデプロイでプールが半分になったことです'];

describe('a claim that blames one thing for the whole incident', () => {
  it.each([
    [ENGLISH, 'The CDN caused it.'],
    [ENGLISH, 'The CDN was the root cause of the incident.'],
    [ENGLISH, 'The cause was the CDN.'],
    [ENGLISH, 'The outage was caused by the CDN.'],
    [ENGLISH, 'The CDN is to blame.'],
    [ENGLISH, 'It was the CDN.'],
    [['No, the CDN is fine'], 'It was the CDN.'],
    [['The CDN looks ok'], 'The CDN caused it.'],
    [GERMAN, 'Es war das CDN.'],
    [SPANISH, 'Fue la CDN.'],
    [FRENCH, "C'était le CDN."],
    [PORTUGUESE, 'Foi a CDN.'],
    [['could it be the CDN?', 'no, CDN is fine, hit rate normal'], 'It was the CDN.'],
    [['could it be the CDN?', 'no, CDN is fine, hit rate normal'], 'Es war das CDN.'],
    [['liegt es am CDN?', 'nein, das CDN läuft normal'], 'Es lag am CDN.'],
    [['¿será la CDN?'], 'Fue la CDN.'],
    [['rollback done, error rate down to 0.2%'], 'It was the rollback.'],
    [['rollback done, error rate down to 0.2%'], 'It was Alice.'],
    [['error rate down to 0.2%'], 'Fue Alice.'],
    [['restarting gateway-2 now'], 'It was gateway-2.'],
    [['I suspect the cache caused it'], 'The cache caused it.'],
    [GERMAN, 'Das CDN war schuld.'],
    [GERMAN, 'Das CDN hat den Ausfall verursacht.'],
    [GERMAN, 'Ursache war das CDN.'],
    [SPANISH, 'La CDN fue la causa.'],
    [SPANISH, 'La causa fue la CDN.'],
    [FRENCH, 'Le CDN était la cause.'],
    [PORTUGUESE, 'A CDN foi a causa.'],
    [JAPANESE, '原因はCDNです。'],
  ])('is refused if its lines blame another: %j, %s', async (said, claim) => {
    expect(await contradictionOf(said, claim)).toBeDefined();
  });

  it.each([
    [ENGLISH, 'The deploy caused it.'],
    [ENGLISH, 'The deploy was the root cause of the incident.'],
    [ENGLISH, 'The cause was the halved pool size.'],
    [ENGLISH, 'The CDN is fine.'],
    [ENGLISH, 'It was the deploy.'],
    [GERMAN, 'Es war das Deployment.'],
    [FRENCH, "C'était le déploiement."],
    [GERMAN, 'Ursache war das Deployment.'],
    [SPANISH, 'El despliegue fue la causa.'],
    [FRENCH, 'Le déploiement était la cause.'],
    [PORTUGUESE, 'O deploy foi a causa.'],
    [JAPANESE, '原因はデプロイです。'],
    [['原因が分かりました。バッチ処理がテーブルをロックしていました'], '原因はバッチ処理だった。'],
    [['it was DNS'], 'It was DNS.'],
    [['cause trouvée : le script de nettoyage a supprimé la table'], "C'était le script de nettoyage."],
    [['Ursache gefunden: das Skript hat die Tabelle gelöscht'], 'Es war das Skript.'],
    [['encontrada la causa: el script borró la tabla'], 'Fue el script.'],
    [ENGLISH, 'Es war das Deployment.'],
    [['The CDN is fine'], 'The cause was not the CDN.'],
    [['no errors since Monday'], 'It was Monday.'],
  ])('is kept where they name that: %j, %s', async (said, claim) => {
    expect(await contradictionOf(said, claim)).toBeUndefined();
  });
});
