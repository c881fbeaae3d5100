import { mentionsIn } from '../../incidents/names.js';
import { defaultSeverity, severityRuleOf } from '../../process/process-rules.js';
import { actions, commandButton, section } from '../../views/blocks.js';
import { escapeText, label } from '../../views/text.js';
import { member } from '../kernel/access.js';
import { bareWord } from '../kernel/arguments/argument-reader.js';
import { rest } from '../kernel/arguments/arguments.js';
import { type Confirm, confirmation, consequencesOf } from '../kernel/arguments/confirmation.js';
import { option } from '../kernel/arguments/options.js';
import { SURE_KEY } from '../kernel/arguments/question.js';
import { declaredService } from '../kernel/arguments/read-service.js';
import { readTitle } from '../kernel/arguments/read-title.js';
import { leadingSeverity } from '../kernel/arguments/severity-argument.js';
import { refuseUnused } from '../kernel/arguments/severity-in-use.js';
import { defineCommand } from '../kernel/command.js';
import { typedFields } from '../kernel/forms/field-inputs.js';
import { answer, openForm, type Reply, untilWorkerStarts } from '../kernel/reply.js';
import type { RequestDeps } from '../kernel/request-deps.js';
import { meantText } from '../lifecycle/decided-reason.js';
import type { Declaration } from './declaration.js';
import { buildProgress } from './declaration-progress.js';
import { buildDeclareModal } from './declare-modal.js';
import { submitDeclaration } from './submit-declaration.js';

const AGAIN = '--again';
const PRIVATE = '--private';

export const declare = defineCommand({
  name: 'declare',
  aliases: ['new', 'create', 'open'],
  group: 'Run an incident',
  usage: 'declare [P0-P4] [service] title... [--private]',
  summary: 'declare an incident and open a channel for it; without text, in a form',
  examples: [
    '/incident declare',
    '/incident declare P1 checkout fails in the EU',
    '/incident declare P0 service:payments nobody can pay',
  ],
  target: 'none',
  access: member('declare'),
  arguments: {
    again: option(AGAIN),
    isPrivate: option(PRIVATE),
    fields: typedFields,
    severity: leadingSeverity(),
    service: declaredService,
    title: meantText(rest('verbatim')),
    confirm: confirmation,
  },
  async run(deps, { invocation, args }) {
    const { again, isPrivate, fields, severity, service, title, confirm } = args;
    if (!isPrivate && !severity && !service && isEmptyTitle(title)) {
      const view = buildDeclareModal(deps.settings.process, { channelId: invocation.channelId });
      return openForm(view, '/incident declare P1 what is wrong');
    }
    const declaration = {
      severity: severity ?? defaultSeverity(deps.settings.process),
      service,
      title: await readTitle(deps, title),
      ...(mentionsIn(title).length > 0 && { typed_title: title }),
      is_private: isPrivate,
      fields,
    };
    refuseUnused(deps.settings.process, declaration.severity);
    confirmSeverity(deps, declaration, confirm);
    const origin = { channel_id: invocation.channelId };
    const outcome = await submitDeclaration(deps, invocation, { declaration, origin, again });
    if (outcome === 'repeated') return offerAnother(declaration);
    return untilWorkerStarts(deps, buildProgress(declaration));
  },
});

/** Asks before a severity for which aegis.yml says so. */
function confirmSeverity(
  { settings: { process } }: Pick<RequestDeps, 'settings'>,
  { severity, title }: Declaration,
  confirm: Confirm,
): void {
  if (!severityRuleOf(process, severity)?.confirm) return;
  const consequences = consequencesOf(process, severity);
  const what = consequences === '' ? '' : ` A ${severity} ${escapeText(consequences)}.`;
  confirm(`Declare *${severity}* ${label(title)}?${what} Nothing was done yet.`, `Declare ${severity}`);
}

function offerAnother({ severity, service, title, is_private }: Declaration): Reply {
  const text = `You declared *${label(title)}* a few seconds ago. Declare another one?`;
  // The runner reads a button's command like typed text, which Slack escapes.
  const words = [
    'declare',
    `${SURE_KEY}flags,severity,confirm`,
    AGAIN,
    is_private && PRIVATE,
    severity,
    service && `service:${service}`,
    escapeText(title),
  ];
  const another = commandButton({
    label: 'Declare another',
    command: words.filter(Boolean).join(' '),
    style: 'danger',
  });
  return answer({ text, blocks: [section(text), actions([another])] });
}

/** `declare a new incident` says nothing about it yet. */
function isEmptyTitle(title: string): boolean {
  return title
    .split(/\s+/)
    .every((word) => /^(?:|an?|the|new|incident|please|pls|now)$/i.test(bareWord(word)));
}
