import type { FieldIssue, Problem } from '@suivi/shared/domain';

/** The codes of the API, `offline` when no answer came, and `unreadable` when what came was not an answer of ours. */
export type ApiProblemCode = string;

/** A refusal of the API as an error: what went wrong, where, and under which reference the log knows it. */
export class ApiProblem extends Error {
  readonly code: ApiProblemCode;
  readonly status: number;
  readonly issues: readonly FieldIssue[];
  readonly current: unknown;
  readonly correlationId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(problem: Partial<Problem> & { code: string }) {
    super(problem.code);
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status ?? 0;
    this.issues = problem.issues ?? [];
    this.current = problem.current;
    this.correlationId = problem.correlationId ?? null;
    this.retryAfterSeconds = problem.retryAfterSeconds ?? null;
  }

  /** Whatever was thrown, as a problem that can be shown. */
  static from(error: unknown): ApiProblem {
    if (error instanceof ApiProblem) return error;
    if (error instanceof Error && error.cause instanceof ApiProblem) return error.cause;
    return new ApiProblem({ code: 'unforeseen' });
  }
}
