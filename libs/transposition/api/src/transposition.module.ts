import { Module } from '@nestjs/common';
import { ContactsController } from './contacts/contacts.controller.ts';
import { EntriesController } from './entries/entries.controller.ts';
import { TranspositionsController } from './transpositions.controller.ts';

@Module({ controllers: [TranspositionsController, EntriesController, ContactsController] })
export class TranspositionModule {}
