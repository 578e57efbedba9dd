import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Problem, ProblemCode } from '@suivi/shared/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOfDatabase } from './database-problem.ts';
import { ProblemException } from './problem.exception.ts';

const BY_STATUS: Record<number, ProblemCode> = { 400: 'invalid_input', 401: 'not_signed_in', 403: 'forbidden', 404: 'not_found', 405: 'method_not_allowed', 413: 'too_large', 414: 'not_found', 415: 'unsupported_type' };

/** Turns whatever was thrown into RFC 9457 problem details; what we did not foresee is logged with its stack, never shown. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    answerProblem(error, host.switchToHttp().getRequest<FastifyRequest>(), host.switchToHttp().getResponse<FastifyReply>());
  }
}

/** The filter's answer, also for what Fastify refuses before any route is found. */
export function answerProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const exception = asProblem(error);
  if (exception.status >= 500) request.log.error({ err: error, code: exception.code }, 'request failed');
  else if (error !== exception) request.log.info({ code: exception.code, cause: error instanceof Error ? withoutSecrets(error.message) : 'unknown' }, 'request refused');
  if (exception.details.retryAfterSeconds) void reply.header('retry-after', String(exception.details.retryAfterSeconds));
  void reply.status(exception.status).header('cache-control', 'no-store').type('application/problem+json').send(JSON.stringify(problemOf(exception, request.id)));
}

/** Addresses that are secrets themselves, as routers and parsers quote them in their messages. */
function withoutSecrets(message: string): string {
  return message.replace(/(\/(?:calendar|invitations)\/)[^\s'"]+/g, '$1…');
}

/** What an exception looks like on the wire. */
export function problemOf({ code, status, details }: ProblemException, correlationId: string): Problem {
  return { type: `/problems/${code}`, title: code.replaceAll('_', ' '), status, code, correlationId, ...details };
}

function asProblem(error: unknown): ProblemException {
  if (error instanceof ProblemException) return error;
  const ofDatabase = problemOfDatabase(error);
  if (ofDatabase) return new ProblemException(ofDatabase, ofDatabase === 'database_away' ? { retryAfterSeconds: 5 } : {});
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  return new ProblemException(BY_STATUS[status] ?? (status >= 400 && status < 500 ? 'invalid_input' : 'internal'));
}

/** Errors of Fastify itself (malformed JSON, body too large) carry their status. */
function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
