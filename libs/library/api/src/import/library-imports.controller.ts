import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { libraryImportPreviewSchema, libraryImportRequestSchema, type LibraryImportRequest } from '@suivi/library/domain';
import { importResultSchema } from '@suivi/shared/domain';
import { previewLibraryImport } from './preview-import.ts';
import { runLibraryImport } from './run-import.ts';

@Controller('library-imports')
export class LibraryImportsController {
  @Post('preview')
  @HttpCode(200)
  @Declares({ permission: 'library.import', summary: 'What importing a CSV of laws would do; nothing is written', answer: libraryImportPreviewSchema })
  preview(@InWork() work: Work, @Body({ schema: libraryImportRequestSchema }) request: LibraryImportRequest) {
    return previewLibraryImport(work, request);
  }

  @Post()
  @HttpCode(200)
  @Declares({ permission: 'library.import', summary: 'Import a CSV of laws, all of it or nothing', answer: importResultSchema, once: true })
  run(@InWork() work: Work, @Body({ schema: libraryImportRequestSchema }) request: LibraryImportRequest) {
    return runLibraryImport(work, request);
  }
}
