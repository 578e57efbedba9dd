import { answerProblem, problemOf, ProblemException } from '@suivi/shared/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { API_HEADERS } from './security-headers.ts';

/** For what is refused before a route is found (an address that cannot be decoded, an overlong one): no hook sees it. */
export function refuseAddress(error: Error, request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers(API_HEADERS);
  answerProblem(error, request, reply);
}

/** Node would answer a request without a host by itself, and say nothing; here it is a problem like any other. */
export async function refuseWithoutHost(request: FastifyRequest): Promise<void> {
  if (!request.raw.headers.host) throw new ProblemException('invalid_input', { issues: [{ path: 'host', code: 'value.invalid' }] });
}

/** For bytes that are no HTTP: there is no request, only the connection on which the answer goes back before it is closed. */
export function refuseBytes(log: Logger) {
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const exception = new ProblemException(error.code === 'HPE_HEADER_OVERFLOW' ? 'too_large' : 'invalid_input');
    const problem = problemOf(exception, randomUUID());
    log.info({ reqId: problem.correlationId, code: exception.code, cause: error.code }, 'request refused');
    const body = JSON.stringify(problem);
    const headers = { ...API_HEADERS, 'content-type': 'application/problem+json', 'content-length': Buffer.byteLength(body), connection: 'close' };
    const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    socket.end(`HTTP/1.1 ${exception.status} ${STATUS_CODES[exception.status]}\r\n${head}\r\n${body}`);
  };
}
