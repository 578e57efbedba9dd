import { Module } from '@nestjs/common';
import { ComparisonsController } from './comparison/comparisons.controller.ts';
import { ContactsController } from './contacts/contacts.controller.ts';
import { EntriesController } from './entries/entries.controller.ts';
import { TranspositionsController } from './transpositions.controller.ts';

@Module({ controllers: [TranspositionsController, EntriesController, ContactsController, ComparisonsController] })
export class TranspositionModule {}
