import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ProblemException } from '@suivi/shared/api';
import type { FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<FastifyRequest>();

/** Where the client says its piece belongs: the header `Upload-Offset`, in bytes from the file's beginning. */
export const UploadOffset = createParamDecorator((_data: unknown, context: ExecutionContext): number => {
  const header = requestOf(context).headers['upload-offset'];
  if (typeof header !== 'string' || !/^\d{1,10}$/.test(header)) throw new ProblemException('invalid_input', { issues: [{ path: 'upload-offset', code: 'upload_offset.malformed' }] });
  return Number(header);
});

/** The piece as it arrives, unparsed. */
export const ArrivingPiece = createParamDecorator((_data: unknown, context: ExecutionContext): Readable => {
  const { body } = requestOf(context);
  if (!(body instanceof Readable)) throw new ProblemException('unsupported_type');
  return body;
});
