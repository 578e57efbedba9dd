import { PROBLEMS, type FieldIssue, type ProblemCode, type Refusal } from '@suivi/shared/domain';

/** A refusal on its way out of the API; the filter answers with it as problem details. */
export class ProblemException extends Error {
  readonly status: number;

  constructor(
    readonly code: ProblemCode,
    readonly details: { issues?: FieldIssue[]; current?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(code);
    this.status = PROBLEMS[code];
  }

  static of(refusal: Refusal): ProblemException {
    return new ProblemException(refusal.refused, refusal.issues ? { issues: refusal.issues } : {});
  }
}
