import { notice } from '../views/blocks.js';
import { echo } from '../views/text.js';
import { suggestLine } from './answer-unknown.js';
import { QuestionError } from './kernel/arguments/question.js';
import type { Invocation } from './kernel/invocation.js';
import { answer, NOTHING, type Reply } from './kernel/reply.js';
import type { RequestDeps } from './kernel/request-deps.js';
import { askPermitted } from './offer-permitted.js';
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
      return askPermitted(deps, invocation, askWhichOne(meaning));
    case 'statement':
      return suggest(deps, invocation, meaning.text);
  }
}

/** `raise to P0` is no command, but nearly one. */
async function suggest(deps: RequestDeps, invocation: Invocation, text = ''): Promise<Reply> {
  const suggestion = suggestLine(text);
  if (suggestion) return askPermitted(deps, invocation, suggestion);
  return answer(
    notice(
      'I answer questions about the incident and run commands: `/incident help` lists them. Nothing was done.',
    ),
  );
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
