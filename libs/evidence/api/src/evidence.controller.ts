import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Patch, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { Declares, Enter, InWork, Work, type EnterWork } from '@suivi/access/api';
import { evidenceSchema, MEDIA_TYPES, newEvidenceSchema, type NewEvidence } from '@suivi/evidence/domain';
import { idSchema } from '@suivi/shared/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { attachEvidence } from './attach-evidence.ts';
import { attachment } from './download/attachment.ts';
import { FileMissing, openContent } from './download/open-content.ts';
import { FILES_DIR } from './files/places.ts';
import { readEvidence } from './read-evidence.ts';
import { removeEvidence } from './remove-evidence.ts';
import { takePiece } from './upload/take-piece.ts';
import { ArrivingPiece, UploadOffset } from './upload/upload-offset.ts';

const byId = { schema: idSchema };

@Controller('evidence')
export class EvidenceController {
  constructor(@Inject(FILES_DIR) private readonly filesDir: string) {}

  @Post()
  @Declares({ permission: 'evidence.attach', summary: 'Attach a link, or announce a file', answer: evidenceSchema, once: true })
  attach(@InWork() work: Work, @Body({ schema: newEvidenceSchema }) piece: NewEvidence) {
    return attachEvidence(work, piece);
  }

  @Get(':id')
  @Declares({ permission: 'evidence.read', summary: 'A piece of evidence; `receivedBytes` says where its upload goes on', answer: evidenceSchema })
  read(@InWork() work: Work, @Param('id', byId) id: string) {
    return readEvidence(work, id);
  }

  @Patch(':id/content')
  @Declares({ permission: 'evidence.attach', summary: 'Send the next piece of a file, at most 1 MiB', answer: evidenceSchema, detached: true, binary: 'piece' })
  takePiece(@Enter() enter: EnterWork, @Param('id', byId) id: string, @UploadOffset() offset: number, @ArrivingPiece() piece: Readable) {
    return takePiece(enter, this.filesDir, id, offset, piece);
  }

  @Get(':id/content')
  @Declares({ permission: 'evidence.read', summary: 'The file itself', binary: MEDIA_TYPES })
  async download(@InWork() work: Work, @Param('id', byId) id: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const content = await openContent(work, this.filesDir, id).catch((error: unknown) => {
      if (error instanceof FileMissing) request.log.error({ evidence: id, place: error.place, err: error.cause }, 'a file of evidence is missing or broken: restore it from backup');
      throw error;
    });
    void reply.header('content-security-policy', "default-src 'none'; sandbox");
    return new StreamableFile(content.file.createReadStream(), { type: content.mediaType, length: content.sizeBytes, disposition: attachment(content.fileName) });
  }

  @Delete(':id')
  @HttpCode(204)
  @Declares({ permission: 'evidence.attach', summary: 'Take a piece of evidence off an update' })
  remove(@InWork() work: Work, @Param('id', byId) id: string) {
    return removeEvidence(work, this.filesDir, id);
  }
}
