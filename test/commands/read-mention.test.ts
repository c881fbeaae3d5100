import { expect, it } from 'vitest';
import { readMention } from '../../src/commands/read-mention.js';

const read = (text: string) => readMention(text, 'U01AEGIS');

it.each([
  ["<@U01AEGIS> what's going on?", "what's going on?"],
  ['<@U01AEGIS> what is going on?', 'what is going on?'],
  ['<@U01AEGIS>, who called the vendor', 'who called the vendor'],
  ['can anyone say why checkout fails <@U01AEGIS>?', 'can anyone say why checkout fails ?'],
  ['<@U01AEGIS> did we roll back', 'did we roll back'],
  ['<@U01AEGIS> resolved?', 'resolved?'],
  ['<@U01AEGIS> severity P0?', 'severity P0?'],
  ['<@U01AEGIS> status resolved?', 'status resolved?'],
  ['<@U01AEGIS> page payments?', 'page payments?'],
  ['hey <@U01AEGIS>, what do we know so far', 'what do we know so far'],
  ['<@U01AEGIS> how do we restore the database?', 'how do we restore the database?'],
  ['<@U01AEGIS> how did we close the connections?', 'how did we close the connections?'],
  ['<@U01AEGIS> wer ist dran', 'wer ist dran'],
  ['<@U01AEGIS> qué pasó', 'qué pasó'],
  ['<@U01AEGIS> ¿cuál es la causa', '¿cuál es la causa'],
  ["<@U01AEGIS> qu'est-ce qui bloque", "qu'est-ce qui bloque"],
  ['<@U01AEGIS> desde quando', 'desde quando'],
  ['<@U01AEGIS> 誰が担当ですか', '誰が担当ですか'],
  ['<@U01AEGIS> 原因は？', '原因は？'],
])('reads %s as a question', (text, question) => {
  expect(read(text)).toEqual({ kind: 'question', text: question });
});

it.each([
  ['<@U01AEGIS> ack looking at it', 'ack looking at it'],
  ['<@U01AEGIS|aegis>: summary', 'summary'],
  ['summary <@U01AEGIS>', 'summary'],
  ['<@U01AEGIS> open incidents?', 'open incidents'],
  ['*<@U01AEGIS> summary*', 'summary'],
  ['_<@U01AEGIS|aegis>, summary_', 'summary'],
  ['*<@U01AEGIS>* summary', 'summary'],
  ['summary *<@U01AEGIS>*', 'summary'],
  ['*_<@U01AEGIS>_*: note the *db* is back', 'note the *db* is back'],
  ['<@U01AEGIS> *summary*', '*summary*'],
  ['<@U01AEGIS> can you summarize this please?', 'summarize'],
  ['<@U01AEGIS> status?', 'status'],
  ['<@U01AEGIS> sumary', 'sumary'],
  ['<@U01AEGIS> post mortem', 'post mortem'],
  ['<@U01AEGIS> please resolve it', 'resolve it'],
  ['<@U01AEGIS> who is on call?', 'who is on call'],
  ['hey <@U01AEGIS> summary', 'summary'],
  ['<@U01AEGIS> how do I declare an incident?', 'how do I declare an'],
  ['<@U01AEGIS>?', ''],
  ['<@U01AEGIS>', ''],
])('reads %s as a command', (text, line) => {
  expect(read(text)).toEqual({ kind: 'command', line });
});

it.each([
  'thanks <@U01AEGIS>!',
  '<@U01AEGIS> thank you so much',
  '<@U01AEGIS> :tada:',
  '<@U01AEGIS> nice, fixed',
  'cc <@U01AEGIS>',
  '<@U01AEGIS> lgtm',
])('reads %s as a courtesy', (text) => {
  expect(read(text)).toEqual({ kind: 'courtesy' });
});

it('asks whether a sentence that starts like a command is one', () => {
  const text = 'new deploy broke checkout';

  expect(read(`<@U01AEGIS> ${text}`)).toEqual({ kind: 'unclear', text, line: text, command: 'declare' });
});

it.each(['ok, resolve', 'yes resolve'])('asks whether the command after a yes is an order: %s', (text) => {
  expect(read(`<@U01AEGIS> ${text}`)).toEqual({ kind: 'unclear', text, line: 'resolve', command: 'resolve' });
});

it('leaves a longer sentence after a yes to people', () => {
  expect(read('<@U01AEGIS> yes summary looks good to me')).toEqual({ kind: 'courtesy' });
});

it.each(['&gt; is it over?\n<@U01AEGIS> status', '<@U01AEGIS> status\n&gt; is it over?'])(
  'ignores quoted lines: %j',
  (text) => {
    expect(read(text)).toMatchObject({ kind: 'command', line: expect.stringMatching(/^status\s*$/) });
  },
);

it('asks whether a polite question is an order, and runs it without its fillers', () => {
  const text = 'can you close this ?';

  expect(read('can you close this <@U01AEGIS>?')).toEqual({
    kind: 'unclear',
    text,
    line: 'close',
    command: 'close',
  });
});

it('takes words in other languages as a question only when addressed to Aegis', () => {
  expect(read('wie besprochen hat <@U01AEGIS> das protokolliert')).toEqual({ kind: 'statement' });
});

it("doesn't run a command from the middle of a sentence", () => {
  expect(read('resolve this later, <@U01AEGIS> keeps the record')).toEqual({ kind: 'statement' });
});
