import { type Message, notice } from '../../views/blocks.js';
import { label } from '../../views/text.js';
import type { Declaration } from './declaration.js';

/** Shown while an incident is being opened. */
export function buildProgress({ severity, title }: Pick<Declaration, 'severity' | 'title'>): Message {
  return notice(`Declaring *${label(severity)}* ${label(title)}. Its channel opens in a moment.`);
}
