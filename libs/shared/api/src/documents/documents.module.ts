import { Module } from '@nestjs/common';
import { Typesetter } from './typesetter.ts';

/** The one thread in which documents are set, for every domain that makes some. */
@Module({ providers: [Typesetter], exports: [Typesetter] })
export class DocumentsModule {}
