import { Controller, Get, Param, Res, StreamableFile, VERSION_NEUTRAL } from '@nestjs/common';
import { Declares } from '@suivi/access/api';
import { ProblemException } from '@suivi/shared/api';
import type { FastifyReply } from 'fastify';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Its package comes with the built pages; of the plugin itself nothing runs here. */
const require = createRequire(import.meta.url);
const SWAGGER_FILES = join(dirname(require.resolve('@fastify/swagger-ui/package.json')), 'static');

const FILES: Record<string, string> = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
};
const START = `window.ui = SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null });`;
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Suivi API</title><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="api"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>
`;

/** What the page may do: run and fetch what this host serves. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

@Controller({ path: 'docs', version: VERSION_NEUTRAL })
export class DocsController {
  @Get()
  @Declares({ permission: 'open', summary: 'The description of the API, to browse and to try', binary: ['text/html'] })
  page(@Res({ passthrough: true }) reply: FastifyReply): StreamableFile {
    void reply.header('content-security-policy', POLICY);
    return new StreamableFile(Buffer.from(PAGE), { type: 'text/html; charset=utf-8' });
  }

  @Get(':file')
  @Declares({ permission: 'open', summary: 'What the page above is made of', binary: Object.values(FILES) })
  file(@Param('file') name: string, @Res({ passthrough: true }) reply: FastifyReply): StreamableFile {
    void reply.header('cache-control', 'public, max-age=86400');
    if (name === 'start.js') return new StreamableFile(Buffer.from(START), { type: 'text/javascript; charset=utf-8' });
    const type = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (!type) throw new ProblemException('not_found');
    return new StreamableFile(createReadStream(join(SWAGGER_FILES, name)), { type });
  }
}
