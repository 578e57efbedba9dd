import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemException } from '@suivi/shared/api';
import type { FastifyRequest } from 'fastify';
import type { Work } from './work.ts';

export interface WorkRequest extends FastifyRequest {
  work?: Work;
  /** On a `detached` route: enters the work once what the handler waited for is here. */
  enter?: EnterWork;
}

export type EnterWork = () => Promise<Work>;

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<WorkRequest>();

/** The request's work in the database. */
export const InWork = createParamDecorator((_data: unknown, context: ExecutionContext): Work => {
  const { work } = requestOf(context);
  if (!work) throw new Error('an open route has no work');
  return work;
});

/** On a `detached` route: how to enter its work. Whoever enters ends it, by `commit` or `rollback`. */
export const Enter = createParamDecorator((_data: unknown, context: ExecutionContext): EnterWork => {
  const { enter } = requestOf(context);
  if (!enter) throw new Error('only a detached route enters its work itself');
  return enter;
});

/** The row version that the client read, from `If-Match: "<n>"`; without it the request is refused (428). */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined) throw new ProblemException('precondition_required');
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (!version) throw new ProblemException('invalid_input', { issues: [{ path: 'if-match', code: 'row_version.malformed' }] });
  return Number(version);
});
