import { createChannel, createWorkspace, type Seed, type Workspace } from 'slack-simulator';
import { DEFAULT_SETTINGS } from '../../app/config/default-settings.js';
import { DEMO_WORKSPACE } from '../../app/demo-workspace.js';
import { startDynoxide } from '../../app/embedded/dynoxide.js';
import { startLocalAegis } from '../../app/in-process/local-aegis.js';
import { DAY_MS, MINUTE_MS } from '../../base/durations.js';
import { UsageError } from '../../base/errors.js';
import type { Timestamp } from '../../base/timestamp.js';
import type { Store } from '../../data/store/store.js';
import { createTableIfMissing } from '../../data/table/create-table-if-missing.js';
import { createTable } from '../../data/table/table-client.js';
import type { Transcript, TranscriptMeta } from '../../drills/transcript-file.js';
import { STATUSES } from '../../incidents/records/incident.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import type { Participant } from '../../incidents/records/participant.js';
import type { Summarizer } from '../../ports/summarizer.js';
import { withFullTexts } from '../../reports/record/full-texts.js';
import { createErrorLog } from '../error-log.js';
import { findLosses } from './losses.js';
import { play } from './player.js';

const ORIGIN = 'C01ORIGIN';

/** Every line before the declaration becomes the incident's history. */
const WHOLE_HISTORY = { minutes: (365 * DAY_MS) / MINUTE_MS, messages: 100_000 };

/** No person waits for an answer, and what a slow machine gave up on would be missing from the record. */
const PATIENT_MS = MINUTE_MS;
const TIMEOUTS = { connectMs: PATIENT_MS, requestMs: PATIENT_MS };

interface ReplayOptions {
  summarizer: Summarizer;
  /** How many lines are played, of how many. */
  onLine?: (played: number, of: number) => void;
  /** Plays only lines up to this time. */
  asOf?: Timestamp | undefined;
  /** Of a running table engine; a fresh one in memory if absent. */
  endpoint?: string | undefined;
}

export interface Replayed extends Omit<IncidentRecord, 'participants'> {
  participants: (Participant & { roles: string[] })[];
  /** What failed and what was lost; empty after a faithful replay. */
  errors: string[];
}

/**
 * Replays a transcript through the Slack edge into a fresh table and summarizes it at the end. All clocks follow the
 * transcript.
 */
export async function replayTranscript(transcript: Transcript, options: ReplayOptions): Promise<Replayed> {
  const { asOf, summarizer } = options;
  const lines = transcript.lines.filter(({ at }) => asOf === undefined || at <= asOf);
  const engine = options.endpoint ? undefined : await startDynoxide();
  const endpoint = options.endpoint ?? engine?.endpoint;
  let now = lines[0]?.at ?? '1970-01-01T00:00:00.000000Z';
  const clock = { now: () => now };
  const place = { region: 'local', endpoint, tableName: 'aegis-replay' };
  const table = createTable({ ...place, now: clock.now, timeouts: TIMEOUTS });
  await createTableIfMissing(table);
  const logger = createErrorLog();
  const workspace = createWorkspace({ now: clock.now, seed: buildSeed(transcript.meta) });
  const { service } = transcript.meta;
  const services = service ? [service] : [];
  const settings = { ...DEFAULT_SETTINGS, services, history: WHOLE_HISTORY, answerMs: PATIENT_MS };
  const ports = { clock, logger, settings, summarizer, table, workspace };
  const aegis = await startLocalAegis({ ...ports, interactiveMs: PATIENT_MS });
  const { delivery, deps, settled } = aegis;
  try {
    const setClock = (moment: Timestamp) => {
      now = moment;
    };
    const incidentChannel = () => findIncidentChannel(deps, workspace);
    const { onLine } = options;
    const stage = { workspace, delivery, setClock, settled, onLine, originChannel: ORIGIN, incidentChannel };
    const refused = await play({ ...transcript, lines }, stage);
    const channel = await incidentChannel();
    const incidentId = channel && (await deps.cached.incidentOf(channel));
    if (!incidentId) throw new UsageError('The transcript declares no incident.');
    setClock(asOf ?? lines.at(-1)?.at ?? now);
    const triggerId = `${now}.summary`;
    const user = lines.findLast(({ kind }) => kind === 'command')?.user ?? DEMO_WORKSPACE.app.botUserId;
    await delivery.command({ user, channel, command: '/incident', text: 'summary', triggerId });
    await settled();
    const record = await deps.store.loadRecord(incidentId);
    if (!record) throw new UsageError('The transcript declares no incident.');
    const errors = [...refused, ...aegis.failures, ...logger.problems, ...findLosses(lines, record)];
    return { ...(await withFullTexts(deps.contents, record)), participants: withRoles(record), errors };
  } finally {
    await aegis.stop();
    table.client.destroy();
    await engine?.stop();
  }
}

function buildSeed({ users, channel }: TranscriptMeta): Seed {
  const bot = DEMO_WORKSPACE.users.filter(({ id }) => id === DEMO_WORKSPACE.app.botUserId);
  const people = users
    .filter((user) => !user.bot)
    .map(({ id, name }) => ({
      id,
      handle: id.toLowerCase(),
      realName: name,
      displayName: name,
      timeZone: 'Etc/UTC',
    }));
  const name = channel.slice(0, 80).toLowerCase();
  return { ...DEMO_WORKSPACE, users: [...people, ...bot], channels: [{ id: ORIGIN, name, purpose: '' }] };
}

/**
 * The channel that Aegis created. If the table already has this transcript, Aegis creates none, and the channel of the
 * first replay is recreated.
 */
async function findIncidentChannel(
  { store }: { store: Store },
  workspace: Workspace,
): Promise<string | undefined> {
  const { botUserId } = workspace.app;
  const own = [...workspace.channels.values()].find(({ creator }) => creator === botUserId);
  if (own) return own.id;
  const { items } = await store.listIncidents({ statuses: STATUSES, limit: 1 });
  const id = items[0]?.channel_id;
  if (id === undefined) return undefined;
  createChannel(workspace, {
    id,
    name: 'incident',
    kind: 'channel',
    creator: botUserId,
    members: [botUserId],
  });
  return id;
}

function withRoles({ incident, participants }: IncidentRecord): Replayed['participants'] {
  const rolesOf = (userId: string) =>
    Object.keys(incident.roles).filter((role) => incident.roles[role] === userId);
  return participants.map((participant) => ({ ...participant, roles: rolesOf(participant.user_id) }));
}
