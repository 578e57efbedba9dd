import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController } from 'fastify';
import { refuseOtherOrigins } from '@suivi/access/api';
import { ProblemFilter, validationPipe } from '@suivi/shared/api';
import { VersioningType } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import { AppModule, type AppOptions } from './app.module.ts';
import { refuseAddress, refuseBytes, refuseWithoutHost } from './improper-requests.ts';
import { securityHeaders } from './security-headers.ts';
import { serveWeb } from './serve-web.ts';

export interface PortalOptions extends AppOptions {
  /** The web build; without it only the API is served. */
  webDir?: string | undefined;
  trustProxy?: boolean;
}

/** In bytes: an update with texts in three languages, or a piece of an upload, many times over. */
const BODY_LIMIT = 2 * 1024 * 1024;
/** In bytes: the largest import (MAX_IMPORT_LENGTH characters, some of several bytes). */
const IMPORT_BODY_LIMIT = 16 * 1024 * 1024;

/** The whole portal, not yet listening. */
export async function createApp(options: PortalOptions): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy ?? false,
    // A client that dawdles over its headers does not keep a connection for ever.
    connectionTimeout: 120_000,
    http: { requireHostHeader: false },
    frameworkErrors: refuseAddress,
    clientErrorHandler: refuseBytes(options.logger),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(options), adapter, { logger: ['error', 'fatal'], abortOnError: false, bufferLogs: false });
  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  app.useGlobalPipes(validationPipe);
  app.useGlobalFilters(new ProblemFilter());
  // Ends with code 0 after a signal instead of killing itself with it.
  app.enableShutdownHooks([], { useProcessExit: true });
  const fastify = adapter.getInstance();
  fastify.addHook('onRoute', (route) => {
    if (/^\/api\/v1\/(library-)?imports/.test(route.url)) route.bodyLimit = IMPORT_BODY_LIMIT;
  });
  await app.register(fastifyCookie);
  // Answers are text with much repetition and links are slow; level 4 of brotli costs about what gzip does.
  await app.register(fastifyCompress, { threshold: 1_024, encodings: ['br', 'gzip'], brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } } });
  fastify.addContentTypeParser('application/offset+octet-stream', (_request: unknown, payload: unknown, done: (error: null, body: unknown) => void) => done(null, payload));
  fastify.addHook('onRequest', refuseWithoutHost);
  fastify.addHook('onRequest', refuseOtherOrigins);
  securityHeaders(fastify);
  if (options.webDir) await serveWeb(fastify, options.webDir);
  return app;
}
