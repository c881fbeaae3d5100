import type { QuestionError } from '../kernel/arguments/question.js';
import { lineOfDeed, readDeed } from './deed.js';
import { askAboutPerson } from './people.js';
import { askAboutSecond } from './second-command.js';
import { askAboutSentence, askAboutShow } from './sentences.js';
import { askAboutDeed } from './unclear-deed.js';

/** Asks about a line that begins with a command and may mean another one; undefined for lines that are clear. */
export function askAboutLine(typed: string): QuestionError | undefined {
  const deed = readDeed(typed);
  const isClear = deed !== undefined && lineOfDeed(deed) !== undefined;
  return (
    askAboutPerson(typed) ??
    (isClear ? undefined : askAboutShow(typed)) ??
    (deed && !isClear ? askAboutDeed(typed, deed) : undefined) ??
    askAboutSentence(typed) ??
    askAboutSecond(typed)
  );
}
