import type { Delivery, Envelope, Reply, Workspace } from 'slack-simulator';

export interface EventPump {
  /** Resolves once all events so far have been delivered. */
  idle(): Promise<void>;
  /** Whether events are waiting. */
  readonly isBusy: boolean;
  /** Events that couldn't be delivered, one line each. */
  readonly failures: string[];
}

/** Delivers a workspace's events to the app, in order. */
export function pumpEvents(
  workspace: Workspace,
  delivery: Pick<Delivery, 'event'>,
  isDelivered: (envelope: Envelope) => boolean = () => true,
): EventPump {
  const failures: string[] = [];
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();
  workspace.onEvent((envelope) => {
    if (!isDelivered(envelope)) return;
    waiting += 1;
    last = last
      .then(() => delivery.event(envelope))
      .then(({ status }: Reply) => {
        waiting -= 1;
        if (status !== 200) failures.push(`event ${envelope.event.type}: answered ${status}`);
      });
  });
  return {
    idle: async () => {
      while (waiting > 0) await last;
    },
    get isBusy() {
      return waiting > 0;
    },
    failures,
  };
}
