import { formatDuration, MINUTE_MS } from '../../base/durations.js';
import { describeDrill } from '../../drills/describe-drill.js';
import { DRILL_NAMES, readDrill } from '../../drills/library.js';
import { actions, commandButton, context, type Message, section } from '../../views/blocks.js';
import { literal } from '../../views/literal.js';
import { escapeText, label } from '../../views/text.js';

/** The available drills, each with a button that starts it. */
export function buildDrillList(): Message {
  const text = 'Practice an incident: you lead, and Aegis plays the others.';
  return {
    text,
    blocks: [section(`🎓 *${text}*`), ...DRILL_NAMES.flatMap(buildEntry), context(HOW)],
  };
}

const HOW =
  'A drill gets its own channel. Nothing in it is announced or counted, nobody is paged, and a debrief at the end shows how you did.';

function buildEntry(name: string) {
  const { title, service, people, lengthMs, reports } = describeDrill(readDrill(name));
  const facts = [
    service,
    `${people} people`,
    `${formatDuration(Math.round(lengthMs / MINUTE_MS) * MINUTE_MS)} in real time`,
  ]
    .filter(Boolean)
    .join(' · ');
  const [first] = reports;
  const quote = first ? `\n>${label(first.who)}: ${literal(escapeText(first.text))}` : '';
  return [
    section(`*${label(title)}*\n${label(facts)}${quote}`),
    actions([commandButton({ label: 'Practice', command: `drill ${name}` })]),
  ];
}
