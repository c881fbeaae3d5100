import { escapeMarkupOnce } from '../../../base/escape-markup.js';
import { readRichText } from '../rich-text/read-rich-text.js';
import { link } from '../slack-markup.js';
import { readTextObject } from '../text-object.js';
import { type JsonFields, objectIn, objectsIn, textIn } from '../untrusted-json.js';
import { ELEMENT_READERS } from './interactive-elements.js';
import { fieldsInOrder, type PartReader } from './part-reader.js';
import { readChart } from './read-chart.js';
import { readTable } from './read-table.js';

const nothing: PartReader = () => [];
const readText: PartReader = (part) => [readTextObject(part)];

/** The visible text of each type of block and element in Slack's reference, in reading order. */
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
  image: readImage,
  divider: nothing,
  // It's among the message's files.
  file: nothing,
  video: readVideo,
  call: readCall,
  markdown: fieldsInOrder('text'),
  rich_text: (block) => [readRichText(block)],
  table: readTable,
  data_table: readTable,
  data_visualization: readChart,
  alert: fieldsInOrder('text'),
  card: fieldsInOrder('icon', 'title', 'subtitle', 'hero_image', 'body', 'subtext', 'actions'),
  carousel: fieldsInOrder('elements'),
  container: (block, read) => [
    ...read(block.icon),
    ...read(block.rich_text_title ?? block.title),
    ...read(block.subtitle),
    ...read(block.child_blocks),
  ],
  // Its tasks are cards, with or without that type.
  plan: (block, read) => [
    ...read(block.title),
    ...objectsIn(block, 'tasks').flatMap((task) => read({ ...task, type: 'task_card' })),
  ],
  task_card: (block, read) => [
    readTaskTitle(block),
    ...read(block.details),
    ...read(block.output),
    ...read(block.sources),
  ],
};

/** An image without any text, such as a graph, is represented by its URL. */
function readImage(part: JsonFields): string[] {
  const words = [readTextObject(part.title), escapeMarkupOnce(textIn(part, 'alt_text'))];
  const address = textIn(part, 'image_url') || textIn(objectIn(part, 'slack_file'), 'url');
  return words.some((line) => line.trim() !== '') ? words : [link(address)];
}

function readVideo(block: JsonFields): string[] {
  const title = link(textIn(block, 'title_url') || textIn(block, 'video_url'), readTextObject(block.title));
  const credits = ['provider_name', 'author_name'].map((name) => escapeMarkupOnce(textIn(block, name)));
  return [title, ...credits, readTextObject(block.description), escapeMarkupOnce(textIn(block, 'alt_text'))];
}

/** A call that an app such as Zoom added. */
function readCall(block: JsonFields): string[] {
  const call = objectIn(objectIn(block, 'call'), 'v1');
  const people = objectsIn(call, 'all_participants').map(readParticipant).filter(Boolean);
  return [
    link(textIn(call, 'join_url'), escapeMarkupOnce(textIn(call, 'name'))),
    people.length > 0 ? `In the call: ${people.join(', ')}` : '',
  ];
}

/** Members of the workspace have an id, guests of the call a name. */
function readParticipant(person: JsonFields): string {
  const id = textIn(person, 'slack_id');
  return /^[UW][A-Z0-9]+$/.test(id) ? `<@${id}>` : escapeMarkupOnce(textIn(person, 'display_name'));
}

/** Slack shows the status as an icon. */
function readTaskTitle(block: JsonFields): string {
  const title = escapeMarkupOnce(textIn(block, 'title')) || readTextObject(block.title);
  const status = escapeMarkupOnce(textIn(block, 'status')).replaceAll('_', ' ');
  return status === '' ? title : `${title} (${status})`;
}
