import { fromSlackTs } from '../../base/timestamp.js';
import { prepareForStorage } from '../../capture/prepare-for-storage.js';
import type { Person } from '../../drills/script-line.js';
import type { JobRun } from '../../jobs/job.js';
import type { JobDeps } from '../../jobs/job-deps.js';
import { escapeText } from '../../views/text.js';

interface Spoken {
  incidentId: string;
  channelId: string;
  who: Person;
  /** Plain text, or mrkdwn with mentions if `isMarkup`. */
  text: string;
  isMarkup?: boolean;
  threadTs?: string | undefined;
  step: string;
}

/** Avatars that make people easy to tell apart. */
const FACES = [
  'woman-raising-hand',
  'technologist',
  'man-raising-hand',
  'office_worker',
  'health_worker',
  'cook',
];

/**
 * Posts as a person of the transcript, marked as played, and records it as theirs: Aegis doesn't capture its own posts.
 * Resolves to Slack's `ts`.
 */
export async function playAs(
  { store, contents }: Pick<JobDeps, 'store' | 'contents'>,
  { postOnce }: Pick<JobRun, 'postOnce'>,
  { incidentId, channelId, who, text: plain, isMarkup = false, threadTs, step }: Spoken,
): Promise<string> {
  const text = isMarkup ? plain : escapeText(plain);
  const { ts } = await postOnce({
    step,
    channelId,
    about: [incidentId],
    message: { text },
    as: { name: `${who.name} · Drill`, emoji: who.isBot ? 'robot_face' : faceOf(who) },
    threadTs,
  });
  const timestamp = fromSlackTs(ts);
  if (timestamp === undefined) return ts;
  const thread = threadTs === undefined ? undefined : fromSlackTs(threadTs);
  const name = `${who.name} (Drill)`;
  const said = {
    incident_id: incidentId,
    timestamp,
    user_id: name,
    ...(who.isBot && { author_kind: 'bot' as const, author_name: name }),
    text,
    source: 'message' as const,
    channel_id: channelId,
    ...(thread !== undefined && { thread }),
  };
  await store.recordMessage((await prepareForStorage(contents, said, timestamp)).message);
  return ts;
}

function faceOf({ id }: Person): string {
  const sum = [...id].reduce((total, character) => total + character.charCodeAt(0), 0);
  return FACES[sum % FACES.length] ?? 'bust_in_silhouette';
}
