import { fromIso } from '../../../base/timestamp.js';
import type { Claim, Summary } from '../../../incidents/records/incident-summary.js';
import type { Overtaken } from '../../../summaries/briefings/overtaken-claims.js';
import { actions, commandButton, context, ID_KEY, type Message, section } from '../../../views/blocks.js';
import { shortId } from '../../../views/labels.js';
import { date, label } from '../../../views/text.js';

/** A statement that rests on a deleted message isn't quoted. */
type Outdated =
  | { why: 'gone' }
  | {
      why: Overtaken['why'];
      claim: Claim;
      /** What the record says now. */
      line: Pick<Overtaken['by'], 'at' | 'who' | 'text'>;
    };

type OvertakenView = Outdated & { summary: Summary };

const REASONS: Readonly<Record<OvertakenView['why'], string>> = {
  withdrawn: 'part of it has been retracted',
  number: 'there is a newer number',
  wider: 'more is affected now',
  gone: "a message it's based on was edited or deleted",
};

const QUOTE_MAX = 300;

/** Shown to the commander alone, with a button that opens the form for an update with a draft. */
export function buildOvertaken(view: OvertakenView): Message {
  const { summary } = view;
  const { incident_id } = summary;
  const text = `${whatOf(summary)} is out of date: ${reasonOf(view)}.`;
  return {
    text,
    blocks: [
      section([`:warning: ${text}`, ...quotesOf(view)].join('\n')),
      actions([
        commandButton({
          label: 'Post update',
          command: `update ${ID_KEY}${incident_id} draft`,
          style: 'primary',
        }),
      ]),
      context(
        'Only you see this, once. The button opens a draft for you to edit; nothing is posted until you post it.',
      ),
    ],
  };
}

/** `Latency is normal` replaces a number without having one. */
function reasonOf(view: OvertakenView): string {
  if (view.why === 'number' && !/\p{N}/u.test(view.line.text)) return 'there is newer information';
  return REASONS[view.why];
}

function quotesOf(view: OvertakenView): string[] {
  if (view.why === 'gone') return [];
  const { claim, line } = view;
  return [
    `It says:\n> ${quoteOf(claim.text)}`,
    `The record now says (${label(line.who)}, ${date(line.at, '{time}')}):\n> ${quoteOf(line.text)}`,
  ];
}

function whatOf({ incident_id, kind, event_at, finished_at, timestamp }: Summary): string {
  const at = fromIso(event_at ?? finished_at ?? timestamp) ?? timestamp;
  const rest = `${shortId(incident_id)} from ${date(at, '{time}')}`;
  if (kind === 'update') return `The update on ${rest}`;
  if (kind === 'resolution') return `The resolution note of ${rest}`;
  return `The summary of ${rest}`;
}

function quoteOf(text: string): string {
  return label(text, QUOTE_MAX);
}
