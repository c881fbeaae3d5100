import { describe, expect, it } from 'vitest';
import { suggestLine } from '../../src/commands/answer-unknown.js';
import { unknownCommand } from '../../src/commands/kernel/arguments/misspelled.js';
import { QuestionError } from '../../src/commands/kernel/arguments/question.js';
import { COMMANDS } from '../../src/commands/registry.js';

describe("a line that doesn't start with a command", () => {
  it.each([
    ['raise to p0 all regions', 'severity P0 all regions'],
    ['lower it to SEV 3', 'severity P3'],
    ['make <@U02> comms', 'assign <@U02> comms'],
    ['done #2', 'task done 2'],
    ['done with task 2', 'task done 2'],
    ['take 2', 'task take 2'],
    ['merge into INC-42', 'close duplicate of INC-42'],
    ['delete this incident', 'close declared by mistake'],
    ['what now', 'ask what now'],
    ["who's IC?", "ask who's IC?"],
    ['behoben per Rollback', 'resolve per Rollback'],
    ['résolu, rollback fait', 'resolve rollback fait'],
    ['resuelto', 'resolve'],
    ['resolvido às 22:10', 'resolve às 22:10'],
    ['直りました', 'resolve'],
    ['bin dran', 'ack'],
    ["je m'en occupe", 'ack'],
    ['me encargo', 'ack'],
    ['estou vendo', 'ack'],
    ['対応します', 'ack'],
    ['snooze 1h', 'remind snooze 1h'],
    ["I'm on it", 'ack'],
    ['looking into it', 'ack'],
    ['make it private please', 'private'],
    ['rule out: the firewall', 'ruledout the firewall'],
    ['un-resolve', 'reopen'],
    ['oops', 'undo'],
    ['done', 'resolve'],
    ['follow 42', 'join 42'],
    ['subscribe to INC-42', 'join INC-42'],
    ['unsubscribe', 'leave'],
    ['mine', 'list mine'],
    ['my tasks', 'tasks mine'],
    ['service payments', 'edit'],
    ['title checkout fails everywhere', 'edit checkout fails everywhere'],
    ['how do we restore the database', 'ask how do we restore the database'],
  ])('is offered as a button: %j', (said, line) => {
    expect(suggestLine(said)?.choices.map(({ command }) => command)).toEqual([line]);
  });

  it.each(['make it faster', 'done with this', 'on Friday', 'raise the limit', 'looking good'])(
    'gets no suggestion if none fits: %j',
    (said) => {
      expect(suggestLine(said)).toBeUndefined();
    },
  );

  it('suggests no command for taking a role away, least of all resolve', () => {
    const suggestion = suggestLine('remove <@U02> as comms');

    expect(suggestion?.choices).toEqual([]);
    expect(suggestion?.message).toContain('`/incident assign @alice comms`');
    expect(unknownCommand('remove', COMMANDS, 'it')).not.toBeInstanceOf(QuestionError);
  });

  it.each([
    ['lsit', 'list'],
    ['eidt', 'edit'],
    ['akc', 'ack'],
    ['tsak', 'task'],
  ])('takes swapped letters for the likeliest typo: %s', (typed, meant) => {
    expect(unknownCommand(typed, COMMANDS).message).toContain(`Did you mean \`/incident ${meant}\`?`);
  });

  it.each([
    ['statts', 'stats'],
    ['showw', 'show'],
    ['closee', 'close'],
    ['severty', 'severity'],
    ['resovle', 'resolve'],
    ['stauts', 'status'],
  ])('takes a key held too long for the likeliest typo: %s', (typed, meant) => {
    expect(unknownCommand(typed, COMMANDS).message).toContain(`Did you mean \`/incident ${meant}\`?`);
  });

  it.each(['hello', 'stop', 'save', 'mode'])("doesn't take any other short word for a typo: %s", (typed) => {
    expect(unknownCommand(typed, COMMANDS).message).toContain('`/incident help` lists the commands.');
  });

  it('keeps the other words when it corrects a typo', () => {
    const error = unknownCommand('delcare', COMMANDS, 'P1 checkout fails');

    expect(error instanceof QuestionError && error.choices).toEqual([
      { label: 'Run declare', command: 'declare P1 checkout fails' },
    ]);
  });
});
