import type { JournalEntry } from '@suivi/journal/domain';

/** A change of one field, with values that can be put in words; `long` stands for a text that the journal keeps as its hash. */
export interface FieldChange {
  field: string;
  kind: 'date' | 'institution' | 'status' | 'phase' | 'acceptance' | 'audience' | 'state' | 'response' | 'action_phase' | 'rule' | 'text' | 'long' | 'flag';
  from: string | null;
  to: string | null;
}

/** The columns that a reader cares about, and how their values are put in words; the others are ids and technical marks. */
const FIELDS: Readonly<Record<string, FieldChange['kind']>> = {
  acceptance: 'acceptance',
  response: 'response',
  response_reason: 'long',
  reason: 'long',
  cancel_reason: 'long',
  lead_institution_id: 'institution',
  responsible_institution_id: 'institution',
  institution_id: 'institution',
  starts_on: 'date',
  due_on: 'date',
  from_on: 'date',
  to_on: 'date',
  first_due_on: 'date',
  audience: 'audience',
  confidentiality: 'audience',
  phase: 'phase',
  declared_status: 'status',
  verified_status: 'status',
  narrative: 'long',
  challenges: 'long',
  text: 'long',
  means: 'long',
  assistance: 'long',
  obstacles: 'long',
  contact: 'text',
  completion_rule: 'rule',
  lead_state: 'state',
  weight: 'text',
  ready_for_clearance: 'flag',
  comment: 'long',
  title: 'long',
  dated_on: 'date',
  receipt_number: 'text',
};

/** What an entry says changed, field by field, in the order of the table above. */
export function changesOf({ kind: of, changes }: JournalEntry): FieldChange[] {
  return Object.entries(FIELDS).flatMap(([field, kind]) => {
    const change = changes[field];
    // The stages of an action are not those of a submission.
    const shown = field === 'phase' && of === 'actions' ? 'action_phase' : kind;
    return change ? [{ field, kind: shown, from: worded(change.from), to: worded(change.to) }] : [];
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
