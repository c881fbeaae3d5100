import type * as z from 'zod';
import { apiErrorWithMessages } from '../api-error.js';
import type { Block, ViewDraft } from '../model.js';
import { homeView, messageBlocks, modalView } from './block-schemas.js';

/**
 * The limit for all blocks of a message, as JSON. Slack doesn't document a figure; it rejects 13,298 characters of text in one block, and 11,341 in several (github.com/slackapi/bolt-js/issues/2509 and 2867).
 */
const MAX_BLOCKS_JSON = 13_200;

/** Slack's limit, in bytes. */
const MAX_VIEW_JSON = 250_000;

/** Checks a message's blocks. Throws `invalid_blocks` with a JSON pointer to each problem. */
export function checkBlocks(blocks: unknown): Block[] {
  const { error } = messageBlocks.safeParse(blocks, { reportInput: true });
  if (error) throw apiErrorWithMessages('invalid_blocks', describe(error, '/blocks'));
  return blocks as Block[];
}

/** Checks blocks that are posted, which unlike those in a response to a click also have a total length limit. */
export function checkPostedBlocks(blocks: unknown): Block[] {
  const checked = checkBlocks(blocks);
  if (JSON.stringify(checked).length > MAX_BLOCKS_JSON) {
    throw apiErrorWithMessages('msg_blocks_too_long', [
      'blocks are too long together [json-pointer:/blocks]',
    ]);
  }
  return checked;
}

/** Checks a view. Throws `invalid_arguments`, as Slack does, with a JSON pointer to each problem. */
export function checkView(view: unknown, type: 'modal' | 'home'): ViewDraft {
  const { error } = (type === 'modal' ? modalView : homeView).safeParse(view, { reportInput: true });
  if (error) throw apiErrorWithMessages('invalid_arguments', describe(error, '/view'));
  if (JSON.stringify(view).length > MAX_VIEW_JSON) throw apiErrorWithMessages('view_too_large', []);
  return view as ViewDraft;
}

/** `must be less than 3001 characters [json-pointer:/blocks/0/text/text]`, as Slack phrases it. */
export function describe(error: z.ZodError, root = ''): string[] {
  return error.issues.map(
    (issue) => `${describeIssue(issue)} [json-pointer:${[root, ...issue.path].join('/')}]`,
  );
}

function describeIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
      return issue.origin === 'array' ? `no more than ${issue.maximum} items allowed` : issue.message;
    case 'too_small':
      if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
      return issue.origin === 'array' ? `no fewer than ${issue.minimum} items allowed` : issue.message;
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_type':
      return issue.input === undefined ? 'missing required field' : `must provide a ${issue.expected}`;
    case 'invalid_union':
      return 'unsupported type';
    default:
      return issue.message;
  }
}
