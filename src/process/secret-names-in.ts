/** The names of all secrets that a process refers to: the values of keys such as `routing_key_env`. */
export function secretNamesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const names = Object.entries(value).flatMap(([key, one]) =>
    key.endsWith('_env') && typeof one === 'string' ? [one] : secretNamesIn(one),
  );
  return [...new Set(names)];
}
