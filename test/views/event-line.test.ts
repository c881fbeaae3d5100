import { expect, it } from 'vitest';
import { describeEvent } from '../../src/incidents/describe-event.js';
import { plainEventFormat } from '../../src/views/event-format.js';
import { eventText } from '../../src/views/event-line.js';
import { anEvent } from '../support/records.js';

it("shows the beginning of an export's hash in Slack, and all of it in exports", () => {
  const head = '0d395b4e8981a42637698dd715a21fabebe89db1f2a07c32b2b58c33558221a3';
  const event = anEvent({ type: 'RECORD_EXPORTED', detail: { format: 'md', head } });

  expect(eventText(event)).toContain('exported as md, head 0d395b4e8981…');
  expect(eventText(event)).not.toContain(head);
  expect(
    describeEvent(
      event,
      plainEventFormat((id) => id),
    ),
  ).toContain(`head ${head}`);
});
