import { Module } from '@nestjs/common';
import { LibraryImportsController } from './import/library-imports.controller.ts';
import { LibraryController } from './library.controller.ts';

@Module({ controllers: [LibraryController, LibraryImportsController] })
export class LibraryModule {}
