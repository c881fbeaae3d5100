import { describe, expect, it } from 'vitest';
import { questionTypeOf } from '../../../src/summaries/answers/question/question-type.js';

/** Every combination of one text from each part. */
function combinations(...parts: readonly (readonly string[])[]): string[] {
  return parts.reduce<string[]>(
    (all, texts) => all.flatMap((start) => texts.map((text) => `${start} ${text}`.trim())),
    [''],
  );
}

const GREETINGS = ['', 'hey', 'sorry,', 'does anyone know'];
const ENDINGS = ['', '?', 'right now??'];

const VARIANTS = {
  commander: combinations(
    GREETINGS,
    ['who is', "who's", 'whos', 'Whos'],
    ['the IC', 'commander', 'in charge', 'running this', 'leading', 'the lead'],
    ENDINGS,
  ),
  state: combinations(
    GREETINGS,
    [
      'status',
      'whats the status',
      'sev',
      'whats the sev',
      'is it fixed',
      'resolved yet',
      'still down',
      'are we good',
    ],
    ['', '?', '??'],
  ),
  start: combinations(
    GREETINGS,
    ['since when', 'when did it start', 'when did this all begin', 'seit wann', 'wann gings los'],
    ['', '?'],
  ),
  duration: combinations(
    GREETINGS,
    [
      'how long did it take',
      'how long have we been down',
      'how long was the outage',
      'wie lange hat das gedauert',
    ],
    ['', '?'],
  ),
  end: combinations(GREETINGS, ['when was it resolved', 'when did it end', 'wann war es behoben'], ['', '?']),
  severityChange: [
    'when did we go P2 to P1',
    'who raised the sev',
    'why did we go to P1?',
    'when was it upgraded to p1',
  ],
  declarer: ['who declared this', 'who opened the incident?'],
  reporter: ['who noticed it first?', 'who reported it'],
};

describe('a question', () => {
  it.each(Object.entries(VARIANTS))(
    'about the %s is understood the way tired people type it',
    (type, questions) => {
      const misread = questions.filter((question) => questionTypeOf(question) !== type);

      expect(misread).toEqual([]);
    },
  );

  it.each([
    ['who is running the migration', 'who'],
    ['who is leading comms', 'who'],
    ['is the database fixed?', 'yesNo'],
    ['didnt the rollback help', 'yesNo'],
    ['when did the replica fall behind', 'when'],
    ['how long was checkout down', 'amount'],
    ['was it an attack', 'blame'],
    ['whats left', 'tasks'],
    ['was ist noch zu tun', 'tasks'],
    ['whats the cause', 'cause'],
    ['woran lags', 'cause'],
    ['did the new parser cause it', 'blame'],
    ['liegts am wlan', 'blame'],
    ['新しいルールのせい？', 'blame'],
    ['リリースは関係あった？', 'blame'],
    ['y por qué el panel sale bien', 'why'],
    ['pq o teste n pegou', 'why'],
    ['なんで遅いの', 'why'],
    ['qual o valor perdido', 'amount'],
    ['cuantos pedidos salieron mal', 'amount'],
    ['how bad was it, in euros', 'amount'],
    ['was hats gekostet', 'amount'],
    ['結局何人', 'amount'],
    ['was is mit dem bahnhof', 'other'],
    ['ya mandaron la nota', 'yesNo'],
    ['pode tirar o filtro depois', 'yesNo'],
    ['warnt uns jetzt jemand', 'yesNo'],
    ['バックアップは大丈夫？', 'yesNo'],
    ['pendientes?', 'tasks'],
    ['o que ainda falta', 'tasks'],
    ['残ってる宿題', 'tasks'],
    ['quien esta a cargo', 'commander'],
    ['quem ta comandando', 'commander'],
    ['wer leitet grade', 'commander'],
    ['whos lead at the moment', 'commander'],
    ["c'est qui le pilote", 'commander'],
    ['wer hat das aufgemacht', 'declarer'],
    ['offene punkte', 'tasks'],
    ['reste à faire', 'tasks'],
    ['pontos em aberto?', 'tasks'],
    ['puntos abiertos', 'tasks'],
    ['que sev es', 'state'],
    ['what happened', 'happened'],
    ['what broke', 'cause'],
    ['what time did it start', 'start'],
    ['when did we notice', 'reporter'],
    ['wann ist es aufgefallen', 'reporter'],
    ['welche stufe hat das', 'state'],
    ['seit wann geht es nicht?', 'start'],
    ['since when is it not working', 'start'],
    ['desde cuándo no funciona?', 'start'],
    ['depuis quand ça ne marche plus ?', 'start'],
    ['since when is the export not working', 'when'],
    ['what severity is it and why', 'severityChange'],
    ["qu'est-ce qu'on a essayé ?", 'tried'],
    ['qué probamos?', 'tried'],
    ['o que tentamos?', 'tried'],
    ['キューは残り何通？', 'amount'],
    ['残りは？', 'tasks'],
  ])('is read by its words, regardless of accents and grammar: %s', (question, type) => {
    expect(questionTypeOf(question)).toBe(type);
  });
});
