import { fromSlackTs } from '../../base/timestamp.js';
import { learnerSpoke } from '../../capture/learner-spoke.js';
import type { Script } from '../../drills/script.js';
import type { Person } from '../../drills/script-line.js';
import { storyTime } from '../../drills/story-clock.js';
import type { Drill } from '../../incidents/records/drill.js';
import { plainText } from '../../summaries/plain-text.js';
import { changeDrill } from './drill-state.js';
import { loadScript } from './load-script.js';
import { playAs } from './play-as.js';

/** Lets the played people answer questions in a drill, in the thread. */
export const answerLearner = learnerSpoke.implement({
  async run(deps, run) {
    const { incident_id, channel_id, ts, thread_ts } = run.payload;
    const drill = await deps.store.getDrill(incident_id);
    if (!drill || drill.state === 'finished') return;
    const text = run.payload.text ?? (await textOf(deps, incident_id, ts));
    if (text === undefined) return;
    const script = await loadScript(deps, drill);
    const ms = storyTime(drill, fromSlackTs(ts) ?? deps.clock.now());
    const replyTo = thread_ts === undefined ? undefined : speakerIn(drill, script, thread_ts);
    const { findAnswer } = await import('../../drills/find-answer.js');
    const answered = await findAnswer(script, { text: plainText(text, (id) => id), ms, replyTo });
    if (!answered) return;
    const threadTs = thread_ts ?? ts;
    const { who, text: said, awaits } = answered;
    const spoken = { incidentId: incident_id, channelId: channel_id, who, text: said, threadTs };
    await playAs(deps, run, { ...spoken, step: 'answer' });
    if (awaits === undefined) return;
    await changeDrill(deps, incident_id, (current) =>
      current.posted[awaits] !== undefined || current.awaited[awaits] === threadTs
        ? undefined
        : { drill: { ...current, awaited: { ...current.awaited, [awaits]: threadTs } }, request: undefined },
    );
  },
});

async function textOf(
  { store }: Parameters<typeof answerLearner.run>[0],
  incident_id: string,
  ts: string,
): Promise<string | undefined> {
  const timestamp = fromSlackTs(ts);
  const message = timestamp === undefined ? undefined : await store.getMessage(incident_id, timestamp);
  return message?.deleted_at === undefined ? message?.text : undefined;
}

/** Which played person started a thread. */
function speakerIn({ posted }: Drill, script: Script, threadTs: string): Person | undefined {
  const number = Object.keys(posted).find((one) => posted[one] === threadTs);
  return script.lines.find((line) => String(line.number) === number)?.who;
}
