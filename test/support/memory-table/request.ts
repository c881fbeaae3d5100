import type { Item } from './evaluate.js';
import { parseCondition, parseUpdate } from './parse-expression.js';

/** A request with plain values. */
export interface Request {
  Item?: Item;
  Key?: Item;
  IndexName?: string;
  UpdateExpression?: string;
  ConditionExpression?: string;
  KeyConditionExpression?: string;
  FilterExpression?: string;
  ExpressionAttributeNames?: Record<string, string>;
  ExpressionAttributeValues?: Item;
  ExclusiveStartKey?: Item;
  ScanIndexForward?: boolean;
  Limit?: number;
  ReturnValues?: string;
  ReturnValuesOnConditionCheckFailure?: string;
}

export const parse = parsedOnce(parseCondition);
export const parseChanges = parsedOnce(parseUpdate);

/** Expressions repeat; their names are part of them. */
function parsedOnce<T>(parser: (expression: string, names: Record<string, string>) => T) {
  const parsed = new Map<string, T>();
  return (expression: string, { ExpressionAttributeNames = {} }: Request): T => {
    const key = `${expression} ${JSON.stringify(ExpressionAttributeNames)}`;
    const known = parsed.get(key) ?? parser(expression, ExpressionAttributeNames);
    parsed.set(key, known);
    return known;
  };
}

export function invalid(message: string): Error {
  return Object.assign(new Error(message), { name: 'ValidationException', $metadata: {} });
}

/** DynamoDB takes no names or values that no expression has, and no empty lists of them. */
export function refuseUnused(request: Request): void {
  const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = request;
  const expressions = [
    request.UpdateExpression,
    request.ConditionExpression,
    request.KeyConditionExpression,
    request.FilterExpression,
  ].join(' ');
  for (const defined of [names, values]) {
    const keys = defined && Object.keys(defined);
    if (keys?.length === 0) throw invalid('ExpressionAttribute parameters must not be empty');
    const unused = keys?.find((key) => !expressions.includes(key));
    if (unused !== undefined) throw invalid(`${unused} is unused in expressions`);
  }
}
