import { expect, it } from 'vitest';
import { questionTypeOf } from '../../../src/summaries/answers/question/question-type.js';

/** Similar questions of different kinds, grouped by what distinguishes them. */
const NEIGHBORS = {
  '`was` is a verb in English and means "what" in German': [
    ['was eu hit', 'yesNo'],
    ['was the sms provider down', 'yesNo'],
    ['was the regulator told', 'yesNo'],
    ['was a rollback tried?', 'yesNo'],
    ['was dns ruled out?', 'yesNo'],
    ['was it dns', 'blame'],
    ['was ist betroffen', 'affected'],
    ['was haben wir versucht', 'tried'],
    ['was haben wir ausgeschlossen', 'ruledOut'],
    ['was sagt der anbieter', 'said'],
  ],
  '`todo` means "all" in Spanish and Portuguese': [
    ['¿se arregló todo?', 'yesNo'],
    ['avisaron a todos los clientes', 'yesNo'],
    ['pq caiu o mundo todo junto', 'why'],
    ['todos?', 'tasks'],
    ['open todos', 'tasks'],
    ['whats on the to-do list', 'tasks'],
    ['welche todos gibt es noch', 'tasks'],
  ],
  'the table covers the whole incident, but no details': [
    ['when did it start recovering', 'when'],
    ['when did it start exactly', 'start'],
    ['when did it start failing', 'start'],
    ['いつから受付再開', 'when'],
    ['いつから', 'start'],
    ['how long has the queue been growing', 'amount'],
    ['how long has it been', 'duration'],
    ['are we still sending letters', 'yesNo'],
    ['is it ok to restart the broker', 'yesNo'],
    ['are we back on the old version', 'yesNo'],
    ['are we still down', 'state'],
    ['is everything back', 'state'],
    ['決済は復旧しましたか', 'yesNo'],
    ['復旧しましたか', 'state'],
    ['did the commander approve the rollback', 'yesNo'],
    ['who was in charge of the migration', 'who'],
    ['who was in charge last night', 'commander'],
    ['夕方からの指揮は誰', 'commander'],
  ],
  "a statement before the question isn't part of it": [
    ['rollout was paused, why was it still broken', 'why'],
    ['the old key is gone, since when?', 'when'],
    ['ok the job is dead, who restarts it', 'who'],
    ['is the flag off, and the job', 'yesNo'],
  ],
  '`est-ce que` only marks a question': [
    ['est-ce que des commandes sont perdues ?', 'yesNo'],
    ["est-ce qu'on a prévenu les clients ?", 'yesNo'],
    ["est-ce que c'est le DNS ?", 'blame'],
    ['est-ce le DNS ?', 'blame'],
  ],
  'a question needs no question mark': [
    ['anything lost', 'yesNo'],
    ['everyone informed', 'yesNo'],
    ['お店の支払いは止めたの', 'yesNo'],
    ['なんで止めたの', 'why'],
    ['誰が止めたの', 'who'],
    ['アラート鳴らなかった理由', 'why'],
    ['la coupure auto est réactivée ou pas', 'yesNo'],
    ['où est le runbook', 'other'],
  ],
  'one asks about a suspect, another about any cause': [
    ['did the flush cause the duplicate texts?', 'blame'],
    ['hat der import das verursacht', 'blame'],
    ['les douchettes neuves en cause ou pas', 'blame'],
    ['what caused the duplicate texts?', 'cause'],
    ['quelle est la cause', 'cause'],
  ],
  'the reason for an event differs from one against an option': [
    ['why not fail over right away', 'whyNot'],
    ["why didn't we just restart it", 'whyNot'],
    ['why did it not restart', 'why'],
    ["why didn't the alarm ring", 'why'],
    ['warum nicht einfach neu starten', 'whyNot'],
    ['warum haben wir die queue nicht geleert', 'whyNot'],
    ['warum kam kein alarm', 'why'],
    ['por qué no reiniciamos todo', 'whyNot'],
    ['por qué no llegaban los correos', 'why'],
    ['pourquoi pas tout couper', 'whyNot'],
    ["pourquoi on n'a pas tout coupé", 'whyNot'],
    ['なんで全部止めないの', 'whyNot'],
  ],
  'emphasis changes nothing': [
    ['what actually caused it', 'cause'],
    ['what was it in the end', 'cause'],
    ['was war es denn', 'cause'],
    ['qué fue al final', 'cause'],
    ["c'était quoi", 'cause'],
    ['o que foi isso', 'cause'],
    ['when exactly did it start', 'start'],
    ['what was it about', 'other'],
  ],
  'a word in one language is part of a word in another': [
    ['who touched the zone', 'who'],
    ['quels clients sont touchés', 'affected'],
    ['combien de sites touchés', 'affected'],
  ],
} as const;

it.each(Object.entries(NEIGHBORS))('distinguishes questions: %s', (_difference, questions) => {
  const read = questions.map(([question]) => [question, questionTypeOf(question)]);

  expect(read).toEqual(questions);
});
