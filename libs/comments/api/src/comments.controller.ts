import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import {
  candidateListSchema,
  candidateQuerySchema,
  commentChangeSchema,
  commentRecordSchema,
  conversationQuerySchema,
  conversationSchema,
  newCommentSchema,
  readMarkSchema,
  unreadListSchema,
  type CandidateQuery,
  type CommentChange,
  type ConversationQuery,
  type NewComment,
  type ReadMark,
} from '@suivi/comments/domain';
import { idSchema } from '@suivi/shared/domain';
import { listUnread } from './conversation/list-unread.ts';
import { markRead } from './conversation/mark-read.ts';
import { readConversation } from './conversation/read-conversation.ts';
import { listCandidates } from './mentions/list-candidates.ts';
import { editComment, withdrawComment } from './writing/edit-comment.ts';
import { answerComment, writeComment } from './writing/write-comment.ts';

const byId = { schema: idSchema };

@Controller('comments')
export class CommentsController {
  @Get()
  @Declares({ permission: 'comments.read', summary: 'What is said on a record, or what changed in it since an instant', answer: conversationSchema })
  list(@InWork() work: Work, @Query({ schema: conversationQuerySchema }) query: ConversationQuery) {
    return readConversation(work, query);
  }

  @Get('unread')
  @Declares({ permission: 'comments.read', summary: 'Records with comments that you have not read', answer: unreadListSchema })
  unread(@InWork() work: Work) {
    return listUnread(work);
  }

  @Get('candidates')
  @Declares({ permission: 'comments.write', summary: 'People whom a comment to this audience may mention', answer: candidateListSchema })
  candidates(@InWork() work: Work, @Query({ schema: candidateQuerySchema }) query: CandidateQuery) {
    return listCandidates(work, query);
  }

  @Put('mark')
  @HttpCode(204)
  @Declares({ permission: 'comments.read', summary: 'Say how far you have read' })
  mark(@InWork() work: Work, @Body({ schema: readMarkSchema }) mark: ReadMark) {
    return markRead(work, mark);
  }

  @Post()
  @Declares({ permission: 'comments.write', summary: 'Comment on a record', answer: commentRecordSchema, once: true })
  write(@InWork() work: Work, @Body({ schema: newCommentSchema }) comment: NewComment) {
    return writeComment(work, comment);
  }

  @Post(':id/answers')
  @Declares({ permission: 'comments.write', summary: 'Answer a comment, to those who read it', answer: commentRecordSchema, once: true })
  answer(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: commentChangeSchema }) answer: CommentChange) {
    return answerComment(work, id, answer);
  }

  @Patch(':id')
  @Declares({ permission: 'comments.write', summary: 'Edit a comment of your own; its former text stays to be read', answer: commentRecordSchema, ifMatch: true })
  edit(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: commentChangeSchema }) change: CommentChange) {
    return editComment(work, id, expected, change);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Declares({ permission: 'comments.write', summary: 'Withdraw a comment of your own; its text is gone for everybody', answer: commentRecordSchema, ifMatch: true })
  withdraw(@InWork() work: Work, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return withdrawComment(work, id, expected);
  }
}
