import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemException } from '@suivi/shared/api';
import type { FastifyRequest } from 'fastify';
import type { Work } from './work.ts';

export interface WorkRequest extends FastifyRequest {
  work?: Work;
}

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<WorkRequest>();

/** The request's work in the database. */
export const InWork = createParamDecorator((_data: unknown, context: ExecutionContext): Work => {
  const { work } = requestOf(context);
  if (!work) throw new Error('an open route has no work');
  return work;
});

/** The row version that the client read, from `If-Match: "<n>"`; without it the request is refused (428). */
export const IfMatch = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['if-match'];
  if (header === undefined) throw new ProblemException('precondition_required');
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (!version) throw new ProblemException('invalid_input', { issues: [{ path: 'if-match', code: 'row_version.malformed' }] });
  return Number(version);
});
