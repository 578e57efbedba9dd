import type { JournalEntry } from '@suivi/journal/domain';

/** A change of one field: its column, and both values as the journal keeps them; long texts stand there as their hash. */
export interface FieldChange {
  field: string;
  kind: (typeof FIELDS)[number][1];
  from: unknown;
  to: unknown;
}

/** The columns that a reader cares about, in the order of the form, and how their values are put in words. */
const FIELDS = [
  ['institution_id', 'institution'],
  ['name', 'text'],
  ['department', 'text'],
  ['subjects', 'subjects'],
  ['contact_function', 'text'],
  ['phones', 'list'],
  ['urgent_phone', 'text'],
  ['email', 'text'],
  ['website', 'text'],
  ['address', 'text'],
  ['hours', 'hours'],
  ['time_zone', 'text'],
  ['request_languages', 'languages'],
  ['means', 'means'],
  ['urgent_procedure', 'text'],
  ['notes', 'text'],
  ['audience', 'audience'],
  ['confirmed_on', 'date'],
  ['withdrawn_on', 'date'],
] as const;

/** What was done: each act of the State confirms the entry, so that an entry of the journal with nothing but the date is a confirmation. */
export function actOf({ act, changes }: JournalEntry): string {
  if (act !== 'competent_authorities.changed') return act;
  if (changes['withdrawn_on']) return 'competent_authorities.withdrawn';
  return Object.keys(changes).every((field) => field.startsWith('confirmed_')) ? 'competent_authorities.confirmed' : act;
}

/** Whether a value can only be said to have changed: a long text, or what the journal hides. */
export function isUntold(value: unknown): boolean {
  return value === '…' || (typeof value === 'object' && value !== null && 'sha256' in value);
}

/** What an entry says changed, field by field. */
export function changesOf({ kind: table, changes }: JournalEntry): FieldChange[] {
  if (table !== 'competent_authorities') return [];
  return FIELDS.flatMap(([field, kind]) => (changes[field] ? [{ field, kind, from: changes[field].from ?? null, to: changes[field].to ?? null }] : []));
}
