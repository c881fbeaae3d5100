import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item } from '../data/table/entity.js';

interface ItemUpdate {
  tableName: string;
  /** The item as it was read. */
  item: Item;
  /** Attributes to write only where absent. */
  keep?: Item;
  set?: Item;
  remove?: readonly string[];
  /** Attributes that must not have changed since they were read, including absent ones. */
  unchanged: readonly string[];
}

/**
 * An update that fails if the item is gone or one of its `unchanged` attributes has changed since
 * it was read. Aliases every name.
 */
export function buildItemUpdate(update: ItemUpdate): UpdateCommandInput {
  const { tableName, item, keep = {}, set = {}, remove = [], unchanged } = update;
  const names = [...new Set([...Object.keys(keep), ...Object.keys(set), ...remove, ...unchanged])];
  const alias = (name: string) => `#n${names.indexOf(name)}`;
  const value = (name: string, kind: string) => `:${kind}${names.indexOf(name)}`;
  const sets = [
    ...Object.keys(keep).map((name) => `${alias(name)} = if_not_exists(${alias(name)}, ${value(name, 'k')})`),
    ...Object.keys(set).map((name) => `${alias(name)} = ${value(name, 's')}`),
  ];
  const present = unchanged.filter((name) => item[name] !== undefined);
  const conditions = [
    'attribute_exists(#pk)',
    ...unchanged.map((name) =>
      item[name] === undefined
        ? `attribute_not_exists(${alias(name)})`
        : `${alias(name)} = ${value(name, 'u')}`,
    ),
  ];
  return {
    TableName: tableName,
    Key: { PK: item.PK, SK: item.SK },
    UpdateExpression: [
      ...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []),
      ...(remove.length > 0 ? [`REMOVE ${remove.map(alias).join(', ')}`] : []),
    ].join(' '),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: {
      '#pk': 'PK',
      ...Object.fromEntries(names.map((name) => [alias(name), name])),
    },
    ...withValues([
      ...Object.entries(keep).map(([name, kept]) => [value(name, 'k'), kept]),
      ...Object.entries(set).map(([name, wanted]) => [value(name, 's'), wanted]),
      ...present.map((name) => [value(name, 'u'), item[name]]),
    ]),
  };
}

/** DynamoDB rejects an empty map of values. */
function withValues(entries: unknown[][]): Pick<UpdateCommandInput, 'ExpressionAttributeValues'> {
  return entries.length > 0 ? { ExpressionAttributeValues: Object.fromEntries(entries) } : {};
}
