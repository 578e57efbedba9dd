import { RequestMethod, VERSION_NEUTRAL } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA, VERSION_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { ModulesContainer } from '@nestjs/core';
import { DECLARATION, type Declaration } from '@suivi/access/api';
import type { ZodType } from 'zod';

/** A route with everything that its decorators say about it. */
export interface Operation {
  /** `evidence.takePiece` */
  id: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** With parameters as `{id}`. */
  path: string;
  status: number;
  declaration: Declaration;
  body?: ZodType;
  query?: ZodType;
  params: Record<string, ZodType | undefined>;
}

interface Argument {
  data?: unknown;
  schema?: ZodType;
}

const trimmed = (path: unknown) => (typeof path === 'string' ? path.replace(/^\/|\/$/g, '') : '');

/** Every declared route of every controller, but for `hidden` controllers, by path. */
export function operationsOf(modules: ModulesContainer, hidden: readonly unknown[]): Operation[] {
  const controllers = [...modules.values()].flatMap((module) => [...module.controllers.values()].map(({ metatype }) => metatype));
  return controllers
    .flatMap((controller) => {
      if (typeof controller !== 'function' || hidden.includes(controller)) return [];
      const prototype = controller.prototype as Record<string, unknown>;
      return Object.getOwnPropertyNames(prototype).flatMap((name) => operationOf(controller, name, prototype[name]) ?? []);
    })
    .sort((one, other) => (one.path + one.method < other.path + other.method ? -1 : 1));
}

function operationOf(controller: object & { name: string }, name: string, handler: unknown): Operation | null {
  if (typeof handler !== 'function') return null;
  const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
  const declaration = Reflect.getMetadata(DECLARATION, handler) as Declaration | undefined;
  if (method === undefined || !declaration) return null;
  const version = Reflect.getMetadata(VERSION_METADATA, controller) === VERSION_NEUTRAL ? '' : 'v1';
  const parts = ['api', version, trimmed(Reflect.getMetadata(PATH_METADATA, controller)), trimmed(Reflect.getMetadata(PATH_METADATA, handler))];
  const operation: Operation = {
    id: `${controller.name.replace(/Controller$/, '').replace(/^./, (letter) => letter.toLowerCase())}.${name}`,
    method: (RequestMethod[method] ?? 'GET').toLowerCase() as Operation['method'],
    path: `/${parts.filter(Boolean).join('/').replace(/:(\w+)/g, '{$1}')}`,
    status: (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ?? (method === RequestMethod.POST ? 201 : 200),
    declaration,
    params: {},
  };
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<string, Argument>;
  for (const [key, { data, schema }] of Object.entries(args)) {
    const type = Number(key.split(':')[0]) as RouteParamtypes;
    if (type === RouteParamtypes.BODY && schema) operation.body = schema;
    if (type === RouteParamtypes.QUERY && schema) operation.query = schema;
    if (type === RouteParamtypes.PARAM && typeof data === 'string') operation.params[data] = schema;
  }
  return operation;
}
