import type { Incident } from '../../incidents/records/incident.js';
import { isOver } from '../../incidents/transitions.js';
import { asks } from '../language/unmarked-questions.js';
import type { Entry } from '../state/entry.js';
import { isUnfinished } from './is-unfinished.js';
import { standsAlone } from './stands-alone.js';

export interface Moment {
  hasCause: boolean;
  isOver: boolean;
  /** The place of the last entry's line. */
  last: number;
}

/** The situation at the end of a record. */
export function momentOf(entries: readonly Entry[], { status }: Pick<Incident, 'status'>): Moment {
  return {
    hasCause: hasCause(entries),
    isOver: isOver(status),
    last: entries.at(-1)?.place ?? 0,
  };
}

/** Whether the cause is known. Something added to a guess doesn't count. */
export function hasCause(entries: readonly Entry[]): boolean {
  return entries.some(({ kind, fate, addedTo }) => kind === 'cause' && fate === 'holds' && !addedTo);
}

/** Once the incident is over, questions from before this share of it don't count as open. */
const RECENT = 0.5;

/** Whether a digest may show an entry at all. */
export function isShown(entry: Entry, { hasCause, isOver, last }: Moment): boolean {
  const { kind, fate, place, line, cues, addedTo } = entry;
  if (addedTo && (hasCause || addedTo.fate !== 'holds')) return false;
  // Once the incident is over, its impact is how things were while it lasted.
  if (isOver && isUnfinished(entry)) return false;
  if (fate === 'overtaken' && kind === 'impact' && isOver && !entry.isCorrected)
    return !IMPROVES.test(entry.text);
  if (fate !== 'holds' || !standsAlone(entry)) return false;
  if (kind === 'hypothesis') return !hasCause && line.kind !== 'bot';
  if (kind === 'progress') return !isOver && place >= last * RECENT;
  if (kind === 'question') return isOpen(entry) && (place >= last * RECENT || !isOver);
  if (kind === 'prohibition') return !isOver || place >= last * RECENT;
  return kind !== 'context' || !cues.has('chatter');
}

/** How far things had improved by then isn't how bad they were. */
const IMPROVES =
  /(?<!\p{L})(?:down|back|fell|falling|dropped|improved|improving) (?:to|at)(?!\p{L})|(?<!\p{L})(?:zurück auf|runter auf|gesunken auf|sinkt auf|nur noch|bajó a|baja a|bajando|redescend|descendu|caiu para|baixou)(?!\p{L})|まで(?:下が|減)/iu;

/** Whether it's a real question, or says that no one knows; `anyone fancy a swim` is neither. */
function isOpen({ text, line, cues, isLabeled }: Entry): boolean {
  return line.kind !== 'bot' && (isLabeled || asks(text) || cues.has('unknown'));
}
