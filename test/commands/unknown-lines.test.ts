import { expect, it } from 'vitest';
import { answerUnknown } from '../../src/commands/answer-unknown.js';
import { QuestionError } from '../../src/commands/kernel/arguments/question.js';

const deps = {
  cached: { incidentOf: async (channel: string) => (channel === 'C01' ? 'INC-000001' : undefined) },
};

/** The lines that the buttons of the answer would run. */
async function offered(text: string, channelId = 'C01') {
  const verb = text.split(' ', 1)[0] ?? '';
  const error = await answerUnknown(deps as never, { channelId }, { text, verb });
  return error instanceof QuestionError ? error.choices.map(({ command }) => command) : [];
}

it.each([
  ['make bob the commander', 'assign bob the commander'],
  ["i'll take it", 'assign me'],
  ['put bob in charge', 'assign bob'],
  ['transfer to <@U02>', 'handoff <@U02>'],
  ["it's over", 'resolve'],
  ['everything is back to normal', 'resolve'],
  ['it was a false alarm', 'resolve false alarm'],
  ['mark it resolved', 'resolve'],
  ['set it to mitigating', 'mitigate'],
  ['send update all regions are back', 'update all regions are back'],
  ["tell everyone we're rolling back", "update we're rolling back"],
  ['the cause was the deploy', 'cause the deploy'],
  ['we decided to roll back', 'decision roll back'],
  ["it's a P0 now", 'severity P0'],
  ['setze Schweregrad auf P0', 'severity P0'],
  ['stop reminders', 'remind stop'],
  ['record that the vendor called', 'note the vendor called'],
  ['es ist behoben', 'resolve'],
  ['está resuelto', 'resolve'],
  ["c'est fini", 'resolve'],
  ['está resolvido', 'resolve'],
  ['解決しました', 'resolve'],
  ['Zusammenfassung', 'summary'],
  ['tarea llamar al proveedor', 'task llamar al proveedor'],
  ['fermer', 'close'],
  ['ajuda', 'help'],
  ['タイムライン', 'timeline'],
  ['何が起きた?', 'ask 何が起きた?'],
  ['reslove rolled back', 'resolve rolled back'],
  ['sck', 'ack'],
  ['bob should call the vendor', 'note bob should call the vendor'],
  ["it's not over", "note it's not over"],
  ['not the firewall', 'note not the firewall'],
])('suggests what "%s" means', async (text, line) => {
  expect(await offered(text)).toEqual([line]);
});

it.each([
  ['checkout is down', 'declare checkout is down'],
  ['payments P1 outage', 'declare payments P1 outage'],
  ['Vorfall P1 Checkout geht nicht', 'declare P1 Checkout geht nicht'],
  ['障害 P1 決済が失敗', 'declare P1 決済が失敗'],
])('suggests declaring "%s" outside an incident channel', async (text, line) => {
  expect(await offered(text, 'C99')).toEqual([line]);
});

it.each(['false', 'not resolved', 'raise money', 'unassign'])('suggests nothing for "%s"', async (text) => {
  expect(await offered(text)).toEqual([]);
});
