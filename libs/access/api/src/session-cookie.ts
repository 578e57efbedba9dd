import '@fastify/cookie';
import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** `__Host-` binds the cookie to this host and to HTTPS, which development on 127.0.0.1 does not have. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-suivi' : 'suivi';
}

const deviceCookieName = (secure: boolean) => `${cookieName(secure)}-device`;
/** In seconds: 180 days, as long as the database keeps it. */
const DEVICE_AGE = 180 * 86_400;

const isSecure = (request: FastifyRequest) => request.protocol === 'https';

/** 256 random bits; only their SHA-256 is stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The hash under which the request's session is stored; null when it carries no token. */
export function sessionHashOf(request: FastifyRequest): string | null {
  const token = request.cookies[cookieName(isSecure(request))];
  return token ? hashOf(token) : null;
}

export function giveCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isSecure(request);
  void reply.setCookie(cookieName(secure), token, { httpOnly: true, sameSite: 'lax', secure, path: '/' });
}

export function takeCookie(request: FastifyRequest, reply: FastifyReply): void {
  const secure = isSecure(request);
  void reply.clearCookie(cookieName(secure), { httpOnly: true, sameSite: 'lax', secure, path: '/' });
}

/** What a browser got when somebody signed in on it; it opens nothing, and only says that guesses elsewhere are not its (docs/decisions/0020). */
export function deviceTokenOf(request: FastifyRequest): string | null {
  const token = request.cookies[deviceCookieName(isSecure(request))];
  return token && /^[\w-]{43}$/.test(token) ? token : null;
}

export function deviceHashOf(request: FastifyRequest): string | null {
  const token = deviceTokenOf(request);
  return token && hashOf(token);
}

export function giveDeviceCookie(request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isSecure(request);
  void reply.setCookie(deviceCookieName(secure), token, { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: DEVICE_AGE });
}
