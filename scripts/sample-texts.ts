import type { Place, SampleTexts } from '../test/views/samples.js';

const TEXTS: Record<Place, readonly string[]> = {
  id: ['INC-000042'],
  title: ['Checkout fails for card payments', 'Search is slow', 'Emails arrive late'],
  service: ['payment-service', 'search', 'mailer'],
  severity: ['P1', 'P2', 'P3'],
  status: ['MITIGATING', 'ACKNOWLEDGED', 'OPEN'],
  role: ['scribe', 'liaison', 'operations'],
  model: ['anthropic.claude'],
  question: ['What did we try before the rollback?'],
  update: ['We rolled back the 14:02 deploy. Error rates are falling; next update in 30 minutes.'],
  note: ['The pool size was halved in the 14:02 deploy.', 'Canary looks healthy.', 'Vendor confirmed.'],
  task: ['Write an alert for pool exhaustion', 'Tell support', 'Restore the pool size'],
  claim: [
    'Card payments in the EU fail.',
    'About 40 % of payments return an error.',
    'alice rolled back the 14:02 deploy.',
    'The deploy halved the connection pool.',
  ],
  eventType: ['DEPLOY'],
  event: ['Deploy 1482 finished', 'Error rate above 5 %', 'pool.png'],
  source: ['Deploys', 'Alerts', 'Slack'],
  file: ['pool.png'],
};

/** Texts a team might write, for docs/messages.md. */
export function sampleTexts(many: number): SampleTexts {
  return { many, word: (place, n = 0) => TEXTS[place][n % TEXTS[place].length] ?? '' };
}
