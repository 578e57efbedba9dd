import { Module } from '@nestjs/common';
import { JournalController } from './journal.controller.ts';
import { UserHistoryController } from './user-history.controller.ts';

@Module({ controllers: [JournalController, UserHistoryController] })
export class JournalModule {}
