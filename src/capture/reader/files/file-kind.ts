import type { SlackFile } from './slack-file.js';

/** Slack's own types for content that isn't an ordinary file; its MIME type is `text/html` or missing. */
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

/** Why the text of a file that a message only names can't be read. */
const UNREADABLE: Readonly<Record<string, string>> = {
  hidden_by_limit: "a file hidden by the workspace's plan",
  check_file_info: 'a file from another organization',
  access_denied: 'a file that Aegis may not see',
};

/** The MIME type, or Slack's own type for kinds without one. */
export function kindOfFile({
  mode,
  filetype,
  mimetype = '',
  external_type,
  subtype,
}: SlackFile): string | undefined {
  // Slack labels a voice clip `video/mp4`, or not at all.
  if (subtype === 'slack_audio') return mimetype.replace(/^video\//, 'audio/') || 'audio/mp4';
  return slackKindOf(mode) ?? slackKindOf(filetype) ?? (mimetype || external_type || undefined);
}

function slackKindOf(word = ''): string | undefined {
  return Object.hasOwn(SLACK_KINDS, word) ? SLACK_KINDS[word] : undefined;
}

/** The name of a file that has neither a title nor a name. */
export function describeFile(file: SlackFile): string {
  const { pretty_type = '' } = file;
  const reason = whyHidden(file);
  if (reason !== undefined) return UNREADABLE[reason] ?? 'a file';
  return pretty_type === '' ? 'a file' : `a file (${pretty_type})`;
}

/** Whether Slack only shows that there is a file. */
export function isHiddenFile(file: SlackFile): boolean {
  return whyHidden(file) !== undefined && !file.title && !file.name;
}

function whyHidden({ mode = '', file_access = '' }: SlackFile): string | undefined {
  return [mode, file_access].find((one) => Object.hasOwn(UNREADABLE, one));
}

const CLIPS: readonly string[] = ['slack_audio', 'slack_video'];
const TRANSCRIBED: readonly string[] = ['complete', 'failed', 'none'];

/** Whether Slack may still transcribe it, which takes from seconds to minutes. */
export function awaitsTranscript({ subtype = '', transcription }: SlackFile): boolean {
  if (transcription === undefined) return CLIPS.includes(subtype);
  const { status, preview, lines = [] } = transcription;
  const hasWords = lines.length > 0 || (preview?.content ?? '') !== '';
  return !hasWords && !TRANSCRIBED.includes(status ?? '');
}

/** Whether its transcript can be read. */
export function hasTranscript(file: SlackFile): boolean {
  return file.transcription !== undefined && !awaitsTranscript(file);
}

/** Deleted, not just inaccessible: nothing of it may be kept. */
export function isDeletedFile({ mode, file_access }: SlackFile): boolean {
  return mode === 'tombstone' || file_access === 'file_not_found';
}
