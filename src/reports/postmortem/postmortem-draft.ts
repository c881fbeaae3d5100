import { formatUtc, fromIso, type Timestamp } from '../../base/timestamp.js';
import { fieldsOf } from '../../incidents/custom-fields.js';
import { describeEvent } from '../../incidents/describe-event.js';
import { eventKind } from '../../incidents/event-catalog.js';
import type { NameOf } from '../../incidents/names.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Claim, Section, Summary } from '../../incidents/records/incident-summary.js';
import type { Task } from '../../incidents/records/incident-task.js';
import type { TimelineEvent } from '../../incidents/records/timeline-event.js';
import { plainEventFormat } from '../../views/event-format.js';
import { shortId, statusWord } from '../../views/labels.js';
import { plain } from '../../views/text.js';

/** One line of a draft, in plain text, with its sources. */
export interface DraftLine {
  text: string;
  sources: { at: string; link?: string | undefined }[];
}

/** The content of a post-mortem draft, unescaped; rendered as Markdown or HTML. */
export interface Draft {
  title: string;
  facts: [name: string, value: string][];
  parts: { title: string; lines: DraftLine[] }[];
  timeline: { at: string; text: string }[];
  tasks: { text: string; owner: string; due: string; done: boolean }[];
  /** What aegis.yml asks for besides, to be filled in. */
  template: readonly { heading: string; text: string }[];
  origin: string;
}

export interface DraftInput {
  record: IncidentRecord;
  summary: Pick<Summary, 'claims' | 'model' | 'fallback' | 'timestamp'>;
  nameOf: NameOf;
  /** The URL of a cited message. */
  permalink: (citation: string) => string | undefined;
  template?: Draft['template'];
}

/** In the order of the draft; the timeline comes after the impact, action items at the end. */
const PARTS: readonly [Section, string][] = [
  ['headline', 'Summary'],
  ['impact', 'Impact'],
  ['hypothesis', 'Root cause'],
  ['contributing_factors', 'Contributing factors'],
  ['ruled_out', 'Ruled out'],
  ['actions', 'What was done'],
  ['went_well', 'What went well'],
  ['went_badly', "What didn't go well"],
  ['next_steps', 'Next steps'],
  ['open_questions', 'Open questions'],
];

/** A post-mortem draft from a summary's claims with their sources, and from the record. */
export function buildDraft({ record, summary, nameOf, permalink, template = [] }: DraftInput): Draft {
  const { incident, events, tasks } = record;
  const { claims, model, fallback, timestamp } = summary;
  const lineOf = ({ text, citations }: Claim): DraftLine => ({
    text,
    sources: citations.slice(0, 3).map((citation) => ({ at: timeOf(citation), link: permalink(citation) })),
  });
  return {
    title: `Post-mortem of ${shortId(incident.incident_id)}: ${plain(incident.title, nameOf)}`,
    facts: factsOf(record, nameOf),
    parts: PARTS.map(([name, title]) => ({
      title,
      lines: claims.filter(({ section }) => section === name).map(lineOf),
    })),
    timeline: timelineOf(events, claims, nameOf),
    tasks: tasks.map((task) => taskRow(task, nameOf)),
    template,
    origin: `Draft from ${formatUtc(timestamp)} UTC, ${authorOf(model, fallback)}. Every line links to its sources. Edit it before you publish it.`,
  };
}

function authorOf(model: string, fallback: boolean): string {
  const author = model === 'extractive' ? 'an extractive digest without a model' : `written by ${model}`;
  return fallback ? `${author} (the model wasn't available)` : author;
}

function factsOf({ incident }: IncidentRecord, nameOf: NameOf): [string, string][] {
  const { severity, status, service, declared_by, roles, created_at } = incident;
  const facts: [string, string | undefined][] = [
    ['Severity', severity],
    ['Status', statusWord(status)],
    ['Service', service],
    ...fieldsOf(incident).map(({ label, value }): [string, string] => [label, value]),
    [
      'Declared (UTC)',
      `${formatUtc(created_at)}${declared_by === undefined ? '' : ` by ${nameOf(declared_by)}`}`,
    ],
    ['Acknowledged (UTC)', formatUtc(incident.acknowledged_at)],
    ['Mitigating (UTC)', formatUtc(incident.mitigated_at)],
    ['Resolved (UTC)', formatUtc(incident.resolved_at)],
    ...Object.entries(roles).map(([role, holder]): [string, string] => [`Role: ${role}`, nameOf(holder)]),
  ];
  return facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
}

/** Recorded changes, key events and the summary's own account, in order of time. */
function timelineOf(
  events: readonly TimelineEvent[],
  claims: readonly Claim[],
  nameOf: NameOf,
): Draft['timeline'] {
  const format = plainEventFormat(nameOf);
  const changes = events
    .filter(
      ({ type, key_event, deleted_at }) =>
        (eventKind(type).isMilestone || key_event) && deleted_at === undefined,
    )
    .map((event) => ({ at: event.timestamp, text: describeEvent(event, format) }));
  const claimed = claims
    .filter(({ section }) => section === 'what_happened')
    .map(({ text, citations }) => ({ at: momentOf(citations[0] ?? '') ?? '', text }));
  const lines = [...changes, ...claimed].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return lines.map(({ at, text }) => ({ at: formatUtc(at), text }));
}

function taskRow({ text, owner, due, state }: Task, nameOf: NameOf): Draft['tasks'][number] {
  return {
    text: plain(text, nameOf),
    owner: owner === undefined ? '' : nameOf(owner),
    due: due?.slice(0, 10) ?? '',
    done: state === 'done',
  };
}

function momentOf(citation: string): Timestamp | undefined {
  return fromIso(citation.split('#')[1] ?? '');
}

function timeOf(citation: string): string {
  return formatUtc(momentOf(citation)).slice(0, 16) || 'the incident itself';
}
