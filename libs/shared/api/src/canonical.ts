import { createHash } from 'node:crypto';

/** JSON with the keys of every object in code-unit order (RFC 8785 for the values we use), so that equal contents have equal hashes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

/** SHA-256 in hexadecimal. */
export function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
