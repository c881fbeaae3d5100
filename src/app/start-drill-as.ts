import { createHash } from 'node:crypto';
import { UsageError } from '../base/errors.js';
import type { Timestamp } from '../base/timestamp.js';
import { startDrill } from '../commands/practice/start-drill.js';
import type { Store } from '../data/store/store.js';
import { readScript } from '../drills/script.js';
import { parseTranscript } from '../drills/transcript-file.js';
import { DRILL_SPEEDS } from '../incidents/records/drill.js';
import { TITLE_MAX } from '../incidents/records/incident.js';

/** Maximum bytes of a transcript, which is stored in its job's row. */
const TRANSCRIPT_MAX = 200_000;

interface BegunDrill {
  /** The transcript's text, as in its file. */
  transcript: string;
  /** The person who practices. */
  userId: string;
  speed: number;
  at: Timestamp;
}

/**
 * Starts a drill from a file, for a program that has the table but not Slack; the running Aegis finds it. The
 * person leads, with what the transcript declared. Throws UsageError if the transcript can't be played.
 */
export async function startDrillAs(
  { openRequest }: Pick<Store, 'openRequest'>,
  { transcript, userId, speed, at }: BegunDrill,
): Promise<void> {
  if (!DRILL_SPEEDS.some((one) => one === speed)) {
    throw new UsageError(`The speed must be one of ${DRILL_SPEEDS.join(', ')}.`);
  }
  if (Buffer.byteLength(transcript) > TRANSCRIPT_MAX) {
    throw new UsageError(`A drill's transcript is limited to ${TRANSCRIPT_MAX / 1_000} KB.`);
  }
  const { title, severity, service, played } = await readScript(parseTranscript(transcript), 'commander');
  if (played.length === 0) throw new UsageError('This transcript has no messages.');
  const hash = createHash('sha256').update(`${userId} ${at} ${transcript}`).digest('hex').slice(0, 16);
  const payload = {
    transcript,
    title: title.slice(0, TITLE_MAX) || 'Drill',
    severity,
    service,
    role: 'commander' as const,
    speed,
    user_id: userId,
  };
  await openRequest(startDrill.buildRequest({ requestId: `drill-file-${hash}`, at, userId }, payload));
}
