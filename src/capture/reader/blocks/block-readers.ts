import { readRichText } from '../rich-text/read-rich-text.js';
import { escapePlain, link } from '../slack-markup.js';
import { readTextObject } from '../text-object.js';
import { type JsonFields, objectIn, textIn } from '../untrusted-json.js';
import { ELEMENT_READERS } from './interactive-elements.js';
import { fieldsInOrder, type PartReader } from './part-reader.js';
import { readChart } from './read-chart.js';
import { readTable } from './read-table.js';

const nothing: PartReader = () => [];
const readText: PartReader = (part) => [readTextObject(part)];

/** What people see of each type of block and element in Slack's reference, in reading order. */
export const PART_READERS: Readonly<Record<string, PartReader>> = {
  ...ELEMENT_READERS,
  mrkdwn: readText,
  plain_text: readText,
  raw_text: readText,
  raw_number: readText,
  section: fieldsInOrder('text', 'fields', 'accessory'),
  header: fieldsInOrder('text'),
  context: fieldsInOrder('elements'),
  context_actions: fieldsInOrder('elements'),
  actions: fieldsInOrder('elements'),
  input: fieldsInOrder('label', 'hint', 'element'),
  image: (part) => [readTextObject(part.title), escapePlain(textIn(part, 'alt_text'))],
  divider: nothing,
  // The message's files have it.
  file: nothing,
  video: readVideo,
  call: readCall,
  markdown: fieldsInOrder('text'),
  rich_text: (block) => [readRichText(block)],
  table: readTable,
  data_table: readTable,
  data_visualization: readChart,
  alert: fieldsInOrder('text'),
  card: fieldsInOrder('icon', 'title', 'subtitle', 'hero_image', 'body', 'actions'),
  carousel: fieldsInOrder('elements'),
  container: (block, read) => [
    ...read(block.icon),
    ...read(block.rich_text_title ?? block.title),
    ...read(block.subtitle),
    ...read(block.child_blocks),
  ],
  plan: fieldsInOrder('title', 'tasks'),
  task_card: (block, read) => [
    readTaskTitle(block),
    ...read(block.details),
    ...read(block.output),
    ...read(block.sources),
  ],
};

function readVideo(block: JsonFields): string[] {
  const title = link(textIn(block, 'title_url') || textIn(block, 'video_url'), readTextObject(block.title));
  const credits = ['provider_name', 'author_name'].map((name) => escapePlain(textIn(block, name)));
  return [title, ...credits, readTextObject(block.description), escapePlain(textIn(block, 'alt_text'))];
}

/** A call that an app such as Zoom added. */
function readCall(block: JsonFields): string[] {
  const call = objectIn(objectIn(block, 'call'), 'v1');
  return [link(textIn(call, 'join_url'), escapePlain(textIn(call, 'name')))];
}

/** Slack shows the status as an icon. */
function readTaskTitle(block: JsonFields): string {
  const title = escapePlain(textIn(block, 'title')) || readTextObject(block.title);
  const status = escapePlain(textIn(block, 'status')).replaceAll('_', ' ');
  return status === '' ? title : `${title} (${status})`;
}
