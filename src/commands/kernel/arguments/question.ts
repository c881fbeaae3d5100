import { UsageError } from '../../../base/errors.js';
import { actions, commandButton, ID_KEY, type Message, notice, section } from '../../../views/blocks.js';
import { LIMITS } from '../../../views/limits.js';
import { clean, echo } from '../../../views/text.js';
import type { ArgumentReader } from './argument-reader.js';

/** What a request may be unclear about. */
const DOUBTS = ['flags', 'severity', 'id', 'person', 'words', 'confirm'] as const;
export type Doubt = (typeof DOUBTS)[number];

export const NOTHING_SETTLED: ReadonlySet<Doubt> = new Set();

/** In the command line of an answer's button: the doubts that the person has settled. */
export const SURE_KEY = 'sure:';

/** One reading of a request. */
export interface Choice {
  label: string;
  /** The whole command line. */
  command: string;
  style?: 'primary' | 'danger';
}

/** A request with several readings that would have different effects: nothing is done, and the person chooses. */
export class QuestionError extends UsageError {
  readonly choices: readonly Choice[];

  constructor(message: string, choices: readonly Choice[]) {
    super(message);
    this.choices = choices;
  }
}

/** The choice of the line that was probably meant. */
export function yes(line: string): readonly Choice[] {
  return [{ label: 'Yes', command: line, style: 'primary' }];
}

/** Asks which of two lines was meant. */
export function whichOne(said: string, choices: readonly Choice[]): QuestionError {
  return new QuestionError(
    `"${echo(said, 40)}" can mean two things, so nothing was done. Choose one.`,
    choices,
  );
}

/** The choice of taking words literally. */
export function asText(label: string, command: string, text: string): Choice {
  return { label, command: `${command} ${SURE_KEY}words ${text}` };
}

/** The question with a button for each reading; Slack limits how long a button's command line may be. */
export function buildQuestion({ message, choices }: QuestionError): Message {
  const fitting = choices
    .filter(({ command }) => command.length <= LIMITS.buttonValue)
    // Someone's name may consist of characters that nobody sees.
    .map((choice) => ({ ...choice, label: clean(choice.label).trim() || 'Unnamed' }));
  if (fitting.length === 0) return notice(message);
  return { text: message, blocks: [section(message), actions(fitting.map(commandButton))] };
}

interface ReadCommand {
  command: { name: string };
  /** The one it's about, unless the command has none. */
  incident?: { incident_id: string } | undefined;
  /** Doubts that are settled already. */
  sure: ReadonlySet<Doubt>;
}

/** Builds the command lines of a question's buttons. */
export function lineOf({ command, incident, sure }: ReadCommand, doubt: Doubt, words: string): string {
  const settled = [...new Set([...sure, doubt])].join(',');
  const id = incident === undefined ? '' : ` ${ID_KEY}${incident.incident_id}`;
  return `${command.name} ${SURE_KEY}${settled}${id} ${words}`.trimEnd();
}

/** Takes the settled doubts, which come right after the name of the command. */
export function takeSure(reader: ArgumentReader): ReadonlySet<Doubt> {
  return reader.takeFirst(readSure) ?? NOTHING_SETTLED;
}

function readSure(word: string): ReadonlySet<Doubt> | undefined {
  if (!word.startsWith(SURE_KEY)) return undefined;
  const settled = word.slice(SURE_KEY.length).split(',');
  return new Set(DOUBTS.filter((doubt) => settled.includes(doubt)));
}
