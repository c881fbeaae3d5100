import type { Message, SystemContentBlock } from '@aws-sdk/client-bedrock-runtime';
import type { Incident } from '../../data/entities/incident.js';
import { redact } from '../../redaction/redact.js';
import type { Timestamp } from '../../timestamp.js';
import { truncate } from '../../views/text.js';
import { plainText } from '../plain-text.js';
import type { SummaryInput } from '../summarizer.js';
import type { NameOf, TranscriptLine } from '../transcript.js';
import { fitLines, type PromptLine } from './fit-lines.js';
import { RULES } from './rules.js';

/** Characters of the lines together: about 35,000 tokens, well within what models read in 25 s. */
const LINES_BUDGET = 120_000;
/** Of one message; logs pasted into a channel say the same thing many times. */
const TEXT_MAX = 3_000;

interface Prompt {
  system: SystemContentBlock[];
  messages: Message[];
  /** The sort key behind every id that the model has seen. */
  skOf: ReadonlyMap<string, string>;
}

/** Everything the model is told. What people wrote is inside JSON strings and nowhere else. Pure. */
export function buildPrompt(input: SummaryInput, lines: readonly TranscriptLine[]): Prompt {
  const ids = new Map(lines.map((line, i) => [line, `m${i + 1}`]));
  const startOf = new Map(lines.map((line) => [line.at, ids.get(line)]));
  const written = lines.map((line) => {
    const json = toJson(lineData(line, ids.get(line), startOf.get(line.thread ?? '')));
    return { line, json };
  });
  const { kept, leftOut } = fitLines(written, LINES_BUDGET);
  const facts = toJson(incidentFacts(input));
  return {
    system: [{ text: RULES }],
    messages: [{ role: 'user', content: [{ text: task(facts, kept, leftOut) }] }],
    skOf: new Map(kept.map(({ line }) => [ids.get(line) ?? '', line.sk])),
  };
}

function task(facts: string, kept: readonly PromptLine[], leftOut: number): string {
  const gap =
    leftOut === 0
      ? []
      : [
          `${leftOut} of ${leftOut + kept.length} lines are left out: older messages, from between the first line and the newest ones.`,
        ];
  return [
    'The incident, from the table:',
    facts,
    'The record, one line of JSON each, oldest first:',
    ...gap,
    ...kept.map(({ json }) => json),
    'End of the record. Hand in the summary with the tool.',
  ].join('\n');
}

function lineData(line: TranscriptLine, id: string | undefined, replyTo: string | undefined): object {
  const { at, who, kind, text, type, isKey, detail } = line;
  return {
    id,
    at: minute(at),
    who: redact(who, { personal: true }).text,
    kind,
    ...(kind === 'change' && { type }),
    ...(detail.to !== undefined && { from: safe(detail.from), to: safe(detail.to) }),
    ...(replyTo !== undefined && { reply_to: replyTo }),
    ...(isKey && { marked: true }),
    text: truncate(text, TEXT_MAX),
  };
}

/** Times, severity, status and roles as the table has them. */
function incidentFacts({ record: { incident }, nameOf, now, since }: SummaryInput): object {
  const { title, service, severity, status, declared_by, roles } = incident;
  const name = (userId: string | undefined) => userId && safe(nameOf(userId), nameOf);
  return {
    title: safe(title, nameOf),
    service: safe(service),
    severity: safe(severity),
    status: safe(status),
    declared_by: name(declared_by),
    roles: Object.fromEntries(Object.entries(roles).map(([role, userId]) => [safe(role), name(userId)])),
    ...moments(incident),
    now: minute(now),
    ...(since !== undefined && { tell_only_what_came_after: minute(since) }),
  };
}

function moments(incident: Incident): Record<string, Timestamp> {
  const { created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at } = incident;
  const all = { declared_at: created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, at]) => (at === undefined ? [] : [[name, minute(at)]])),
  );
}

function safe(text: string | undefined, nameOf: NameOf = (userId) => userId): string {
  return redact(plainText(text ?? '', nameOf), { personal: true }).text;
}

function minute(at: Timestamp): string {
  return `${at.slice(0, 16)}Z`;
}

/** One line whatever is in it, and without a character that could look like the end of it. */
function toJson(value: object): string {
  return JSON.stringify(value).replace(
    /[<>\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
