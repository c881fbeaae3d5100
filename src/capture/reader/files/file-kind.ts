import type { SlackFile } from './slack-file.js';

/** Slack's words for what isn't a file on anyone's disk; their MIME types say `text/html` or nothing. */
const SLACK_KINDS: Readonly<Record<string, string>> = {
  email: 'email',
  quip: 'canvas',
  canvas: 'canvas',
  docs: 'post',
  space: 'post',
  post: 'post',
  list: 'list',
  huddle_transcript: 'huddle_transcript',
};

/** Why nothing can be read in a file that a message only names. */
const UNREADABLE: Readonly<Record<string, string>> = {
  hidden_by_limit: "a file hidden by the workspace's plan",
  check_file_info: 'a file from another organization',
  access_denied: 'a file that Aegis may not see',
};

/** The MIME type, or Slack's own word for kinds that have none. */
export function kindOfFile({ mode, filetype, mimetype, external_type }: SlackFile): string | undefined {
  return slackKindOf(mode) ?? slackKindOf(filetype) ?? (mimetype || external_type || undefined);
}

function slackKindOf(word = ''): string | undefined {
  return Object.hasOwn(SLACK_KINDS, word) ? SLACK_KINDS[word] : undefined;
}

/** What to call a file that has neither title nor name. */
export function describeFile(file: SlackFile): string {
  const { pretty_type = '' } = file;
  const reason = whyHidden(file);
  if (reason !== undefined) return UNREADABLE[reason] ?? 'a file';
  return pretty_type === '' ? 'a file' : `a file (${pretty_type})`;
}

/** Whether Slack only says that there is a file. */
export function isHiddenFile(file: SlackFile): boolean {
  return whyHidden(file) !== undefined && !file.title && !file.name;
}

function whyHidden({ mode = '', file_access = '' }: SlackFile): string | undefined {
  return [mode, file_access].find((one) => Object.hasOwn(UNREADABLE, one));
}

/** Deleted, not just out of reach: nothing of it may be kept. */
export function isDeletedFile({ mode, file_access }: SlackFile): boolean {
  return mode === 'tombstone' || file_access === 'file_not_found';
}
