import { PERMISSIONS } from '@suivi/access/domain';
import { PROBLEMS, problemSchema, type ProblemCode } from '@suivi/shared/domain';
import { z, type ZodType } from 'zod';
import { Components, type Json, type JsonObject } from './components.ts';
import type { Operation } from './operations.ts';

const PROBLEM = 'application/problem+json';
const text = { type: 'string' };

/** What goes on the wire besides bodies. */
const PARAMETERS: Record<string, JsonObject> = {
  IfMatch: { name: 'If-Match', in: 'header', required: true, description: 'The `ETag` of the version that was read: `"7"`. A version that is no longer current is refused with 412.', schema: text },
  IdempotencyKey: { name: 'Idempotency-Key', in: 'header', required: false, description: '8 to 100 letters, digits, `-` or `_`. A request repeated under the same key is answered as the first was, and done once.', schema: { type: 'string', pattern: '^[\\w-]{8,100}$' } },
  UploadOffset: { name: 'Upload-Offset', in: 'header', required: true, description: 'Where the piece belongs, in bytes from the beginning: what `receivedBytes` last said.', schema: { type: 'integer', minimum: 0 } },
};
const ETAG = { description: 'The version of the record, for `If-Match`.', schema: text };

/** OpenAPI 3.1 of all operations, made from the schemas that validate them. */
export function documentOf(operations: readonly Operation[]): JsonObject {
  const components = new Components();
  const problem = { content: { [PROBLEM]: { schema: components.of(problemSchema, 'output') } } };
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations) (paths[operation.path] ??= {})[operation.method] = operationJson(operation, components);
  const schemas = components.all();
  return {
    openapi: '3.1.0',
    info: {
      title: 'Suivi',
      version: '1',
      description: 'What States agreed, what they did about it, and what is still open. Every refusal is a problem (RFC 9457) whose `code` says what is wrong. Lists answer `{items, nextCursor}`; send `cursor` back to go on.',
      license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
    },
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-suivi', description: 'Given by `POST /api/v1/session`; without HTTPS its name is `suivi`.' } },
      parameters: PARAMETERS,
      responses: Object.fromEntries([...new Set(Object.values<number>(PROBLEMS))].sort((one, other) => one - other).map((status) => [nameOf(status), { description: codesOf(status).join(', '), ...problem }])),
      schemas,
    },
  };
}

const codesOf = (status: number) => (Object.keys(PROBLEMS) as ProblemCode[]).filter((code) => PROBLEMS[code] === status);
const nameOf = (status: number) => `Problem${status}`;

function operationJson(operation: Operation, components: Components): JsonObject {
  const { declaration, id, path, status } = operation;
  const roles = declaration.permission === 'open' ? null : PERMISSIONS[declaration.permission];
  const parameters = parametersOf(operation, components);
  return {
    operationId: id,
    tags: [path.split('/')[path.startsWith('/api/v1/') ? 3 : 2] ?? 'api'],
    summary: declaration.summary,
    description: roles ? `For: ${roles.join(', ')}. Permission \`${declaration.permission}\`.` : 'Needs no session.',
    ...(roles ? {} : { security: [] }),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(operation, components),
    responses: { [String(status)]: answerOf(operation, components), ...Object.fromEntries(problemsOf(operation).map((code) => [String(code), { $ref: `#/components/responses/${nameOf(code)}` }])) },
  };
}

function parametersOf({ params, query, declaration }: Operation, components: Components): Json[] {
  const found: Json[] = Object.entries(params).map(([name, schema]) => ({ name, in: 'path', required: true, schema: schema ? components.of(schema, 'input') : text }));
  if (query instanceof z.ZodObject) {
    for (const [name, schema] of Object.entries(query.shape as Record<string, ZodType>)) {
      found.push({ name, in: 'query', required: !schema.safeParse(undefined).success, schema: components.of(schema, 'output') });
    }
  }
  if (declaration.ifMatch) found.push({ $ref: '#/components/parameters/IfMatch' });
  if (declaration.once) found.push({ $ref: '#/components/parameters/IdempotencyKey' });
  if (declaration.binary === 'piece') found.push({ $ref: '#/components/parameters/UploadOffset' });
  return found;
}

function bodyOf({ body, declaration }: Operation, components: Components): JsonObject {
  if (declaration.binary === 'piece') return { requestBody: { required: true, content: { 'application/offset+octet-stream': {} } } };
  return body ? { requestBody: { required: true, content: { 'application/json': { schema: components.of(body, 'input') } } } } : {};
}

function answerOf({ declaration: { answer, binary } }: Operation, components: Components): JsonObject {
  if (Array.isArray(binary)) return { description: 'The content', content: Object.fromEntries(binary.map((type: string) => [type, {}])) };
  if (!answer) return { description: 'Done; no content' };
  const versioned = answer instanceof z.ZodObject && 'rowVersion' in answer.shape;
  return { description: 'Done', ...(versioned ? { headers: { ETag: ETAG } } : {}), content: { 'application/json': { schema: components.of(answer, 'output') } } };
}

/** What may go wrong here besides what may go wrong everywhere. */
function problemsOf({ declaration, body, query, params, method }: Operation): number[] {
  const found = new Set<number>([500, 503]);
  if (declaration.permission !== 'open') for (const status of [401, 403]) found.add(status);
  if (body || query || declaration.ifMatch || declaration.binary === 'piece' || Object.keys(params).length > 0) found.add(400);
  if (Object.keys(params).length > 0) found.add(404);
  if (method !== 'get') for (const status of [403, 409]) found.add(status);
  if (body) for (const status of [413, 415, 422]) found.add(status);
  if (declaration.ifMatch) for (const status of [412, 428]) found.add(status);
  if (declaration.binary === 'piece') for (const status of [413, 422, 507]) found.add(status);
  return [...found].sort((one, other) => one - other);
}
