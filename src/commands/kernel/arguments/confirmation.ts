import { severityRuleOf } from '../../../process/process-rules.js';
import type { Process } from '../../../process/process-schema.js';
import type { Argument } from './arguments.js';
import { lineOf, QuestionError } from './question.js';

/** Asks before something that many people notice, and passes once the person has confirmed it. */
export type Confirm = (question: string, button: string) => void;

/** The arguments are repeated as they were typed. Throws QuestionError unless the person comes from its button. */
export const confirmation: Argument<Confirm> = {
  take(reader, context) {
    const command = lineOf(context, 'confirm', reader.rewritten());
    return (question, label) => {
      if (context.sure.has('confirm')) return;
      throw new QuestionError(question, [{ label, command, style: 'danger' }]);
    };
  },
};

/** What a severity sets off, for people who choose it: `invites @sre and is announced in #leadership`. */
export function consequencesOf(process: Process, severity: string): string {
  const { responders = [], announce = [] } = severityRuleOf(process, severity) ?? {};
  const parts = [
    ...(responders.length > 0 ? [`invites ${responders.join(', ')}`] : []),
    ...(announce.length > 0 ? [`is announced in ${announce.join(', ')}`] : []),
  ];
  return parts.join(' and ');
}
