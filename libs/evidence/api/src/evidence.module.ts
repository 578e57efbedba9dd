import { Inject, Module, type DynamicModule, type OnModuleInit } from '@nestjs/common';
import { EvidenceController } from './evidence.controller.ts';
import { FILES_DIR, filesDirOf } from './files/places.ts';
import { tidyFiles } from './files/tidy.ts';

@Module({ controllers: [EvidenceController] })
export class EvidenceModule implements OnModuleInit {
  constructor(@Inject(FILES_DIR) private readonly filesDir: string) {}

  static with({ dataDir }: { dataDir: string }): DynamicModule {
    return { module: EvidenceModule, global: true, providers: [{ provide: FILES_DIR, useValue: filesDirOf(dataDir) }], exports: [FILES_DIR] };
  }

  onModuleInit(): Promise<void> {
    return tidyFiles(this.filesDir);
  }
}
