import * as z from 'zod';

/** Undefined if it isn't text. */
export const text = z.string().optional().catch(undefined);

const scalar = z.union([z.string(), z.number(), z.boolean()]);
/** A number, a boolean or a list of them as text, `a,b`; undefined for everything else. */
const plain = z
  .union([scalar, z.array(scalar).min(1)])
  .transform(String)
  .optional()
  .catch(undefined);

/** A record of plain values; entries with other values are left out, instead of failing the whole. */
export const textRecord = z
  .record(z.string(), plain)
  .transform((values) => {
    const entries = Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return Object.fromEntries(entries) as Record<string, string>;
  })
  .catch({});

/** The list entries that match a shape; empty if it isn't a list. */
export function listOf<T extends z.ZodType>(shape: T) {
  return z
    .array(z.unknown())
    .transform((list) =>
      list.flatMap((one) => {
        const read = shape.safeParse(one);
        return read.success ? [read.data as z.output<T>] : [];
      }),
    )
    .catch([]);
}

/** The list entries that match a shape. If none does, reports what's wrong with the first one. */
export function salvage<T extends z.ZodType>(
  shape: T,
  list: readonly unknown[],
  context: z.RefinementCtx,
  name: string,
): z.output<T>[] {
  const read = list.map((one) => shape.safeParse(one));
  const good = read.flatMap((one) => (one.success ? [one.data] : []));
  const [first] = read;
  if (good.length > 0 || first === undefined || first.success) return good;
  for (const { message, path } of first.error.issues) {
    context.addIssue({ code: 'custom', message, path: [name, 0, ...path] });
  }
  return [];
}
