import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { stateCodeSchema } from '@suivi/shared/domain';
import { articleIdSchema, cellQuerySchema, matrixExportSchema, matrixQuerySchema, matrixSchema, transpositionSchema, type CellQuery, type MatrixExport, type MatrixQuery } from '@suivi/transposition/domain';
import type { FastifyReply } from 'fastify';
import { readTransposition } from './cell/read-cell.ts';
import { CSV, exportMatrix, XLSX } from './export/export-matrix.ts';
import { readMatrix } from './matrix/read-matrix.ts';

@Controller('transpositions')
export class TranspositionsController {
  @Get()
  @Declares({ permission: 'transpositions.read', summary: 'How far each State has each article of the treaties in its law, as of a day and as far as the reader may see it', answer: matrixSchema })
  matrix(@InWork() work: Work, @Query({ schema: matrixQuerySchema }) query: MatrixQuery) {
    return readMatrix(work, query);
  }

  @Get('export')
  @Declares({ permission: 'transpositions.read', summary: 'The same, filtered alike, as a workbook or as CSV in one language', binary: [XLSX, CSV] })
  async export(@InWork() work: Work, @Query({ schema: matrixExportSchema }) query: MatrixExport, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { fileName, type, content } = await exportMatrix(work, query);
    void reply.header('content-type', type).header('content-disposition', `attachment; filename="${fileName}"`);
    return new StreamableFile(content, { type });
  }

  @Get(':state/:article')
  @Declares({ permission: 'transpositions.read', summary: 'One State and one article: its stage over the rounds, what its law says and lacks, and what is being done about it', answer: transpositionSchema })
  cell(@InWork() work: Work, @Param('state', { schema: stateCodeSchema }) state: string, @Param('article', { schema: articleIdSchema }) article: string, @Query({ schema: cellQuerySchema }) query: CellQuery) {
    return readTransposition(work, state, article, query);
  }
}
