import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { FILES_DIR } from '@suivi/evidence/api';
import { readHistory } from '@suivi/journal/api';
import { journalListSchema } from '@suivi/journal/domain';
import {
  answerChangeSchema,
  nationalReportListSchema,
  nationalReportSchema,
  newReportSchema,
  reportAnswerSchema,
  reportSectionChangeSchema,
  reportSectionSchema,
  type NewReport,
  type ReportSectionChange,
} from '@suivi/national-reports/domain';
import { answerPlaceSchema, keySchema } from '@suivi/questionnaires/domain';
import { receiptSchema } from '@suivi/recommendations/domain';
import { idSchema, pageQuerySchema } from '@suivi/shared/domain';
import type { z } from 'zod';
import { discardReport } from './discard-report.ts';
import { listReports, readReport } from './read-report.ts';
import { startReport } from './start-report.ts';
import { submitReport, withdrawReport } from './submit-report.ts';
import { writeAnswer } from './write-answer.ts';
import { changeSection } from './write-section.ts';

const byId = { schema: idSchema };
const byKey = { schema: keySchema };
const byItem = { schema: answerPlaceSchema.shape.item };
const written = { permission: 'reports.write', answer: reportAnswerSchema, ifMatch: true } as const;

@Controller('national-reports')
export class NationalReportsController {
  constructor(@Inject(FILES_DIR) private readonly filesDir: string) {}

  @Get()
  @Declares({ permission: 'reports.write', summary: "The State's reports, the last written first", answer: nationalReportListSchema })
  list(@InWork() work: Work, @Query({ schema: pageQuerySchema }) query: z.infer<typeof pageQuerySchema>) {
    return listReports(work, query);
  }

  @Post()
  @Declares({ permission: 'reports.assign', summary: 'Start the report for a round, with what the last one said, or find the one under way', answer: nationalReportSchema, once: true })
  start(@InWork() work: Work, @Body({ schema: newReportSchema }) wanted: NewReport) {
    return startReport(work, this.filesDir, wanted);
  }

  @Get(':id')
  @Declares({ permission: 'reports.write', summary: "The State's working copy of a report with its sections, answers and evidence", answer: nationalReportSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readReport(work, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Declares({ permission: 'reports.assign', summary: 'Throw a report away that was never submitted' })
  discard(@InWork() work: Work, @Param('id', byId) id: string) {
    return discardReport(work, this.filesDir, id);
  }

  @Patch(':id/sections/:section')
  @Declares({ permission: 'reports.write', summary: 'Give a section to somebody, decide who may see it, or say that it is ready', answer: reportSectionSchema, ifMatch: true })
  changeSection(@InWork() work: Work, @Param('id', byId) id: string, @Param('section', byKey) section: string, @IfMatch() expected: number, @Body({ schema: reportSectionChangeSchema }) change: ReportSectionChange) {
    return changeSection(work, id, section, expected, change);
  }

  @Put(':id/answers/:question')
  @Declares({ summary: 'Write the answer to a question; `If-Match: "0"` for the first', ...written })
  writeAnswer(@InWork() work: Work, @Param('id', byId) id: string, @Param('question', byKey) question: string, @IfMatch() expected: number, @Body({ schema: answerChangeSchema }) { value }: z.infer<typeof answerChangeSchema>) {
    return writeAnswer(work, id, { question, item: '' }, expected, value);
  }

  @Delete(':id/answers/:question')
  @Declares({ summary: 'Take the answer to a question away', ...written })
  removeAnswer(@InWork() work: Work, @Param('id', byId) id: string, @Param('question', byKey) question: string, @IfMatch() expected: number) {
    return writeAnswer(work, id, { question, item: '' }, expected, null);
  }

  @Put(':id/answers/:question/:item')
  @Declares({ summary: 'Write what is said of one article of a question; `If-Match: "0"` for the first', ...written })
  writeItem(
    @InWork() work: Work,
    @Param('id', byId) id: string,
    @Param('question', byKey) question: string,
    @Param('item', byItem) item: string,
    @IfMatch() expected: number,
    @Body({ schema: answerChangeSchema }) { value }: z.infer<typeof answerChangeSchema>,
  ) {
    return writeAnswer(work, id, { question, item }, expected, value);
  }

  @Delete(':id/answers/:question/:item')
  @Declares({ summary: 'Take away what is said of one article', ...written })
  removeItem(@InWork() work: Work, @Param('id', byId) id: string, @Param('question', byKey) question: string, @Param('item', byItem) item: string, @IfMatch() expected: number) {
    return writeAnswer(work, id, { question, item }, expected, null);
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Declares({ permission: 'reports.submit', summary: 'Submit the whole report; the answer is the receipt', answer: receiptSchema, once: true, ifMatch: true })
  submit(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return submitReport(work, id, expected);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Declares({ permission: 'reports.submit', summary: 'Take a report back before it is decided', answer: nationalReportSchema })
  withdraw(@InWork() work: Work, @Param('id', byId) id: string) {
    return withdrawReport(work, id);
  }

  @Get(':id/journal')
  @Declares({ permission: 'reports.history', summary: 'What happened to a report, by whom: all of it to its State, from its submission on to the coordinator', answer: journalListSchema })
  history(@InWork() work: Work, @Param('id', byId) id: string) {
    return readHistory(work, 'national_reports', id);
  }
}
