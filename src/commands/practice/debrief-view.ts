import type { Debrief } from '../../drills/debrief.js';
import type { FactOutcome } from '../../drills/debrief-facts.js';
import { storyMoment, verdictOf } from '../../drills/debrief-markdown.js';
import type { Judged } from '../../drills/judge-statements.js';
import type { Drill } from '../../incidents/records/drill.js';
import { context, fields, type Message, section } from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { LIMITS } from '../../views/limits.js';
import { cutMarkup, escapeText, truncate, user } from '../../views/text.js';

/** Maximum number of lines in each part; the file has all of them. */
const SHOWN_MAX = 6;

/** The debrief as a post; the file has the rest. */
export function buildDebrief(drill: Drill, debrief: Debrief): Message {
  const { measures, severity, promises, facts, judged } = debrief;
  const title = `Debrief of ${shortId(drill.incident_id)}`;
  const stated = facts.filter(({ statedMs }) => statedMs !== undefined).length;
  const broken = promises.filter(({ isKept }) => !isKept).length;
  const beliefs = judged.filter(({ verdict }) => verdict.is === 'disproved' || verdict.is === 'plausible');
  return {
    text: title,
    blocks: [
      section(`🎓 *${title}* · ${user(drill.learner)} as *${drill.role}*`),
      fields([
        ...measures
          .filter(({ you, original }) => you !== undefined || original !== undefined)
          .map(
            ({ what, you, original }) =>
              `*${what}*\n${storyMoment(you)}${original === undefined ? '' : ` (original: ${storyMoment(original)})`}`,
          ),
        `*Severity*\n${severity.you.join(' → ')} (original: ${severity.original.join(' → ')})`,
        `*Promises*\n${promises.length === 0 ? 'none came due' : `${promises.length - broken} of ${promises.length} kept`}`,
      ]),
      section(cutMarkup(factsText(facts, stated), LIMITS.section)),
      ...(beliefs.length === 0 ? [] : [section(cutMarkup(beliefsText(beliefs), LIMITS.section))]),
      context('Times are story time since the declaration. The file has every promise, fact and belief.'),
    ],
  };
}

function factsText(facts: readonly FactOutcome[], stated: number): string {
  if (facts.length === 0) return '*Facts*: none became known before the end.';
  const missed = facts.filter(({ statedMs }) => statedMs === undefined);
  const head = `*Facts*: your updates covered ${stated} of ${facts.length}.`;
  if (missed.length === 0) return `${head} None is missing.`;
  const lines = missed
    .slice(0, SHOWN_MAX)
    .map(
      (fact) => `•  ${escapeText(fact.fact)} (known after ${storyMoment(fact.knownMs)}${mentioned(fact)})`,
    );
  const more = missed.length > SHOWN_MAX ? [`•  and ${missed.length - SHOWN_MAX} more`] : [];
  return [`${head} Missing:`, ...lines, ...more].join('\n');
}

function mentioned({ mentionedMs }: FactOutcome): string {
  return mentionedMs === undefined ? '' : '; said only in this channel';
}

const QUOTE_MAX = 160;

function beliefsText(beliefs: readonly Judged[]): string {
  const lines = beliefs
    .slice(0, SHOWN_MAX)
    .map(
      (one) =>
        `•  ${storyMoment(one.ms)}: “${escapeText(truncate(one.text, QUOTE_MAX))}” ${escapeText(verdictOf(one))}`,
    );
  return ['*What you believed*', ...lines].join('\n');
}
