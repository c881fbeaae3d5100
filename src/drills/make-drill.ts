import type { Comment } from '../incidents/records/comment.js';
import type { IncidentRecord } from '../incidents/records/incident-record.js';
import { PERSONAL_KINDS, type Section } from '../incidents/records/incident-summary.js';
import type { TimelineEvent } from '../incidents/records/timeline-event.js';
import { type Anonymize, createAnonymizer } from './anonymize.js';

interface MakeOptions {
  /** People's names by Slack id, if known. */
  names: ReadonlyMap<string, string>;
  /** What else to replace: customers, products. */
  words: readonly (readonly [from: string, to: string])[];
}

/** The objects of a transcript's lines. */
type Line = Record<string, unknown> & { at: string };

/** Turns a record into a drill's transcript with stand-ins for everyone and everything that has a name. */
export function makeDrill(record: IncidentRecord, { names, words }: MakeOptions): object[] {
  const { incident, comments, events } = record;
  const cast = castOf(record);
  const known = [...names].flatMap(([id, name]) =>
    typedNames(name).map((one) => [one, nameOf(cast, id)] as const),
  );
  const anonymize = createAnonymizer({ people: cast, words: [...words, ...known] });
  const bots = new Map<string, string>();
  const lines = [
    ...comments.flatMap((comment) => commentLine(comment, { cast, bots, anonymize })),
    ...events.flatMap((event) => eventLine(event, { cast, bots, anonymize })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  const users = [
    ...[...cast].map(([id, name]) => ({ id, name })),
    ...[...bots.values()].map((name, n) => ({ id: `B${n + 1}`, name, bot: true })),
  ];
  const said = new Set(lines.map(({ at }) => at));
  const meta = {
    kind: 'meta',
    title: anonymize(incident.title),
    service: anonymize(incident.service),
    severity: incident.severity,
    users: users.map((one) => ({ ...one, id: publicId(cast, one.id) })),
    facts: factsOf(record, said, anonymize),
  };
  return [meta, ...lines];
}

interface Made {
  cast: ReadonlyMap<string, string>;
  /** Stand-ins of programs, by their names. */
  bots: Map<string, string>;
  anonymize: Anonymize;
}

/** Stand-ins by Slack id: the holders of roles by their role, everyone else by number. */
function castOf({ incident, comments, events, participants }: IncidentRecord): Map<string, string> {
  const ids = [
    incident.declared_by,
    ...participants.map(({ user_id }) => user_id),
    ...events.filter(({ source }) => source === 'System').map(({ user_id }) => user_id),
    ...comments.flatMap(({ author_kind, user_id }) => (author_kind === undefined ? [user_id] : [])),
  ];
  const roles = Object.entries(incident.roles);
  let others = 0;
  const unique = [...new Set(ids)].filter((id): id is string => id !== undefined && id !== 'unknown');
  return new Map(
    unique.map((id) => {
      const role = roles.find(([, holder]) => holder === id)?.[0];
      if (role !== undefined) return [id, `${role.charAt(0).toUpperCase()}${role.slice(1)}`];
      others += 1;
      return [id, `Responder ${others}`];
    }),
  );
}

function nameOf(cast: ReadonlyMap<string, string>, id: string): string {
  return cast.get(id) ?? 'a colleague';
}

/** Ids are names, too. */
function publicId(cast: ReadonlyMap<string, string>, id: string): string {
  const place = [...cast.keys()].indexOf(id);
  return place < 0 ? id : `P${place + 1}`;
}

/** `Bob Lindqvist`, and `Bob`, the short form that others use. */
function typedNames(name: string): string[] {
  const [first = ''] = name.split(' ');
  return [name, ...(first.length > 2 ? [first] : [])];
}

function commentLine(comment: Comment, { cast, bots, anonymize }: Made): Line[] {
  const {
    timestamp: at,
    user_id,
    author_kind,
    author_name = 'A program',
    text = '',
    source,
    thread,
  } = comment;
  const files = (comment.files ?? []).map(() => '(a file)').join(' ');
  const said = [anonymize(text), files].filter((part) => part !== '').join(' ');
  if (comment.deleted_at !== undefined || said === '') return [];
  if (author_kind !== undefined) {
    const name = bots.get(author_name) ?? `Program ${bots.size + 1}`;
    bots.set(author_name, name);
    const place = [...bots.keys()].indexOf(author_name) + 1;
    return [{ at, kind: 'bot_message', user: `B${place}`, text: said }];
  }
  const user = publicId(cast, user_id);
  if (source === 'note') return [{ at, kind: 'command', user, command: `/incident note ${said}` }];
  return thread === undefined
    ? [{ at, kind: 'message', user, text: said }]
    : [{ at, kind: 'thread_reply', user, text: said, thread }];
}

/** The baseline for the learner's decisions. */
function eventLine(event: TimelineEvent, made: Made): Line[] {
  const { timestamp: at, user_id = '', deleted_at } = event;
  const command = deleted_at === undefined ? commandOf(event, made) : undefined;
  if (command === undefined) return [];
  return [
    { at, kind: 'command', user: publicId(made.cast, user_id), command: `/incident ${command}`.trim() },
  ];
}

function commandOf(
  { type, detail = {}, note = '' }: TimelineEvent,
  { cast, anonymize }: Made,
): string | undefined {
  const why = anonymize(note);
  switch (type) {
    case 'INCIDENT_DECLARED':
      return `declare ${detail.severity ?? 'P3'} ${anonymize(detail.title ?? note)}`;
    case 'STATUS_CHANGED':
      return `status ${(detail.to ?? '').toLowerCase()} ${why}`;
    case 'SEVERITY_CHANGED':
      return `severity ${detail.to} ${why}`;
    case 'ROLE_ASSIGNED':
    case 'HANDED_OVER':
      return `assign <@${publicId(cast, detail.user_id ?? '')}> ${detail.role ?? 'commander'}`;
    case 'UPDATE_POSTED':
      return `update ${why}`;
    default:
      return undefined;
  }
}

const FACT_KIND: Partial<Record<Section, string>> = {
  impact: 'impact',
  hypothesis: 'cause',
  ruled_out: 'ruled_out',
  actions: 'action',
};

/** The claims of the newest summary for everyone, if the drill contains their lines. */
function factsOf(
  { summaries }: IncidentRecord,
  said: ReadonlySet<string>,
  anonymize: Anonymize,
): object[] | undefined {
  const newest = summaries.findLast(({ kind, claims }) => !PERSONAL_KINDS.has(kind) && claims.length > 0);
  const facts = (newest?.claims ?? []).flatMap(({ section, text, citations }) => {
    const kind = FACT_KIND[section];
    const cite = citations.map((citation) => citation.split('#')[1] ?? '').filter((at) => said.has(at));
    return kind === undefined || cite.length === 0 ? [] : [{ kind, fact: anonymize(text), cite }];
  });
  return facts.length === 0 ? undefined : facts;
}
