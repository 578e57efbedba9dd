import 'reflect-metadata';
import { ModulesContainer } from '@nestjs/core';
import { RequestMethod } from '@nestjs/common';
import { DECLARATION, type Declaration } from '@suivi/access/api';
import type { Portal } from './portal.ts';

export interface Route {
  method: string;
  /** Below `/api/v1`, with parameters as `:id`. */
  path: string;
  handler: string;
  declaration: Declaration | undefined;
}

const pathOf = (target: object): string => {
  const path = (Reflect.getMetadata('path', target) ?? '') as string | { path?: string };
  return (typeof path === 'string' ? path : (path.path ?? '')).replace(/^\/|\/$/g, '');
};

/** Every route that any controller of the portal offers, read off the controllers themselves. */
export function routesOf(portal: Portal): Route[] {
  const controllers = [...portal.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  return controllers
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, unknown>;
      return Object.getOwnPropertyNames(prototype).flatMap((name) => {
        const handler = prototype[name];
        if (typeof handler !== 'function' || !Reflect.hasMetadata('method', handler)) return [];
        const method = RequestMethod[Reflect.getMetadata('method', handler) as number] ?? '';
        const path = `/${[pathOf(metatype), pathOf(handler)].filter(Boolean).join('/')}`;
        return [{ method, path, handler: `${metatype.name}.${name}`, declaration: Reflect.getMetadata(DECLARATION, handler) as Declaration | undefined }];
      });
    })
    .sort((one, other) => `${one.path} ${one.method}`.localeCompare(`${other.path} ${other.method}`));
}
