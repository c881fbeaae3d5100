import { expect, it } from 'vitest';
import { readQuestion } from '../../../src/summaries/answers/question/read-question.js';

const NOTHING = { entries: [], lines: [] };

it.each([
  ['is the pool back', true],
  ['boot test done?', true],
  ['läuft der import wieder', true],
  ['siguen llegando alertas', true],
  ['les badges marchent encore', true],
  ['a fila ainda cresce', true],
  ['バックアップは終わった？', true],
  ['how many orders in the end', true],
  ['wie viele kunden insgesamt', true],
  ['cuántas citas al final', true],
  ['結局何件', true],
  ['did we roll the broker back', false],
  ['did the restart help', false],
  ['how many orders', false],
  ['who called in the end', false],
])('detects whether a question asks for the newest line: %s', async (question, isNow) => {
  expect((await readQuestion(question, NOTHING)).isNow).toBe(isNow);
});

it.each(['open tasks pls', 'aufgaben bitte', 'tareas por favor', "tâches s'il te plaît"])(
  'ignores a polite "please": %s',
  async (question) => {
    const { wanted } = await readQuestion(question, NOTHING);

    expect(wanted.filter(({ kinds }) => kinds.length === 0)).toEqual([]);
  },
);
