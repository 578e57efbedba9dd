import fastifyStatic from '@fastify/static';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { pagePolicy } from './security-headers.ts';

const NONCE_PLACEHOLDER = 'CSP_NONCE_PLACEHOLDER';
const HASHED = /-[\w-]{8}\.(?:js|css|woff2)$/;

/** Serves the web build, compressed beforehand; every address that is no file and not of the API is the application's page. */
export async function serveWeb(fastify: FastifyInstance, webDir: string): Promise<void> {
  const page = await readFile(join(webDir, 'index.html'), 'utf8');
  await fastify.register(fastifyStatic, {
    root: webDir,
    index: false,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    globIgnore: ['**/index.html', '**/*.br', '**/*.gz'],
    setHeaders: (reply, path) => {
      void reply.header('cache-control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
      void reply.header('content-security-policy', "default-src 'none'; connect-src 'self'; script-src 'self'");
    },
  });
  fastify.get('/*', async (request, reply) => {
    const isPage = !request.url.startsWith('/api/') && !/\.\w{2,5}(\?|$)/.test(request.url);
    if (!isPage) return reply.callNotFound();
    const nonce = randomBytes(16).toString('base64');
    return reply
      .header('content-security-policy', pagePolicy(nonce))
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page.replaceAll(NONCE_PLACEHOLDER, nonce));
  });
}
