import type { LibraryEntry, LibraryKind, NewLibraryEntry } from '@suivi/library/domain';
import { original, type Language, type TranslatedText } from '@suivi/shared/domain';

/** A field of any kind of entry. */
export type EntryField = { [Kind in LibraryKind]: keyof Extract<NewLibraryEntry, { kind: Kind }> }[LibraryKind];
type TextField = 'title' | 'court' | 'facts' | 'outcome' | 'institution' | 'summary';
/** The form's content with every field at hand, whatever its kind; what a kind lacks is undefined. */
export type FormContent = Partial<Record<TextField, TranslatedText | null>> & Omit<NewLibraryEntry, TextField>;

const SHARED = ['title', 'link', 'sherloc', 'source', 'audience', 'citations'] as const;
/** The fields that the form writes, by kind. */
export const FIELDS_OF: Record<LibraryKind, readonly EntryField[]> = {
  legislation: [...SHARED, 'type', 'number', 'adoptedOn', 'gazette', 'status', 'articles'],
  'case-law': [...SHARED, 'court', 'decidedOn', 'partiesAnonymised', 'facts', 'outcome', 'cooperation', 'articleIds'],
  strategies: [...SHARED, 'institution', 'startsOn', 'endsOn', 'themeIds', 'summary'],
};

/** What the form starts from. */
export function contentOf(entry: LibraryEntry): NewLibraryEntry {
  const fields = ['kind', 'stateCode', 'illustrative', ...FIELDS_OF[entry.kind]];
  return Object.fromEntries(fields.map((field) => [field, entry[field as keyof LibraryEntry]])) as unknown as NewLibraryEntry;
}

/** An entry not yet written; what a schema wants and nobody has said yet stands empty, so that the schema names it. */
export function emptyContent(kind: LibraryKind, language: Language, stateCode: string | null): NewLibraryEntry {
  const empty = original(language, '');
  const own: Record<LibraryKind, object> = {
    legislation: { type: 'law', number: null, adoptedOn: null, gazette: null, status: 'in_force', articles: [] },
    'case-law': { court: empty, decidedOn: '', partiesAnonymised: false, facts: empty, outcome: null, cooperation: [], articleIds: [] },
    strategies: { institution: null, startsOn: null, endsOn: null, themeIds: [], summary: null },
  };
  return { kind, title: empty, link: null, sherloc: null, source: null, audience: stateCode === null ? 'public' : 'participants', citations: [], stateCode: stateCode ?? '', illustrative: false, ...own[kind] } as unknown as NewLibraryEntry;
}

/** Empty in every language it counts as not written. */
export function written(text: TranslatedText): TranslatedText | null {
  return Object.values(text.versions).some((version) => version.text.trim() !== '') ? text : null;
}

/** A list with one value put in or taken out. */
export function toggled<Value>(values: readonly Value[], value: Value, on: boolean): Value[] {
  const others = values.filter((each) => each !== value);
  return on ? [...others, value] : others;
}
