import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two texts in constant time. */
export function equalTexts(a: string, b: string): boolean {
  const [first, second] = [a, b].map((text) => createHash('sha256').update(text).digest()) as [
    Buffer,
    Buffer,
  ];
  return timingSafeEqual(first, second);
}
