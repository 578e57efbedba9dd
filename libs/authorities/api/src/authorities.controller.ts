import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import {
  authorityChangeSchema,
  authorityExportSchema,
  authorityQuerySchema,
  authoritySubjectListSchema,
  competentAuthorityListSchema,
  competentAuthoritySchema,
  confirmationSchema,
  newAuthoritySchema,
  type AuthorityChange,
  type AuthorityExport,
  type AuthorityQuery,
  type Confirmation,
  type NewAuthority,
} from '@suivi/authorities/domain';
import { readHistory } from '@suivi/journal/api';
import { journalListSchema } from '@suivi/journal/domain';
import { idSchema } from '@suivi/shared/domain';
import type { FastifyReply } from 'fastify';
import { confirmAuthorities } from './confirm-authorities.ts';
import { exportAuthorities } from './export/export-authorities.ts';
import { listAuthorities, listSubjects, readAuthority } from './read-authorities.ts';
import { changeAuthority, createAuthority, withdrawAuthority } from './write-authority.ts';

const byId = { schema: idSchema };
const CSV = 'text/csv; charset=utf-8';

@Controller('competent-authorities')
export class AuthoritiesController {
  @Get()
  @Declares({ permission: 'authorities.read', summary: 'The directory of competent authorities as far as the reader may see it, by State and name', answer: competentAuthorityListSchema })
  list(@InWork() work: Work, @Query({ schema: authorityQuerySchema }) query: AuthorityQuery) {
    return listAuthorities(work, query);
  }

  @Get('subjects')
  @Declares({ permission: 'authorities.read', summary: 'What requests to an authority may be about, with the article each rests on', answer: authoritySubjectListSchema })
  subjects(@InWork() work: Work) {
    return listSubjects(work);
  }

  @Get('export')
  @Header('content-type', CSV)
  @Declares({ permission: 'authorities.read', summary: 'The same directory, filtered alike, as CSV in one language', binary: [CSV] })
  async export(@InWork() work: Work, @Query({ schema: authorityExportSchema }) query: AuthorityExport, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { fileName, content } = await exportAuthorities(work, query);
    void reply.header('content-disposition', `attachment; filename="${fileName}"`);
    return new StreamableFile(Buffer.from(content), { type: CSV });
  }

  @Get(':id')
  @Declares({ permission: 'authorities.read', summary: 'A competent authority', answer: competentAuthoritySchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readAuthority(work, id);
  }

  @Get(':id/journal')
  @Declares({ permission: 'authorities.history', summary: 'What happened to an entry of the directory, by whom', answer: journalListSchema })
  history(@InWork() work: Work, @Param('id', byId) id: string) {
    return readHistory(work, 'competent_authorities', id);
  }

  @Post()
  @Declares({ permission: 'authorities.edit', summary: "Enter an authority of one's own State", answer: competentAuthoritySchema, once: true })
  create(@InWork() work: Work, @Body({ schema: newAuthoritySchema }) content: NewAuthority) {
    return createAuthority(work, content);
  }

  @Post('confirmations')
  @HttpCode(200)
  @Declares({ permission: 'authorities.edit', summary: "Confirm that entries of one's own State, as they were read, are still right", answer: competentAuthorityListSchema, once: true })
  confirm(@InWork() work: Work, @Body({ schema: confirmationSchema }) confirmation: Confirmation) {
    return confirmAuthorities(work, confirmation);
  }

  @Patch(':id')
  @Declares({ permission: 'authorities.edit', summary: 'Change an entry, which confirms it', answer: competentAuthoritySchema, ifMatch: true })
  change(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: authorityChangeSchema }) change: AuthorityChange) {
    return changeAuthority(work, id, expected, change);
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @Declares({ permission: 'authorities.edit', summary: 'Withdraw an entry: closed from today on, never deleted', answer: competentAuthoritySchema, once: true, ifMatch: true })
  withdraw(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return withdrawAuthority(work, id, expected);
  }
}
