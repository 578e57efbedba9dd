import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Declares, InWork, Work } from '@suivi/access/api';
import { idSchema } from '@suivi/shared/domain';
import {
  contactAnswerSchema,
  contactRequestListSchema,
  contactRequestQuerySchema,
  contactRequestSchema,
  newContactRequestSchema,
  type ContactAnswer,
  type ContactRequestQuery,
  type NewContactRequest,
} from '@suivi/transposition/domain';
import { answerContactRequest, askForContact } from './ask-for-contact.ts';
import { listContactRequests } from './read-contacts.ts';

const byId = { schema: idSchema };

@Controller()
export class ContactsController {
  @Get('contact-requests')
  @Declares({ permission: 'contact_requests.read', summary: "Requests for contact about good practices that the reader's State made or received, those without an answer first; for the coordinator all of them, without what the States wrote", answer: contactRequestListSchema })
  list(@InWork() work: Work, @Query({ schema: contactRequestQuerySchema }) query: ContactRequestQuery) {
    return listContactRequests(work, query);
  }

  @Post('good-practices/:id/contact-requests')
  @Declares({ permission: 'contact_requests.ask', summary: 'Ask the State that offers a good practice for a person to write to', answer: contactRequestSchema, once: true })
  ask(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: newContactRequestSchema }) request: NewContactRequest) {
    return askForContact(work, id, request);
  }

  @Post('contact-requests/:id/answer')
  @HttpCode(200)
  @Declares({ permission: 'contact_requests.answer', summary: 'Name a person of the own delegation to write to, or decline with a reason', answer: contactRequestSchema, once: true })
  answer(@InWork() work: Work, @Param('id', byId) id: string, @Body({ schema: contactAnswerSchema }) answer: ContactAnswer) {
    return answerContactRequest(work, id, answer);
  }
}
