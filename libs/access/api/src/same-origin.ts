import { ProblemException } from '@suivi/shared/api';
import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a change that a browser sends on behalf of another site (docs/decisions/0004): by the Fetch Metadata header that every
 * current browser sends, by `Origin` where that is all there is. Machines send neither and carry no cookie by accident.
 */
export async function refuseOtherOrigins(request: FastifyRequest): Promise<void> {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemException('unsafe_origin');
  const { origin } = request.headers;
  if (origin !== undefined && hostOf(origin) !== request.host) throw new ProblemException('unsafe_origin');
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
