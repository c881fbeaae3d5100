import type { Drill } from '../../incidents/records/drill.js';
import {
  actions,
  type Button,
  commandButton,
  context,
  ID_KEY,
  type Message,
  section,
} from '../../views/blocks.js';
import { shortId } from '../../views/labels.js';
import { user } from '../../views/text.js';

const TASKS = {
  commander:
    'You lead: acknowledge, set the severity, decide, hand out work, and keep stakeholders informed with `/incident update`.',
  comms: 'You keep stakeholders informed with `/incident update`; someone else leads.',
} as const;

/** The message with a drill's controls. */
export function buildPanel(drill: Drill): Message {
  const { incident_id, learner, role } = drill;
  const title = `*Drill* · ${user(learner)} practices as *${role}* · ${stateOf(drill)}`;
  return {
    text: `${shortId(incident_id)} is a drill, not a real incident`,
    blocks: [
      section(
        [
          `🎓 ${title}`,
          TASKS[role],
          'Aegis plays everyone else. Ask them questions, as in any incident; they answer in a thread. Every command works here, but nothing is announced or counted, and nobody is paged.',
        ].join('\n'),
      ),
      ...(drill.state === 'ending' || drill.state === 'finished' ? [] : [actions(controls(drill))]),
      context('Everything posted under a name marked *Drill* comes from Aegis.'),
    ],
  };
}

function stateOf({ state, speed }: Drill): string {
  if (state === 'ending' || state === 'finished') return 'finished';
  return state === 'paused' ? 'paused' : `running at ${speed}×`;
}

function controls({ incident_id, state }: Drill): Button[] {
  const button = (label: string, verb: string) =>
    commandButton({ label, command: `drill ${ID_KEY}${incident_id} ${verb}` });
  return [
    state === 'paused' ? button('Resume', 'resume') : button('Pause', 'pause'),
    button('Slower', 'slower'),
    button('Faster', 'faster'),
    button('Next line', 'next'),
    button('Finish', 'finish'),
  ];
}
