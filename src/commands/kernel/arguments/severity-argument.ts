import { UsageError } from '../../../base/errors.js';
import type { Severity } from '../../../incidents/records/incident.js';
import { severitiesInUse } from '../../../process/process-rules.js';
import { echo } from '../../../views/text.js';
import { type ArgumentReader, bareWord } from './argument-reader.js';
import type { Argument, ArgumentContext } from './arguments.js';
import { lineOf, QuestionError } from './question.js';
import {
  looksLikeSeverity,
  readGluedSeverity,
  readSeverities,
  readSeverity,
  readSeverityPhrase,
  readShortSeverity,
} from './read-severity.js';

/**
 * `P1`, `SEV 1:` or `[P0]` at the beginning. Throws UsageError for words such as `P10`, and QuestionError for a severity
 * further on, which may be part of the text, unless the person has settled it.
 */
export function leadingSeverity(): Argument<Severity | undefined> {
  return {
    take(reader, context) {
      const isList = /[,/&|]$/.test(reader.remaining[0] ?? '');
      const severity = reader.takePhrase(readSeverityPhrase);
      if (severity) {
        reader.takeFirst((word) => SEPARATOR.test(word) || undefined);
        const isEither =
          EITHER.test(reader.remaining[0] ?? '') && readSeverityPhrase(reader.remaining.slice(1, 3));
        if (isEither) reader.next();
        if (isList || isEither) refuseSecond(reader, { first: severity, context });
        return severity;
      }
      refuseUnreadable(reader, context);
      return reader.takeAny(readMarked) ?? refuseUnclear(reader, context);
    },
  };
}

/** `P1 or P2` */
const EITHER = /^(?:or|vs\.?|oder|ou|o|to|->|→)$/i;

/** `critical`, `high:` or `[major]`, the levels of other tools, of which nobody here has said which severity each is. */
function isLevelName(word: string): boolean {
  const isMarked = /:$/.test(word) || /^[\p{Ps}\p{Pi}].{1,12}[\p{Pe}\p{Pf}]:?$/u.test(word);
  if (/^(?:critical|crit|blocker|urgent)$/i.test(bareWord(word))) return true;
  return (
    isMarked &&
    /^(?:critical|crit|blocker|urgent|emergency|highest|high|major|medium|minor|low|lowest)$/i.test(
      bareWord(word),
    )
  );
}

/** `Sev1 - checkout fails` */
const SEPARATOR = /^[-\p{Pd}:|/>•·=]{1,3}$/u;

/** A quick look, because a text may have thousands of words. */
const HAS_LEVEL = /[0-4]/;

/** `[P1]`, `(sev2)` or `severity:P1`, which aren't part of a sentence. */
function readMarked(word: string): Severity | undefined {
  if (!HAS_LEVEL.test(word)) return undefined;
  const isMarked =
    /^[\p{Ps}\p{Pi}].{1,12}[\p{Pe}\p{Pf}][:,.]?$/u.test(word) || /^sev(?:erity)?[:=]/i.test(word);
  return isMarked ? readSeverity(word) : undefined;
}

function refuseUnreadable(reader: ArgumentReader, context: ArgumentContext): void {
  const [first = '', second = ''] = reader.remaining;
  const short = context.sure.has('severity') ? undefined : readShortSeverity(first);
  if (short) throw toQuestion(reader, { word: first, severities: [short], context });
  if (isLevelName(first) && !context.sure.has('severity')) {
    throw toQuestion(reader, {
      word: first,
      severities: severitiesInUse(context.deps.settings.process),
      context,
    });
  }
  const glued = context.sure.has('severity') ? undefined : readGluedSeverity(first);
  if (glued) {
    const { severity, text } = glued;
    throw toQuestion(reader, { word: first, severities: [severity], kept: text, context });
  }
  const several = readSeverities(first);
  if (several && several.length > 1) throw toQuestion(reader, { word: first, severities: several, context });
  const isOne =
    looksLikeSeverity(first) ||
    (/^sev(?:erity)?$/i.test(bareWord(first)) && /^\d{1,3}$/.test(bareWord(second)));
  if (!isOne) return;
  const said = looksLikeSeverity(first) ? first : `${first} ${second}`;
  throw new UsageError(`"${echo(said, 40)}" isn't a severity. Use \`P0\` (the worst) to \`P4\`.`);
}

function refuseUnclear(reader: ArgumentReader, context: ArgumentContext): undefined {
  const word = reader.remaining.find((one) => HAS_LEVEL.test(one) && readSeverity(one) !== undefined);
  const severity = word === undefined ? undefined : readSeverity(word);
  if (word === undefined || severity === undefined || context.sure.has('severity')) return undefined;
  throw toQuestion(reader, { word, severities: [severity], context });
}

/** `P1, P2 checkout fails` */
function refuseSecond(
  reader: ArgumentReader,
  { first, context }: { first: Severity; context: ArgumentContext },
): void {
  if (context.sure.has('severity')) return;
  const [word = ''] = reader.remaining;
  const second = reader.takePhrase(readSeverityPhrase);
  if (!second) return;
  const choices = [first, second].map((level) => ({
    label: level,
    command: lineOf(context, 'severity', `${level} ${reader.rest()}`),
  }));
  throw new QuestionError(
    `Which severity, ${first} or "${echo(word, 40)}"? Nothing was done. Choose one.`,
    choices,
  );
}

interface Unclear {
  word: string;
  severities: readonly Severity[];
  /** The part of the word that's text. */
  kept?: string;
  context: ArgumentContext;
}

function toQuestion(
  reader: ArgumentReader,
  { word, severities, kept = '', context }: Unclear,
): QuestionError {
  const { remaining } = reader;
  const isFirst = remaining[0] === word;
  const without = reader.rewritten((one) => (one === word ? kept : undefined));
  const isApart = (level: Severity) => isFirst || (remaining.at(-1) === word && level === severities[0]);
  const choices = (isFirst ? severities : severitiesInUse(context.deps.settings.process)).map((level) => ({
    label: level,
    command: lineOf(context, 'severity', `${level} ${isApart(level) ? without : reader.rewritten()}`),
  }));
  const asText = { label: 'As text', command: lineOf(context, 'severity', reader.rewritten()) };
  return new QuestionError(
    `Which severity? I'm not sure what "${echo(word, 40)}" means here, so nothing was done. Put the severity first, or choose one.`,
    readShortSeverity(word) || isLevelName(word) || kept !== '' ? [...choices, asText] : choices,
  );
}
