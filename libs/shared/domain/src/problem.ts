import { z } from 'zod';

/** What can go wrong, as a code that the interface turns into a sentence saying what to do; the number is the HTTP status. */
export const PROBLEMS = {
  invalid_input: 400,
  unsafe_origin: 403,
  not_signed_in: 401,
  wrong_credentials: 401,
  too_many_attempts: 429,
  too_fast: 429,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  already_open: 409,
  wrong_phase: 409,
  action_cancelled: 409,
  idempotency_key_reused: 409,
  gone: 410,
  stale: 412,
  too_large: 413,
  unsupported_type: 415,
  file_type_mismatch: 422,
  incomplete: 422,
  precondition_required: 428,
  database_away: 503,
  documents_busy: 503,
  document_failed: 500,
  disk_full: 507,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof PROBLEMS;

export const fieldIssueSchema = z.object({ path: z.string(), code: z.string() });

/** RFC 9457 problem details, with our code, the id under which the log knows it, and the fields at fault. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  correlationId: z.string(),
  issues: z.array(fieldIssueSchema).optional(),
  /** For `stale`: the record as it stands now. For `wrong_phase`: where it stands. */
  current: z.unknown().optional(),
  retryAfterSeconds: z.number().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
export type FieldIssue = z.infer<typeof fieldIssueSchema>;

/** A refusal is a value: a rule returns it, the API answers with it, the browser explains it. */
export interface Refusal {
  refused: ProblemCode;
  issues?: FieldIssue[];
}

export function refuse(code: ProblemCode, issues?: FieldIssue[]): Refusal {
  return issues ? { refused: code, issues } : { refused: code };
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'refused' in value;
}
