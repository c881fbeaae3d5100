import { type Message, notice } from '../views/blocks.js';
import { echo } from '../views/text.js';
import type { Invocation } from './kernel/invocation.js';
import { buildQuestion, QuestionError } from './kernel/question.js';
import { answer, NOTHING, type Reply } from './kernel/reply.js';
import type { RequestDeps } from './kernel/request-deps.js';
import { suggestLine } from './kernel/suggest.js';
import { readMention } from './read-mention.js';
import { runCommand } from './run-command.js';

/** Runs the command in a message that mentions Aegis, or answers the question; thanks need no answer. */
export async function answerMention(
  deps: RequestDeps,
  invocation: Invocation,
  { text, botUserId }: { text: string; botUserId: string },
): Promise<Reply> {
  const meaning = readMention(text, botUserId);
  switch (meaning.kind) {
    case 'courtesy':
      return NOTHING;
    case 'command':
      return runCommand(deps, invocation, meaning.line);
    case 'question':
      return runCommand(deps, invocation, `ask ${meaning.text}`);
    case 'unclear':
      return answer(buildQuestion(askWhichOne(meaning)));
    case 'statement':
      return answer(
        suggestionFor(meaning.text) ??
          notice(
            'I answer questions about the incident and run commands: `/incident help` lists them. Nothing was done.',
          ),
      );
  }
}

/** `raise to P0` is no command, but nearly one. */
function suggestionFor(text = ''): Message | undefined {
  const suggestion = suggestLine(text);
  return suggestion && buildQuestion(suggestion);
}

interface Unclear {
  text: string;
  line: string;
  command: string;
}

function askWhichOne({ text, line, command }: Unclear): QuestionError {
  return new QuestionError(`Is "${echo(text, 80)}" a command or a question? Nothing was done.`, [
    { label: `Run ${command}`, command: line },
    { label: 'Ask', command: `ask ${text}` },
  ]);
}
