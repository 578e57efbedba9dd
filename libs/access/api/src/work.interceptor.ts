import { Injectable, StreamableFile, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ProblemException } from '@suivi/shared/api';
import { isRefusal } from '@suivi/shared/domain';
import type { FastifyReply } from 'fastify';
import { catchError, from, mergeMap, of, type Observable } from 'rxjs';
import { DECLARATION, type Declaration } from './declares.ts';
import type { WorkRequest } from './request.ts';

/** Ends the request's work: committed with its answer, or undone when it was refused or failed. */
@Injectable()
export class WorkInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const declaration = this.reflector.get<Declaration>(DECLARATION, context.getHandler());
    const { work } = context.switchToHttp().getRequest<WorkRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    if (work?.answered) return from(this.answerAgain(work, reply));
    return next.handle().pipe(
      mergeMap(async (value: unknown) => {
        if (isRefusal(value)) throw ProblemException.of(value);
        const answer = value instanceof StreamableFile ? value : declaration.answer?.parse(value);
        await work?.commit({ status: reply.statusCode, body: answer instanceof StreamableFile ? null : answer });
        setEntityTag(reply, answer);
        return answer;
      }),
      catchError(async (error: unknown) => {
        await work?.rollback().catch(() => undefined);
        throw error;
      }),
      mergeMap((answer) => of(answer)),
    );
  }

  private async answerAgain(work: NonNullable<WorkRequest['work']>, reply: FastifyReply): Promise<unknown> {
    const { answered } = work;
    await work.rollback();
    if (!answered?.sameRequest) throw new ProblemException('idempotency_key_reused');
    void reply.status(answered.status ?? 200).header('idempotency-replayed', 'true');
    setEntityTag(reply, answered.body);
    return answered.body;
  }
}

/** The version of an editable record, as the tag that its next edit must bring back. */
function setEntityTag(reply: FastifyReply, answer: unknown): void {
  const version = (answer as { rowVersion?: unknown } | null | undefined)?.rowVersion;
  if (typeof version === 'number') void reply.header('etag', `"${version}"`);
}
