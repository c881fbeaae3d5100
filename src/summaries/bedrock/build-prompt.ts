import type { Timestamp } from '../../base/timestamp.js';
import { type NameOf, unnamed } from '../../incidents/names.js';
import type { Incident } from '../../incidents/records/incident.js';
import type { Claim } from '../../incidents/records/incident-summary.js';
import type { SummaryInput } from '../../ports/summarizer.js';
import { redact } from '../../redaction/redact.js';
import { truncate } from '../../views/text.js';
import { plainText } from '../plain-text.js';
import type { TranscriptLine } from '../transcript.js';
import type { PromptLine } from './fit-lines.js';
import type { Instructions } from './instructions.js';
import { toJson } from './to-json.js';

/** Characters per message. Pasted logs are repetitive. */
const TEXT_MAX = 3_000;

/** The record's lines as the model reads them, each with a short id to cite. */
export interface NumberedLines {
  lines: PromptLine[];
  idOf: ReadonlyMap<string, string>;
  /** Sort key by id. */
  skOf: ReadonlyMap<string, string>;
}

interface PromptParts {
  instructions: Instructions;
  /** The lines to show, oldest first. */
  lines: readonly PromptLine[];
  leftOut: number;
  idOf: NumberedLines['idOf'];
  /** Checked claims about lines that aren't shown. */
  claims?: readonly Claim[];
}

export interface Prompt {
  /** The instructions: the same for every request of a kind. */
  system: string;
  /** The facts and lines. */
  task: string;
}

export function numberLines(lines: readonly TranscriptLine[]): NumberedLines {
  const idOf = new Map(lines.map(({ sk }, i) => [sk, `m${i + 1}`]));
  const startOf = new Map(lines.map(({ at, sk }) => [at, idOf.get(sk)]));
  return {
    lines: lines.map((line) => {
      const replyTo = startOf.get(line.thread ?? '');
      return { line, json: toJson(lineData(line, idOf.get(line.sk), replyTo)) };
    }),
    idOf,
    skOf: new Map([...idOf].map(([sk, id]) => [id, sk])),
  };
}

/** Builds the whole prompt. Text that people wrote appears only inside JSON strings. */
export function buildPrompt(
  input: SummaryInput,
  { instructions, lines, leftOut, idOf, claims }: PromptParts,
): Prompt {
  const facts = toJson({ ...incidentFacts(input), ...claimsSoFar(claims ?? [], idOf) });
  return { system: instructions.text, task: buildTask(facts, lines, leftOut) };
}

function buildTask(facts: string, kept: readonly PromptLine[], leftOut: number): string {
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
    'End of the record. Submit the summary with the tool.',
  ].join('\n');
}

function claimsSoFar(claims: readonly Claim[], idOf: NumberedLines['idOf']): object {
  if (claims.length === 0) return {};
  return {
    claims_so_far: claims.map(({ section, text, citations }) => ({
      section,
      text,
      sources: citations.flatMap((sk) => idOf.get(sk) ?? []),
    })),
  };
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

/** Times, severity, status and roles from the table. */
function incidentFacts(input: SummaryInput): object {
  const { record, nameOf, now, since, question } = input;
  const { incident } = record;
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
    ...(since !== undefined && { only_after: minute(since) }),
    ...(question !== undefined && { question: truncate(safe(question, nameOf), TEXT_MAX) }),
  };
}

function moments(incident: Incident): Record<string, Timestamp> {
  const { created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at } = incident;
  const all = { declared_at: created_at, acknowledged_at, mitigated_at, resolved_at, closed_at, reopened_at };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, at]) => (at === undefined ? [] : [[name, minute(at)]])),
  );
}

function safe(text: string | undefined, nameOf: NameOf = unnamed): string {
  return redact(plainText(text ?? '', nameOf), { personal: true }).text;
}

function minute(at: Timestamp): string {
  return `${at.slice(0, 16)}Z`;
}
