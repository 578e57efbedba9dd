import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Declares } from '@suivi/access/api';
import { z } from 'zod';
import type { JsonObject } from './components.ts';
import { DocsController } from './docs.controller.ts';
import { documentOf } from './document.ts';
import { operationsOf } from './operations.ts';

@Controller({ path: 'openapi.json', version: VERSION_NEUTRAL })
export class OpenApiController {
  private document: JsonObject | null = null;

  constructor(private readonly modules: ModulesContainer) {}

  @Get()
  @Declares({ permission: 'open', summary: 'This description of the API', answer: z.record(z.string(), z.unknown()) })
  read(): JsonObject {
    return (this.document ??= documentOf(operationsOf(this.modules, [DocsController])));
  }
}
