import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { Declares, InWork, PUBLIC_URL, Work } from '@suivi/access/api';
import { delegationFilePdfQuerySchema } from '@suivi/reports/domain';
import { Typesetter } from '@suivi/shared/api';
import { isRefusal, type Refusal } from '@suivi/shared/domain';
import type { z } from 'zod';
import { fileDocument } from './file-document.ts';
import { readDelegationFile } from './read-delegation-file.ts';

@Controller('delegation-file.pdf')
export class DelegationFilePdfController {
  constructor(
    private readonly typesetter: Typesetter,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** Nothing is held in the database while the document is set. */
  @Get()
  @Declares({ permission: 'delegation_file.read', summary: "The delegation's file as a document: PDF/UA, in the language asked for", binary: ['application/pdf'] })
  async read(
    @InWork() work: Work,
    @Query({ schema: delegationFilePdfQuerySchema }) { state, language }: z.infer<typeof delegationFilePdfQuerySchema>,
  ): Promise<StreamableFile | Refusal> {
    const found = await readDelegationFile(work, state);
    if (isRefusal(found)) return found;
    await work.commit();
    const pdf = await this.typesetter.set(fileDocument({ ...found, language, portal: this.publicUrl }));
    return new StreamableFile(pdf, { type: 'application/pdf', length: pdf.length, disposition: `attachment; filename="suivi-${found.file.stateCode}-${found.file.asOf.slice(0, 10)}-${language}.pdf"` });
  }
}
