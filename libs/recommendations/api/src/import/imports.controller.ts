import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { importPreviewSchema, importRequestSchema, type ImportRequest } from '@suivi/recommendations/domain';
import { importResultSchema } from '@suivi/shared/domain';
import { previewImport } from './preview-import.ts';
import { runImport } from './run-import.ts';

@Controller('imports')
export class ImportsController {
  @Post('preview')
  @HttpCode(200)
  @Declares({ permission: 'recommendations.import', summary: 'What importing a CSV of recommendations would do; nothing is written', answer: importPreviewSchema })
  preview(@InWork() work: Work, @Body({ schema: importRequestSchema }) request: ImportRequest) {
    return previewImport(work, request);
  }

  @Post()
  @HttpCode(200)
  @Declares({ permission: 'recommendations.import', summary: 'Import a CSV of recommendations, all of it or nothing', answer: importResultSchema, once: true })
  run(@InWork() work: Work, @Body({ schema: importRequestSchema }) request: ImportRequest) {
    return runImport(work, request);
  }
}
