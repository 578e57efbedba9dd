import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { may, type Permission } from '@suivi/access/domain';
import { canonicalJson, ProblemException, sha256 } from '@suivi/shared/api';
import { DataSource } from 'typeorm';
import { DECLARATION, type Declaration } from './declares.ts';
import type { WorkRequest } from './request.ts';
import { sessionHashOf } from './session-cookie.ts';
import { Work, type IdempotencyClaim } from './work.ts';

/** Closed by default: a route without a declaration is refused, and every other wants a living session with the declared permission. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly source: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const declaration = this.reflector.get<Declaration | undefined>(DECLARATION, context.getHandler());
    if (!declaration) throw new ProblemException('forbidden');
    if (declaration.permission === 'open') return true;

    const request = context.switchToHttp().getRequest<WorkRequest>();
    const sessionHash = sessionHashOf(request);
    if (!sessionHash) throw new ProblemException('not_signed_in');
    const { permission } = declaration;
    if (declaration.detached) {
      const actor = await Work.actorOf(this.source, sessionHash);
      if (!actor) throw new ProblemException('not_signed_in');
      if (!may(actor.role, permission)) throw new ProblemException('forbidden');
      request.enter = () => this.enter(sessionHash, permission, null);
      return true;
    }
    request.work = await this.enter(sessionHash, permission, declaration.once ? claimOf(request) : null);
    return true;
  }

  private async enter(sessionHash: string, permission: Permission, claim: IdempotencyClaim | null): Promise<Work> {
    const work = await Work.enter(this.source, sessionHash, claim);
    if (!work) throw new ProblemException('not_signed_in');
    if (may(work.actor.role, permission)) return work;
    await work.rollback();
    throw new ProblemException('forbidden');
  }
}

/** The idempotency key of the request with what it must be the same request as: method, address and body. */
function claimOf(request: WorkRequest): IdempotencyClaim | null {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return null;
  if (typeof key !== 'string' || !/^[\w-]{8,100}$/.test(key)) {
    throw new ProblemException('invalid_input', { issues: [{ path: 'idempotency-key', code: 'idempotency_key.malformed' }] });
  }
  return { key, requestHash: sha256(`${request.method} ${request.url} ${canonicalJson(request.body ?? null)}`) };
}
