import { describe, expect, it } from 'vitest';
import { Conversation } from '../conversation.js';
import { entriesOf, talkOf } from './exchanges.js';

describe('something that works again', () => {
  it.each([
    'quota is back to normal',
    'Errors were back to normal',
    'referrer check is back on',
    'tiles load again in the booking flow',
    'api geht wieder',
    'ya funciona el panel',
    'les badges remarchent',
    'o portal voltou ao normal',
    'очередь снова работает',
    '接続が戻りました',
  ])('is a recovery for sure: %s', async (text) => {
    expect((await talkOf('it is down', text)).get(text)).toMatchObject({ kind: 'recovery', sureness: 1 });
  });

  it.each([
    'marketing asks when the event is back on',
    'trying to get it back to normal',
    'es geht wieder los',
    'ya van 35 llamadas',
    'only one node is back up',
  ])("isn't sure to be one: %s", async (text) => {
    expect((await talkOf('it is down', text)).get(text)).not.toMatchObject({ kind: 'recovery', sureness: 1 });
  });
});

describe('what joins the others', () => {
  it.each([
    ['dock 3 back, dock 4 not yet', 'dock 4 too now'],
    ['api geht wieder, shop noch nicht', 'shop geht jetzt auch'],
    ['norte va bien, sur todavía no', 'sur también'],
    ['lille remarche, lyon pas encore', 'lyon aussi'],
    ['purge done in eu, us takes 15 more', 'us purge done too'],
    ['5 not yet, lock controller is offline', '5 now too, controller needed a reboot'],
  ])('ends what was still to come: "%s", "%s"', async (pending, line) => {
    const entries = await talkOf('the docks are down', pending, line);

    expect(entries.get(pending)?.fate).toBe('overtaken');
    expect(['recovery', 'done']).toContain(entries.get(line)?.kind);
  });

  it('is a recovery right after one', async () => {
    const entries = await talkOf('wiki ok again?', 'no still looping', 'grafana works again', 'wiki too');

    expect(entries.get('wiki too')?.kind).toBe('recovery');
    expect(entries.get('no still looping')?.fate).toBe('overtaken');
  });

  it('is none if it is too much of something', async () => {
    const entries = await talkOf('it is down', 'grafana works again', 'the disk is too small');

    expect(entries.get('the disk is too small')?.kind).not.toBe('recovery');
  });

  it('ends what was said to be fine', async () => {
    const fine = 'line 2 at half speed, line 1 normal';

    expect((await talkOf(fine, 'line 1 drops too now')).get(fine)?.fate).toBe('overtaken');
  });

  it('ends an answer that only others are hit', async () => {
    const entries = await talkOf('players get kicked', 'all regions?', 'eu only afaik', 'na too now');

    expect(entries.get('eu only afaik')?.fate).toBe('overtaken');
    expect(entries.get('na too now')?.kind).toBe('impact');
  });

  it('ends nothing about a part with another name', async () => {
    const pending = 'dock 3 back, dock 4 not yet';

    expect((await talkOf(pending, 'dock 5 too now')).get(pending)?.fate).toBe('holds');
  });
});

describe('what people say they are doing', () => {
  async function fateOf(...lines: readonly [string, string][]): Promise<string | undefined> {
    const talk = new Conversation();
    for (const [user_id, text] of lines) talk.says(text, { user_id });
    return (await entriesOf(talk)).find(({ text }) => text === lines[0]?.[1])?.fate;
  }
  const [ANN, BOB] = ['U01ALICE', 'U02BOB'];

  it.each([
    ['rotating now', 'too late, already rotated'],
    ['reverting now', 'reverted, purge running'],
    ['Rolling it back now', 'rolled back, logins work'],
    ['counting, give me 10', 'about 2,300'],
    ['checking', 'disk is full on db-2'],
    ['good question, checking', '12 conflicts, keeping the newer ones'],
  ])('ends when they report on it: "%s", "%s"', async (doing, report) => {
    expect(await fateOf([BOB, doing], [ANN, 'legal asks for numbers'], [BOB, report])).toBe('overtaken');
  });

  it('goes on if they do something else', async () => {
    expect(await fateOf([BOB, 'restarting node 7'], [BOB, 'flag disabled'])).toBe('holds');
  });

  it('goes on if another reports something', async () => {
    expect(await fateOf([BOB, 'checking'], [ANN, 'disk is full on db-2'])).toBe('holds');
  });

  it('goes on as it was until someone says that it looks good', async () => {
    expect(await fateOf([ANN, 'still seeing it here'], [BOB, 'purge done'], [ANN, 'looks ok now'])).toBe(
      'overtaken',
    );
  });
});
