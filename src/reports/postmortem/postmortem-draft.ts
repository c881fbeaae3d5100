import { formatUtc, fromIso, type Timestamp } from '../../base/timestamp.js';
import { citedMessage } from '../../data/entities/claims-on-messages.js';
import { fieldsOf } from '../../incidents/custom-fields.js';
import { describeEvent } from '../../incidents/describe-event.js';
import { distinctSources } from '../../incidents/distinct-sources.js';
import { eventKind } from '../../incidents/event-catalog.js';
import type { NameOf } from '../../incidents/names.js';
import {
  POSTMORTEM_PARTS,
  type PostmortemPart,
  type PostmortemTemplate,
} from '../../incidents/postmortem-parts.js';
import { holdersOf, serviceName } from '../../incidents/records/incident.js';
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

/** One part of a draft, by what it shows. */
export type DraftPart =
  | { title: string; kind: 'lines'; lines: DraftLine[] }
  | { title: string; kind: 'timeline'; timeline: { at: string; text: string }[] }
  | { title: string; kind: 'tasks'; tasks: { text: string; owner: string; due: string; done: boolean }[] }
  /** What aegis.yml asks for besides, to be filled in. It's Markdown: the team wrote it for this. */
  | { title: string; kind: 'prompt'; text: string };

/** The content of a post-mortem draft, unescaped; rendered as Markdown or HTML. */
export interface Draft {
  title: string;
  facts: [name: string, value: string][];
  parts: DraftPart[];
  origin: string;
}

export interface DraftInput {
  record: IncidentRecord;
  summary: Pick<Summary, 'claims' | 'model' | 'fallback' | 'timestamp'>;
  nameOf: NameOf;
  /** The URL of a cited message. */
  permalink: (citation: string) => string | undefined;
  template?: PostmortemTemplate;
}

/** The claims of a part, by its name in a template. Notes are in the timeline. */
const CLAIMS_OF: Partial<Record<PostmortemPart, Section>> = {
  summary: 'headline',
  resolution: 'own_words',
  impact: 'impact',
  cause: 'hypothesis',
  beliefs: 'beliefs',
  contributing_factors: 'contributing_factors',
  ruled_out: 'ruled_out',
  done: 'actions',
  went_well: 'went_well',
  went_badly: 'went_badly',
  next_steps: 'next_steps',
  open_questions: 'open_questions',
};

const TITLES: Readonly<Record<PostmortemPart, string>> = {
  summary: 'Summary',
  resolution: 'Resolution',
  impact: 'Impact',
  timeline: 'Timeline',
  cause: 'Root cause',
  beliefs: 'What was believed when',
  contributing_factors: 'Contributing factors',
  ruled_out: 'Ruled out',
  done: 'What was done',
  went_well: 'What went well',
  went_badly: "What didn't go well",
  next_steps: 'Next steps',
  open_questions: 'Open questions',
  action_items: 'Action items',
};

/** A post-mortem draft from a summary's claims with their sources, and from the record. */
export function buildDraft({ record, summary, nameOf, permalink, template = [] }: DraftInput): Draft {
  const { incident, events, tasks } = record;
  const { claims, model, fallback, timestamp } = summary;
  const lineOf = ({ text, citations }: Claim): DraftLine => ({
    text,
    sources: distinctSources(citations, (one) => permalink(one) !== undefined)
      .slice(0, 3)
      .map((citation) => ({ at: timeOf(citation), link: permalink(citation) })),
  });
  const partOf = (name: PostmortemPart, title: string): DraftPart => {
    if (name === 'timeline') return { title, kind: 'timeline', timeline: timelineOf(events, claims, nameOf) };
    if (name === 'action_items')
      return { title, kind: 'tasks', tasks: tasks.map((task) => taskRow(task, nameOf)) };
    const own = claims.filter((claim) => claim.section === CLAIMS_OF[name] && !isNote(claim));
    return { title, kind: 'lines', lines: own.map(lineOf) };
  };
  return {
    title: `Post-mortem of ${shortId(incident.incident_id)}: ${plain(incident.title, nameOf)}`,
    facts: factsOf(record, nameOf),
    parts: layoutOf(template).map(({ part, heading = '', text = '' }) =>
      part === undefined
        ? { title: heading, kind: 'prompt' as const, text: text.trim() }
        : partOf(part, heading || TITLES[part]),
    ),
    origin: `Draft from ${formatUtc(timestamp)} UTC, ${authorOf(model, fallback)}. Every line links to its sources. Edit it before you publish it.`,
  };
}

/** A template that names parts says which there are and in what order; one that doesn't comes after all of them. */
function layoutOf(template: PostmortemTemplate): PostmortemTemplate {
  if (template.some(({ part }) => part !== undefined)) return template;
  return [...POSTMORTEM_PARTS.map((part) => ({ part })), ...template];
}

/** A note is a message; the resolution note is an event. */
function isNote({ section, citations }: Claim): boolean {
  return section === 'own_words' && citedMessage(citations[0] ?? '') !== undefined;
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
    ['Service', serviceName(service)],
    ...fieldsOf(incident).map(({ label, value }): [string, string] => [label, value]),
    [
      'Declared (UTC)',
      `${formatUtc(created_at)}${declared_by === undefined ? '' : ` by ${nameOf(declared_by)}`}`,
    ],
    ['Acknowledged (UTC)', formatUtc(incident.acknowledged_at)],
    ['Mitigating (UTC)', formatUtc(incident.mitigated_at)],
    ['Resolved (UTC)', formatUtc(incident.resolved_at)],
    ...holdersOf(roles).map(([role, holder]): [string, string] => [`Role: ${role}`, nameOf(holder)]),
  ];
  return facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
}

/** Recorded changes, key events, people's notes and the summary's own account, in order of time. */
function timelineOf(
  events: readonly TimelineEvent[],
  claims: readonly Claim[],
  nameOf: NameOf,
): { at: string; text: string }[] {
  const format = plainEventFormat(nameOf);
  const changes = events
    .filter(
      ({ type, key_event, deleted_at }) =>
        (eventKind(type).isMilestone || key_event) && deleted_at === undefined,
    )
    .map((event) => ({ at: event.timestamp, text: describeEvent(event, format) }));
  const notes = claims.filter(isNote);
  const noted = new Set(notes.flatMap(({ citations }) => citations));
  const stated = claims.filter(
    ({ section, citations }) => section === 'what_happened' && !citations.some((one) => noted.has(one)),
  );
  const claimed = [...notes, ...stated].map(({ text, citations }) => ({
    at: momentOf(citations[0] ?? '') ?? '',
    text,
  }));
  const lines = [...changes, ...claimed].sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  return lines.map(({ at, text }) => ({ at: formatUtc(at), text }));
}

type TaskRow = Extract<DraftPart, { kind: 'tasks' }>['tasks'][number];

function taskRow({ text, owner, due, state }: Task, nameOf: NameOf): TaskRow {
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
