import * as z from 'zod';
import { formatUtc } from '../../base/timestamp.js';
import { debriefMarkdown } from '../../drills/debrief-markdown.js';
import { observe } from '../../drills/observed.js';
import { createNameOf } from '../../incidents/names.js';
import type { Drill } from '../../incidents/records/drill.js';
import type { IncidentRecord } from '../../incidents/records/incident-record.js';
import { defineJob } from '../../jobs/define-job.js';
import { plainText } from '../../summaries/plain-text.js';
import { shortId } from '../../views/labels.js';
import { buildDebrief } from './debrief-view.js';
import { loadScript } from './load-script.js';
import { buildPanel } from './panel.js';

/** Says what the record shows of a finished drill: in its channel, and as a file. */
export const postDebrief = defineJob({
  kind: 'drill-debrief',
  payload: z.object({ incident_id: z.string() }),
  async run(deps, { payload: { incident_id }, postOnce, uploadOnce, attempt }) {
    const [drill, record] = await Promise.all([
      deps.store.getDrill(incident_id),
      deps.store.loadRecord(incident_id),
    ]);
    const channelId = record?.incident.channel_id;
    if (!drill || !record || channelId === undefined) return;
    const { panel_ts: ts } = drill;
    if (ts !== undefined)
      await attempt('panel', () => deps.show.update({ channelId, ts }, buildPanel(drill), [incident_id]));
    const nameOf = createNameOf(await deps.slack.names([drill.learner]));
    const script = await loadScript(deps, drill);
    const { debrief } = await import('../../drills/debrief.js');
    const found = debrief(
      script,
      observe(
        drill,
        withPlainTexts(record, (text) => plainText(text, nameOf)),
      ),
    );
    await postOnce({ channelId, about: [incident_id], message: buildDebrief(drill, found) });
    await uploadOnce({
      channelId,
      about: [incident_id],
      build: async () => ({
        name: `${shortId(incident_id).toLowerCase()}-debrief.md`,
        title: `Debrief of ${shortId(incident_id)}`,
        content: debriefMarkdown(titleOf(drill, record, nameOf(drill.learner)), found),
      }),
    });
  },
});

function withPlainTexts(record: IncidentRecord, plain: (text: string) => string): IncidentRecord {
  return {
    ...record,
    comments: record.comments.map((one) =>
      one.text === undefined ? one : { ...one, text: plain(one.text) },
    ),
    events: record.events.map((one) => (one.note === undefined ? one : { ...one, note: plain(one.note) })),
  };
}

function titleOf(drill: Drill, { incident }: IncidentRecord, learner: string) {
  const speeds = [...new Set(drill.anchors.map(({ speed }) => speed).filter((speed) => speed > 0))];
  return {
    id: shortId(drill.incident_id),
    title: incident.title,
    learner,
    role: drill.role,
    startedAt: `${formatUtc(drill.started_at).slice(0, 16)} UTC`,
    speeds,
  };
}
