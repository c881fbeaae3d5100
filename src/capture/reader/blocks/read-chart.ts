import { escapeMarkupOnce } from '../../../base/escape-markup.js';
import { type JsonFields, objectIn, objectsIn, textIn } from '../untrusted-json.js';
import type { PartReader } from './part-reader.js';

/** Reads a chart's figures: a line for each segment of a pie, and for each series of other charts. */
export const readChart: PartReader = (block, read) => {
  const chart = objectIn(block, 'chart');
  const axes = objectIn(chart, 'axis_config');
  return [
    ...read(block.title),
    ...read(axes.x_label),
    ...read(axes.y_label),
    ...objectsIn(chart, 'segments').map(readPoint),
    ...objectsIn(chart, 'series').map(
      (series) => `${readPlain(series, 'name')}: ${objectsIn(series, 'data').map(readPoint).join(', ')}`,
    ),
  ];
};

function readPoint(point: JsonFields): string {
  return `${readPlain(point, 'label')} ${readPlain(point, 'value')}`;
}

function readPlain(fields: JsonFields, name: string): string {
  return escapeMarkupOnce(textIn(fields, name));
}
