import type { Session } from '@suivi/access/domain';
import { sha256 } from '@suivi/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { deviceTokenOf, giveCookie, giveDeviceCookie, hashOf, newToken, sessionHashOf } from '../session-cookie.ts';
import { Work } from '../work.ts';
import { readSession } from './read-session.ts';

/** The key under which attempts to sign in to an account are counted; cleared when its session opens. */
export function accountKeyOf(email: string): string {
  return `account:${sha256(email)}`;
}

/** The key under which attempts from an address are counted. */
export function addressKeyOf(request: FastifyRequest): string {
  return `address:${request.ip}`;
}

/** Opens a session under a new id, in place of the one the request carried, and gives its cookie; from now on the browser is known to the account. */
export async function openSession(source: DataSource, request: FastifyRequest, reply: FastifyReply, userId: string, counted: string[]): Promise<Session> {
  const token = newToken();
  const device = deviceTokenOf(request) ?? newToken();
  await source.query('SELECT session_open($1, $2, $3, $4, $5)', [userId, hashOf(token), sessionHashOf(request), counted, hashOf(device)]);
  const work = await Work.enter(source, hashOf(token), null);
  if (!work) throw new Error('a session that was just opened does not live');
  try {
    const session = await readSession(work);
    giveCookie(request, reply, token);
    giveDeviceCookie(request, reply, device);
    return session;
  } finally {
    await work.commit();
  }
}
