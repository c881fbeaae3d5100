import { expect, it } from 'vitest';
import { Surroundings } from '../../../src/summaries/answers/passages/surroundings.js';
import { readQuestion } from '../../../src/summaries/answers/question/read-question.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

const BOB = { user_id: 'U02BOB' };

async function read(first: string, then: string, question: string) {
  const talk = new Conversation();
  talk.says(first);
  talk.says(then, BOB);
  const { record, nameOf } = talk.input();
  const state = await buildState(await buildTranscript(record, nameOf));
  const surroundings = new Surroundings(state, (await readQuestion(question, state)).wanted);
  const [before, answer] = [first, then].map((text) =>
    state.entries.find((entry) => text.toLowerCase().startsWith(entry.text.toLowerCase().slice(0, 5))),
  );
  if (!before || !answer) throw new Error('a line has no statement');
  return { around: surroundings.featuresOf(answer), following: surroundings.following(before), answer };
}

it.each([
  ['is the importer stuck on the lock?', 'yes, since the last deploy', 'is the importer stuck'],
  ['hängt der Import an der Sperre?', 'ja, seit dem letzten Deploy', 'hängt der Import'],
  ['¿el importador sigue bloqueado?', 'sí, desde el último cambio', 'sigue bloqueado el importador'],
  ["l'import est bloqué ?", 'oui, depuis ce matin', "est-ce que l'import est bloqué"],
  ['インポートは止まってる？', 'はい、今朝からです', 'インポートは止まってる'],
])("recognizes an answer to someone's question: %s", async (first, then, question) => {
  const { around, following, answer } = await read(first, then, question);

  expect(around.asked).toBeGreaterThan(0.5);
  expect(around.before).toBeGreaterThan(0.5);
  expect(following).toContain(answer);
});

it("doesn't take a statement on another subject for an answer", async () => {
  const { around } = await read('is lunch here?', 'yes, in the kitchen', 'is the importer stuck');

  expect(around.asked).toBe(0);
});
