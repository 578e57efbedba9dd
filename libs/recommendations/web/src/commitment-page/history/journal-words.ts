import type { JournalEntry } from '@suivi/journal/domain';

/** A change of one field, with values that can be put in words; `long` stands for a text that the journal keeps as its hash. */
export interface FieldChange {
  field: string;
  kind: 'date' | 'institution' | 'status' | 'phase' | 'acceptance' | 'audience' | 'text' | 'long' | 'flag';
  from: string | null;
  to: string | null;
}

/** The columns that a reader cares about, and how their values are put in words; the others are ids and technical marks. */
const FIELDS: Readonly<Record<string, FieldChange['kind']>> = {
  acceptance: 'acceptance',
  reason: 'long',
  lead_institution_id: 'institution',
  institution_id: 'institution',
  due_on: 'date',
  first_due_on: 'date',
  audience: 'audience',
  confidentiality: 'audience',
  phase: 'phase',
  declared_status: 'status',
  verified_status: 'status',
  narrative: 'long',
  challenges: 'long',
  ready_for_clearance: 'flag',
  comment: 'long',
  title: 'text',
  dated_on: 'date',
  receipt_number: 'text',
};

/** What an entry says changed, field by field, in the order of the table above. */
export function changesOf({ changes }: JournalEntry): FieldChange[] {
  return Object.entries(FIELDS).flatMap(([field, kind]) => {
    const change = changes[field];
    return change ? [{ field, kind, from: worded(change.from), to: worded(change.to) }] : [];
  });
}

function worded(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && 'versions' in value && 'original' in value) return originalOf(value);
  return typeof value === 'object' ? '' : String(value);
}

/** Short translated texts stand whole in the journal; what was written is their original. */
function originalOf({ original, versions }: { original: unknown; versions: unknown }): string {
  const version = (versions as Record<string, { text?: string } | undefined> | null)?.[String(original)];
  return version?.text ?? '';
}
