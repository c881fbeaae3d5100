import * as z from 'zod';

/** Undefined for what isn't text. */
export const text = z.string().optional().catch(undefined);

/** A number or a boolean as text; undefined for everything else. */
const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String).optional().catch(undefined);

/** Names with plain values; entries that have another value are left out, not the whole. */
export const textRecord = z
  .record(z.string(), scalar)
  .transform((values) => {
    const entries = Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return Object.fromEntries(entries) as Record<string, string>;
  })
  .catch({});

/** The entries of a list that have a shape; none for what isn't a list. */
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

/** The entries of a list that have a shape. Reports what's wrong with the first one if none has. */
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
