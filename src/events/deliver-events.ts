import * as z from 'zod';
import { defineJob } from '../jobs/define-job.js';
import { notice } from '../views/blocks.js';

/** Sends one sink its waiting events. Each sink has its own lane, so a slow or dead one delays no other. */
export const deliverEvents = defineJob({
  kind: 'deliver-events',
  payload: z.object({ sink: z.string() }),
  lane: ({ sink }) => `events-${sink}`,
  async run(deps, { payload, postOnce }) {
    const sink = deps.settings.process.events.sinks.find(({ name }) => name === payload.sink);
    if (!sink) return;
    // Loaded only for sending: otherwise, each start of a function would pay for the schemas.
    const { deliverToSink } = await import('./deliver-to-sink.js');
    const { state, sent, problems } = await deliverToSink(deps, sink);
    const channelId = deps.settings.announcementChannel;
    for (const [index, problem] of problems.entries()) {
      deps.logger.error({ sink: sink.name, problem }, 'an event sink needs an operator');
      if (channelId === undefined) continue;
      const text = `The event sink ${sink.name} ${problem}. Correct it, then run \`aegis events enable ${sink.name}\`.`;
      await postOnce({ step: `problem-${index}`, channelId, about: [], message: notice(text) });
    }
    await deps.store.putSink({ ...state, run: state.run + 1 });
    deps.logger.info({ sink: sink.name, sent, failures: state.failures }, 'events delivered');
  },
  /** The next delivery has its own request. */
  async onFailure({ store }, { payload: { sink } }) {
    const state = await store.getSink(sink);
    await store.putSink({ ...state, run: state.run + 1 });
  },
});
