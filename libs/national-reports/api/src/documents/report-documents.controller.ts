import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { documentQuerySchema, reportDocument, workingReported, type DocumentQuery, type Reported } from '@suivi/national-reports/domain';
import { Typesetter, wordDocument } from '@suivi/shared/api';
import { idSchema } from '@suivi/shared/domain';
import { readReportWith } from '../reports/read-report.ts';
import { readSubmissionWith } from '../submissions/read-report-submission.ts';
import { documentWords, namesOf, type Names } from './document-words.ts';
import { reportBlocks } from './report-blocks.ts';

const byId = { schema: idSchema };
const PDF = 'application/pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A report as a document to keep: the working copy for its State, what was submitted for whoever is shown it. */
@Controller()
export class ReportDocumentsController {
  constructor(private readonly typesetter: Typesetter) {}

  @Get('national-reports/:id/report.pdf')
  @Declares({ permission: 'reports.write', summary: "The State's working copy as PDF/UA, in the language asked for", binary: [PDF] })
  async workingPdf(@InWork() work: Work, @Param('id', byId) id: string, @Query({ schema: documentQuerySchema }) query: DocumentQuery) {
    return this.pdf(await working(work, id), query);
  }

  @Get('national-reports/:id/report.docx')
  @Declares({ permission: 'reports.write', summary: "The State's working copy as a text document, in the language asked for", binary: [DOCX] })
  async workingDocx(@InWork() work: Work, @Param('id', byId) id: string, @Query({ schema: documentQuerySchema }) query: DocumentQuery) {
    return docx(await working(work, id), query);
  }

  @Get('report-submissions/:id/report.pdf')
  @Declares({ permission: 'reports.read', summary: 'A submitted report as PDF/UA, with the sections shown to the reader', binary: [PDF] })
  async submittedPdf(@InWork() work: Work, @Param('id', byId) id: string, @Query({ schema: documentQuerySchema }) query: DocumentQuery) {
    return this.pdf(await submitted(work, id), query);
  }

  @Get('report-submissions/:id/report.docx')
  @Declares({ permission: 'reports.read', summary: 'A submitted report as a text document, with the sections shown to the reader', binary: [DOCX] })
  async submittedDocx(@InWork() work: Work, @Param('id', byId) id: string, @Query({ schema: documentQuerySchema }) query: DocumentQuery) {
    return docx(await submitted(work, id), query);
  }

  private async pdf(found: Found, { language }: DocumentQuery): Promise<StreamableFile> {
    return fileOf(await this.typesetter.set(blocksOf(found, language)), PDF, found, `${language}.pdf`);
  }
}

interface Found {
  reported: Reported;
  names: Names;
}

async function working(work: Work, id: string): Promise<Found> {
  const { report, names } = await readReportWith<{ names: Names }>(work, id, namesOf('n'));
  // Nothing is held in the database while a document is set.
  await work.commit();
  return { reported: workingReported(report), names };
}

async function submitted(work: Work, id: string): Promise<Found> {
  const { submission, names } = await readSubmissionWith<{ names: Names }>(work, id, namesOf('b'));
  await work.commit();
  return { reported: submission, names };
}

function blocksOf({ reported, names }: Found, language: DocumentQuery['language']) {
  const words = documentWords(language, names);
  return reportBlocks(reportDocument(reported, words), words, words.day(new Date().toISOString()));
}

async function docx(found: Found, { language }: DocumentQuery): Promise<StreamableFile> {
  return fileOf(await wordDocument(blocksOf(found, language)), DOCX, found, `${language}.docx`);
}

function fileOf(content: Buffer, type: string, { reported }: Found, ending: string): StreamableFile {
  return new StreamableFile(content, { type, length: content.length, disposition: `attachment; filename="suivi-${reported.stateCode}-${reported.round.closesOn}-${ending}"` });
}
