import { UpstreamError } from '../../src/base/errors.js';
import { createStore, type Store } from '../../src/data/store/store.js';
import type { Table } from '../../src/data/table/table-client.js';
import type { CloudEvent } from '../../src/events/cloud-event-schema.js';
import { type Delivered, deliverToSink } from '../../src/events/deliver-to-sink.js';
import type { DeliveryDeps } from '../../src/events/delivery-deps.js';
import type { OutwardPost, OutwardResponse } from '../../src/ports/outward.js';
import { createTestClock, type TestClock } from './clock.js';
import { createTestLogger } from './logger.js';
import { settingsFrom } from './process.js';

/** A secret from the reference tests of Standard Webhooks. */
export const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

/** What a receiver answers: a status, a status with headers, or nothing. */
type Answer = number | { status: number; retryAfter: string } | 'nothing';

export interface TestSinks {
  clock: TestClock;
  /** Its writes wait for sinks. */
  store: Store;
  deps: DeliveryDeps;
  /** Everything that was posted, whatever the answer. */
  posts: (OutwardPost & { event: CloudEvent })[];
  /** What a sink has accepted, in order. */
  got(sink: string): CloudEvent[];
  /** From now on a sink answers like this. */
  answers(sink: string, answer: (event: CloudEvent) => Answer): void;
  /** One delivery to a sink, as its job makes it. */
  deliver(sink: string): Promise<Delivered>;
  /** How many things wait. */
  waiting(): Promise<{ fresh: number; late: number }>;
}

/** Sinks of an aegis.yml that say what they got. Each is at `https://NAME.example`. */
export function openSinks(table: Table, yaml: string, start: string): TestSinks {
  const clock = createTestClock(start);
  const store = createStore({ ...table, now: clock.now, hasSinks: true });
  const settings = settingsFrom(yaml);
  const { sinks } = settings.process.events;
  const posts: TestSinks['posts'] = [];
  const accepted: { sink: string; event: CloudEvent }[] = [];
  const answers = new Map<string, (event: CloudEvent) => Answer>();
  const respond = (answer: Answer): OutwardResponse => {
    if (answer === 'nothing') throw new UpstreamError('sink_unreachable', 'no answer', { retryable: true });
    if (typeof answer === 'number') return { status: answer, headers: {}, body: '' };
    return { status: answer.status, headers: { 'retry-after': answer.retryAfter }, body: '' };
  };
  const deps: DeliveryDeps = {
    clock,
    logger: createTestLogger(),
    outward: {
      async post(request) {
        const sink = new URL(request.url).hostname.split('.')[0] ?? '';
        const event = JSON.parse(request.body) as CloudEvent;
        posts.push({ ...request, event });
        const response = respond(answers.get(sink)?.(event) ?? 204);
        if (response.status < 300) accepted.push({ sink, event });
        return response;
      },
      putEvents: () => Promise.reject(new Error('no bus in this test')),
      sign: () => Promise.reject(new Error('no key in this test')),
    },
    secrets: { get: async () => SECRET },
    settings,
    store,
  };
  return {
    clock,
    store,
    deps,
    posts,
    got: (sink) => accepted.filter((one) => one.sink === sink).map(({ event }) => event),
    answers: (sink, answer) => void answers.set(sink, answer),
    async deliver(name) {
      const sink = sinks.find((one) => one.name === name);
      if (!sink) throw new Error(`no sink ${name}`);
      const delivered = await deliverToSink(deps, sink);
      await store.putSink({ ...delivered.state, run: delivered.state.run + 1 });
      return delivered;
    },
    async waiting() {
      const count = async (lane: 'new' | 'late') =>
        (await store.queuedRefs(lane, { limit: 1_000 })).refs.length;
      return { fresh: await count('new'), late: await count('late') };
    },
  };
}
