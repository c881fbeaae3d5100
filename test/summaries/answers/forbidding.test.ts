import { expect, it } from 'vitest';
import { forbidding } from '../../../src/summaries/answers/passages/forbidding.js';
import { rankPassages } from '../../../src/summaries/answers/passages/rank-passages.js';
import { readQuestion } from '../../../src/summaries/answers/question/read-question.js';
import { extractiveSummarizer } from '../../../src/summaries/extractive/extractive-summarizer.js';
import { buildState } from '../../../src/summaries/state/build-state.js';
import { buildTranscript } from '../../../src/summaries/transcript.js';
import { Conversation } from '../conversation.js';

async function answersTo(question: string, lines: readonly string[]): Promise<string> {
  const talk = new Conversation();
  for (const text of lines) talk.says(text);
  talk.says('dashboards are slow as well', { user_id: 'U02BOB' });
  const { claims } = await extractiveSummarizer.summarize({ ...talk.input(), kind: 'ask', question });
  const found = claims.filter(({ section }) => section === 'answer').map(({ text }) => text);
  return found.join('\n');
}

it.each([
  ['can i change the vault permissions?', 'and dont touch the vault till friday pls', /touch the vault/],
  ['may I restart the identity service?', 'please change nothing on the identity service', /change nothing/],
  ['darf ich am Identitätsdienst etwas ändern?', 'bitte nichts am Identitätsdienst anfassen', /nichts am/],
  ['¿puedo reiniciar el cortafuegos?', 'nadie toca el cortafuegos hasta el viernes', /Nadie toca/],
  ['on peut modifier le pare-feu ?', 'ne touchez pas au pare-feu avant lundi', /Ne touchez pas/],
  ['ファイアウォールを変更してもいいですか?', 'ファイアウォールは来週まで触らないで', /触らないで/],
])('answers whether something is allowed with what forbids it: %s', async (question, line, expected) => {
  expect(await answersTo(question, ['changed the firewall and the vault at 14:20', line])).toMatch(expected);
});

it("isn't answered with what was forbidden before someone said more about it", async () => {
  const talk = new Conversation();
  talk.says("don't touch the vault till the audit is over");
  talk.says('audit is over, the vault is free again');
  const state = await buildState(await buildTranscript(talk.record, talk.input().nameOf));
  const question = await readQuestion('can i change the vault permissions?', state);

  expect(forbidding(await rankPassages(state, question), question)).toEqual([]);
});
