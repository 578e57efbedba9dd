import { z } from 'zod';
import { ProblemException } from './problem.exception.ts';

const positionSchema = z.tuple([z.string().max(200), z.uuid()]);
export type Position = z.infer<typeof positionSchema>;

/** The place after which a list goes on, as text for the address: the sort value and the id of the last row shown. */
export function toCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

export function fromCursor(cursor: string): Position {
  try {
    return positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new ProblemException('invalid_input', { issues: [{ path: 'cursor', code: 'cursor.malformed' }] });
  }
}
