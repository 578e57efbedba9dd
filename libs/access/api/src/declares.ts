import { applyDecorators, SetMetadata } from '@nestjs/common';
import type { Permission } from '@suivi/access/domain';
import type { ZodType } from 'zod';

export interface Declaration {
  /** The permission the route wants; `open` for the few routes that need no session. */
  permission: Permission | 'open';
  /** One sentence for the API's documentation. */
  summary: string;
  /** What leaves: anything the schema does not name is stripped. Absent: no content, or a stream. */
  answer?: ZodType;
  /** For the documentation: what is no JSON; a piece of an upload that comes in, or files of these types that go out. */
  binary?: 'piece' | readonly string[];
  /** Whether the request may carry an `Idempotency-Key` and is then done once. */
  once?: true;
  /** Whether the request must carry `If-Match`. */
  ifMatch?: true;
  /**
   * The session and the permission are checked before the handler, and no transaction stays open: for routes whose body arrives as
   * slowly as a bad line lets it. The handler enters its work when it has everything (`@Enter()`), and the session is checked again.
   */
  detached?: true;
}

export const DECLARATION = 'suivi:declaration';

/** Every route declares who may try it and what it answers; one that declares nothing is refused. */
export function Declares(declaration: Declaration) {
  return applyDecorators(SetMetadata(DECLARATION, declaration));
}
