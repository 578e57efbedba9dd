import { Module } from '@nestjs/common';
import { LibraryController } from './library.controller.ts';

@Module({ controllers: [LibraryController] })
export class LibraryModule {}
