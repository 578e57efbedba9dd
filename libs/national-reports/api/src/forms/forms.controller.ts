import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { acceptedAnswersSchema, documentQuerySchema, nationalReportSchema, returnedFileSchema, returnedFormSchema, type AcceptedAnswers, type DocumentQuery, type ReturnedFile } from '@suivi/national-reports/domain';
import { idSchema } from '@suivi/shared/domain';
import { acceptAnswers } from './accept-answers.ts';
import { readReturnedForm } from './read-returned-form.ts';
import { takeForm, type Taken } from './take-form.ts';

const byId = { schema: idSchema };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A report taken away to be filled in without a connection, and brought back. */
@Controller('national-reports/:id')
export class FormsController {
  @Get('form.xlsx')
  @Declares({ permission: 'reports.write', summary: 'The sections in which the reader writes as a workbook to be filled in, with what is answered so far', binary: [XLSX] })
  async workbook(@InWork() work: Work, @Param('id', byId) id: string, @Query({ schema: documentQuerySchema }) { language }: DocumentQuery) {
    return fileOf(await takeForm(work, id, language, 'xlsx'), XLSX);
  }

  @Get('form.docx')
  @Declares({ permission: 'reports.write', summary: 'The same as a text document', binary: [DOCX] })
  async text(@InWork() work: Work, @Param('id', byId) id: string, @Query({ schema: documentQuerySchema }) { language }: DocumentQuery) {
    return fileOf(await takeForm(work, id, language, 'docx'), DOCX);
  }

  @Post('returned-forms')
  @HttpCode(200)
  @Declares({ permission: 'reports.write', summary: 'What a form that comes back would change; nothing is written', answer: returnedFormSchema })
  bringBack(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: returnedFileSchema }) file: ReturnedFile) {
    return readReturnedForm(work, id, file);
  }

  @Post('returned-answers')
  @HttpCode(200)
  @Declares({ permission: 'reports.write', summary: 'Write the accepted answers of a form that came back: all of them, or none', answer: nationalReportSchema, once: true })
  accept(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: acceptedAnswersSchema }) accepted: AcceptedAnswers) {
    return acceptAnswers(work, id, accepted);
  }
}

function fileOf({ content, name }: Taken, type: string): StreamableFile {
  return new StreamableFile(content, { type, length: content.length, disposition: `attachment; filename="${name}"` });
}
