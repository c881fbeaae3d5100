import { describe, expect, it } from 'vitest';
import { findAnswer } from '../../src/drills/find-answer.js';
import { readDrill } from '../../src/drills/library.js';
import { readScript } from '../../src/drills/script.js';

const ask = async (name: string, seconds: number, text: string) => {
  const script = await readScript(readDrill(name), 'commander');
  const answered = await findAnswer(script, { text, ms: seconds * 1_000 });
  if (!answered) return undefined;
  const awaited = script.lines.find(({ number }) => number === answered.awaits)?.text;
  return [answered.who.name, answered.text, ...(awaited === undefined ? [] : [awaited])];
};

describe('the people of a drill', () => {
  it.each([
    [
      'a question whose answer was said',
      'full-disk',
      800,
      'Which nodes are full?',
      'Search engineer',
      /^Found it/,
    ],
    [
      'a question about a number',
      'full-disk',
      100,
      'How many tickets do we have?',
      'Support lead',
      /42 so far/,
    ],
    ['a question about the whole', 'full-disk', 100, 'Who is affected?', 'Support lead', /customers/],
    ['a question about the cause', 'full-disk', 2000, 'What is the cause?', 'Search engineer', /^The cause/],
    ['a guess that was ruled out', 'missing-points', 500, 'Is it the SFTP keys?', 'Nik', /not the keys/],
    ['a person by name', 'missing-points', 500, 'Nik, how big was the feed?', 'Nik', /0 bytes/],
  ])('answer %s', async (_kind, drill, seconds, text, who, said) => {
    expect(await ask(drill, seconds, text)).toEqual([who, expect.stringMatching(said)]);
  });

  it.each([
    ['full-disk', 100, 'Is it the release?', "I don't know yet. Checking.", /ruled out/],
    ['expired-certificate', 200, 'Omar can you renew it?', "On it. I'll report here.", /renewed by hand/],
  ])('promise what they find or do only later: %s at %i s', async (drill, seconds, text, now, later) => {
    expect(await ask(drill, seconds, text)).toEqual([expect.any(String), now, expect.stringMatching(later)]);
  });

  it("say so when they don't know", async () => {
    expect(await ask('full-disk', 100, 'Could it be DNS?')).toEqual([
      'On-call engineer',
      "I don't know. I'll ask around.",
    ]);
  });

  it.each(['We are looking into it.', 'thanks', 'Acknowledged, I lead.'])(
    'don\'t answer "%s"',
    async (text) => {
      expect(await ask('full-disk', 800, text)).toBeUndefined();
    },
  );

  it("don't know what the transcript's lead decided, which is up to the learner", async () => {
    expect(await ask('full-disk', 600, 'What was decided about the load balancer?')).toEqual([
      expect.any(String),
      expect.not.stringContaining('Decision'),
    ]);
  });
});
