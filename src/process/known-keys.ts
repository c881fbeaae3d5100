import * as z from 'zod';

type Path = readonly PropertyKey[];

/** The keys that the schema has at a path, for suggestions; none where people choose the keys themselves. */
export function knownKeys(schema: z.core.$ZodType, path: Path): string[] {
  const inner = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return keysOf(inner);
  return childrenOf(inner, step).flatMap((child) => knownKeys(child, rest));
}

/** For a union, the keys that any of its forms has. */
function keysOf(schema: z.core.$ZodType): string[] {
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap((one) => keysOf(unwrap(one))))];
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Without the layers for defaults and checks. */
function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  const isLayer =
    schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault;
  return isLayer ? unwrap(schema.unwrap()) : schema;
}

function childrenOf(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => childrenOf(unwrap(one), step));
  if (!(schema instanceof z.ZodObject)) return [];
  const child: z.core.$ZodType | undefined = schema.shape[String(step)];
  return child ? [child] : [];
}

/** Whether a key takes text rather than keys or a list of its own. */
export function isTextAt(schema: z.ZodObject, key: string): boolean {
  const inner = schema.shape[key] && unwrap(schema.shape[key]);
  return inner instanceof z.ZodString || inner instanceof z.ZodEnum;
}
