import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { Declares, IfMatch, InWork, Work } from '@suivi/access/api';
import { readHistory } from '@suivi/journal/api';
import { journalListSchema } from '@suivi/journal/domain';
import {
  libraryChangeSchema,
  libraryEntrySchema,
  libraryKindSchema,
  libraryListSchema,
  libraryQuerySchema,
  newLibraryEntrySchema,
  type LibraryChange,
  type LibraryKind,
  type LibraryQuery,
  type NewLibraryEntry,
} from '@suivi/library/domain';
import { idSchema } from '@suivi/shared/domain';
import { STORED } from './kinds.ts';
import { listLibrary, readEntry } from './read-library.ts';
import { changeEntry, createEntry, discardEntry, moveEntry } from './write-entry.ts';

const byId = { schema: idSchema };
const byKind = { schema: libraryKindSchema };

@Controller('library')
export class LibraryController {
  @Get()
  @Declares({ permission: 'library.read', summary: 'Legislation, case law and strategies as far as the reader may see them: the newest first, or what says the words looked for best', answer: libraryListSchema })
  list(@InWork() work: Work, @Query({ schema: libraryQuerySchema }) query: LibraryQuery) {
    return listLibrary(work, query);
  }

  @Post()
  @Declares({ permission: 'library.write', summary: "Enter a law, a case or a strategy: of one's own State as a draft, by the coordinator from public sources, published", answer: libraryEntrySchema, once: true })
  create(@InWork() work: Work, @Body({ schema: newLibraryEntrySchema }) content: NewLibraryEntry) {
    return createEntry(work, content);
  }

  @Get(':kind/:id')
  @Declares({ permission: 'library.read', summary: 'An entry of the library with its extracts, what it cites and what cites it', answer: libraryEntrySchema })
  read(@InWork() work: Work, @Param('kind', byKind) kind: LibraryKind, @Param('id', byId) id: string) {
    return readEntry(work, kind, id);
  }

  @Get(':kind/:id/journal')
  @Declares({ permission: 'library.history', summary: 'What happened to an entry of the library, by whom', answer: journalListSchema })
  history(@InWork() work: Work, @Param('kind', byKind) kind: LibraryKind, @Param('id', byId) id: string) {
    return readHistory(work, STORED[kind].table, id);
  }

  @Patch(':kind/:id')
  @Declares({ permission: 'library.write', summary: 'Change an entry', answer: libraryEntrySchema, ifMatch: true })
  change(@InWork() work: Work, @Param('kind', byKind) kind: LibraryKind, @Param('id', byId) id: string, @IfMatch() expected: number, @Body({ schema: libraryChangeSchema }) change: LibraryChange) {
    return changeEntry(work, kind, id, expected, change);
  }

  @Post(':kind/:id/publish')
  @HttpCode(200)
  @Declares({ permission: 'library.publish', summary: 'Publish a draft to the audience that it names', answer: libraryEntrySchema, once: true, ifMatch: true })
  publish(@InWork() work: Work, @Param('kind', byKind) kind: LibraryKind, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return moveEntry(work, 'publish', kind, id, expected);
  }

  @Post(':kind/:id/withdraw')
  @HttpCode(200)
  @Declares({ permission: 'library.publish', summary: 'Withdraw what is published: read by the State and the coordinator alone, never deleted', answer: libraryEntrySchema, once: true, ifMatch: true })
  withdraw(@InWork() work: Work, @Param('kind', byKind) kind: LibraryKind, @Param('id', byId) id: string, @IfMatch() expected: number) {
    return moveEntry(work, 'withdraw', kind, id, expected);
  }

  @Delete(':kind/:id')
  @HttpCode(204)
  @Declares({ permission: 'library.write', summary: 'Throw a draft away' })
  discard(@InWork() work: Work, @Param('kind', byKind) kind: LibraryKind, @Param('id', byId) id: string) {
    return discardEntry(work, kind, id);
  }
}
