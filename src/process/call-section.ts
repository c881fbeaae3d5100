import * as z from 'zod';
import { webAddress } from './common-values.js';

/** `{id}` is `inc-42`, `{number}` is `42`. */
const PLACEHOLDER = /\{[^{}]{0,40}\}/g;
const PLACEHOLDERS = ['{id}', '{number}'];

function hasOnlyKnown(link: string): boolean {
  return (link.match(PLACEHOLDER) ?? []).every((one) => PLACEHOLDERS.includes(one));
}

/** The call that people join during an incident. */
export const callSection = z
  .strictObject({
    link: webAddress
      .refine(hasOnlyKnown, 'may have the placeholders {id} and {number}, and no others')
      .describe('the address of the call, with `{id}` for `inc-42` and `{number}` for `42`'),
  })
  .optional();
