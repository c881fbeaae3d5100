import { formatUtc } from '../../base/timestamp.js';
import { fieldsOf } from '../../incidents/custom-fields.js';
import { createNameOf, type NameOf } from '../../incidents/names.js';
import { holdersOf, type Incident, serviceName } from '../../incidents/records/incident.js';
import { sectionOrder } from '../../incidents/records/incident-summary.js';
import { shortId, statusWord } from '../../views/labels.js';
import { plain } from '../../views/text.js';
import { type ExportDocument, sealOf } from '../record/export-document.js';
import { type ExportFact, factsOf } from '../record/facts.js';
import { shortHash } from '../record/hash-chain.js';
import { readLine, type TimelineLine } from './timeline-line.js';

interface ExportedSummary {
  number: number;
  title: string;
  claims: { section: string; text: string }[];
  hash: string;
}

/** The content of an export in plain text, unescaped; rendered as Markdown or HTML. */
export interface ExportPage {
  title: string;
  facts: [name: string, value: string][];
  people: { number: number; who: string; joined: string; left: string; hash: string }[];
  tasks: { number: number; task: string; text: string; owner: string; state: string; hash: string }[];
  lines: TimelineLine[];
  summaries: ExportedSummary[];
  head: string;
  exported: string;
}

export function buildPage(document: ExportDocument): ExportPage {
  const facts = factsOf(document.entries);
  const seal = sealOf(document);
  const nameOf = createNameOf(new Map(Object.entries(seal?.names ?? {})));
  const incident = facts.find((fact) => fact.kind === 'incident');
  const numbers = new Map(facts.map(({ sortKey, number }) => [sortKey, number]));
  return {
    title: incident ? titleOf(incident.record, nameOf) : shortId(seal?.incident_id ?? ''),
    facts: incident ? [...incidentFacts(incident.record, nameOf), ['Hash', shortHash(incident.hash)]] : [],
    people: facts.flatMap((fact) => readPerson(fact, nameOf) ?? []),
    tasks: facts.flatMap((fact) => readTask(fact, nameOf) ?? []),
    lines: facts.flatMap((fact) => readLine(fact, { nameOf, numbers }) ?? []),
    summaries: facts.flatMap((fact) => readSummary(fact) ?? []),
    head: document.head,
    exported: seal ? `${formatUtc(seal.exported_at)} UTC by ${nameOf(seal.exported_by)}` : 'unknown',
  };
}

function titleOf({ incident_id, title }: Incident, nameOf: NameOf): string {
  return `${shortId(incident_id)} · ${plain(title, nameOf)}`;
}

function incidentFacts(incident: Incident, nameOf: NameOf): [string, string][] {
  const { status, severity, service, roles, declared_by, channel_id, incident_id } = incident;
  const facts: [string, string | undefined][] = [
    ['Incident', incident_id],
    ['Status', statusWord(status)],
    ['Severity', severity],
    ['Service', serviceName(service)],
    ...fieldsOf(incident).map(({ label, value }): [string, string] => [label, value]),
    ['Declared (UTC)', formatUtc(incident.created_at)],
    ['Declared by', declared_by && nameOf(declared_by)],
    ...holdersOf(roles).map(([role, holder]): [string, string] => [`Role: ${role}`, nameOf(holder)]),
    ['Acknowledged (UTC)', formatUtc(incident.acknowledged_at)],
    ['Mitigating (UTC)', formatUtc(incident.mitigated_at)],
    ['Resolved (UTC)', formatUtc(incident.resolved_at)],
    ['Closed (UTC)', formatUtc(incident.closed_at)],
    ['Reopened (UTC)', formatUtc(incident.reopened_at)],
    ['Channel', channel_id && nameOf(channel_id)],
  ];
  return facts.flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
}

function readPerson(fact: ExportFact, nameOf: NameOf): ExportPage['people'][number] | undefined {
  if (fact.kind !== 'participant') return undefined;
  const { user_id, joined_at, first_spoke_at, left_at } = fact.record;
  const { number, hash } = fact;
  return {
    number,
    who: nameOf(user_id),
    joined: formatUtc(joined_at ?? first_spoke_at),
    left: formatUtc(left_at),
    hash: shortHash(hash),
  };
}

function readTask(fact: ExportFact, nameOf: NameOf): ExportPage['tasks'][number] | undefined {
  if (fact.kind !== 'task') return undefined;
  const { number, text, owner, state, due, done_at } = fact.record;
  const end =
    state === 'done'
      ? `done ${formatUtc(done_at)}`
      : ['open', due && `due ${formatUtc(due)}`].filter(Boolean).join(', ');
  return {
    number: fact.number,
    task: String(number),
    text: plain(text, nameOf),
    owner: owner === undefined ? '' : nameOf(owner),
    state: end.trim(),
    hash: shortHash(fact.hash),
  };
}

function readSummary(fact: ExportFact): ExportedSummary | undefined {
  if (fact.kind !== 'summary') return undefined;
  const { timestamp, kind, model, claims } = fact.record;
  const inOrder = sectionOrder(kind).flatMap((section) =>
    claims.filter((claim) => claim.section === section),
  );
  return {
    number: fact.number,
    title: `Summary from ${formatUtc(timestamp)} UTC, ${model === 'extractive' ? 'without a model' : `by ${model}`}`,
    claims: inOrder.map(({ section, text }) => ({ section: section.replaceAll('_', ' '), text })),
    hash: shortHash(fact.hash),
  };
}
