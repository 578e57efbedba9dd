import type { LibraryKind } from '@suivi/library/domain';

interface Stored {
  table: 'legislation' | 'case_law' | 'strategies';
  /** The column of a citation that names an entry of this kind as the one that cites. */
  citesAs: 'by_legislation' | 'by_case' | 'by_strategy';
  /** The day it is of, for lists. */
  datedOn: string;
  /** Each field of its content with its column, in the order in which they are written. */
  columns: Readonly<Record<string, string>>;
}

const SHARED = { title: 'title', link: 'link', sherloc: 'sherloc', source: 'source', audience: 'audience' };

/** Where each kind of entry stands in the database. */
export const STORED: Record<LibraryKind, Stored> = {
  legislation: { table: 'legislation', citesAs: 'by_legislation', datedOn: 'adopted_on', columns: { ...SHARED, type: 'type', number: 'number', adoptedOn: 'adopted_on', gazette: 'gazette', status: 'status' } },
  'case-law': {
    table: 'case_law',
    citesAs: 'by_case',
    datedOn: 'decided_on',
    columns: { ...SHARED, court: 'court', decidedOn: 'decided_on', partiesAnonymised: 'parties_anonymised', facts: 'facts', outcome: 'outcome', cooperation: 'cooperation', articleIds: 'article_ids' },
  },
  strategies: { table: 'strategies', citesAs: 'by_strategy', datedOn: 'starts_on', columns: { ...SHARED, institution: 'institution', startsOn: 'starts_on', endsOn: 'ends_on', themeIds: 'theme_ids', summary: 'summary' } },
};
export const KINDS = Object.entries(STORED) as [LibraryKind, Stored][];
