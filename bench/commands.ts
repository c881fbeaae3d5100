import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { fromSlackTs } from '../src/base/timestamp.js';
import { createStore } from '../src/data/store/store.js';
import { aDeclaration } from '../test/support/records.js';
import { type Comparison, compare } from './measure.js';
import { bareBolt, envelope, type Rig, startRig } from './rig.js';

const BASELINE = 'bare Bolt ack + the same table requests by the raw client';

/** How much Aegis adds to the cost of Bolt and the table for a message; `inline` says it for commands. */
export async function benchCommands(): Promise<Comparison[]> {
  const rig = await startRig();
  try {
    await fill(rig);
    return [await benchCapture(rig)];
  } finally {
    await rig.stop();
  }
}

async function fill({ table }: Rig): Promise<void> {
  const store = createStore(table);
  for (let n = 1; n <= 100; n += 1) {
    const incident_id = `INC-${String(n).padStart(6, '0')}`;
    await store.declareIncident(aDeclaration({ incident_id, channel_id: `C${n}`, severity: `P${n % 5}` }));
  }
}

async function benchCapture({ table, raw, slack }: Rig): Promise<Comparison> {
  const bare = bareBolt((app) =>
    app.event('message', async ({ event }) => {
      const { ts, channel, user, text } = event as unknown as Record<string, string>;
      await raw.send(
        new PutItemCommand({
          TableName: table.name,
          Item: {
            PK: { S: 'INCIDENT#INC-000001' },
            SK: { S: `COMMENT#${fromSlackTs(ts ?? '')}` },
            user_id: { S: user ?? '' },
            text: { S: text ?? '' },
            channel_id: { S: channel ?? '' },
          },
          ConditionExpression: 'attribute_not_exists(PK)',
        }),
      );
    }),
  );
  let micros = 0;
  const message = () => {
    micros += 1;
    const ts = `1736950000.${String(micros).padStart(6, '0')}`;
    const text = `Error rate is at ${micros} % and rising, we're looking at the last deploy`;
    return envelope({
      type: 'message',
      channel: 'C1',
      channel_type: 'channel',
      user: 'U01ALICE',
      text,
      ts,
      event_ts: ts,
    });
  };
  return compare({
    name: 'one captured message',
    baseline: BASELINE,
    subject: () => slack.event(message()),
    against: () => bare.event(message()),
  });
}
