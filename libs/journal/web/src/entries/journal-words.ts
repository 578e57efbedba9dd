import type { JournalEntry } from '@suivi/journal/domain';

/** What a value is, and so how it is put in words; `long` stands for a text that the journal keeps as its hash. */
export type ValueKind = 'date' | 'institution' | 'state' | 'role' | 'language' | 'status' | 'phase' | 'acceptance' | 'audience' | 'text' | 'long' | 'flag' | 'adoption' | 'meeting_kind' | 'response' | 'action_phase' | 'rule' | 'round_phase' | 'article' | 'library_type' | 'library_status' | 'library_phase' | 'library_cites';

/** A change of one field, with values that can be put in words. */
export interface FieldChange {
  field: string;
  kind: ValueKind;
  from: string | null;
  to: string | null;
}

/** The columns that a reader cares about, and how their values are put in words; the others are ids and technical marks. */
const FIELDS: Readonly<Record<string, ValueKind>> = {
  reference: 'text',
  code: 'text',
  kind: 'meeting_kind',
  name: 'text',
  email: 'text',
  role: 'role',
  acceptance: 'acceptance',
  response: 'response',
  response_reason: 'long',
  cancel_reason: 'long',
  reason: 'long',
  version: 'text',
  title: 'text',
  text: 'long',
  summary: 'long',
  place: 'text',
  state_code: 'state',
  lead_institution_id: 'institution',
  responsible_institution_id: 'institution',
  institution_id: 'institution',
  starts_on: 'date',
  ends_on: 'date',
  participants_total: 'text',
  participants_women: 'text',
  adopted_on: 'date',
  opens_on: 'date',
  closes_on: 'date',
  due_on: 'date',
  from_on: 'date',
  to_on: 'date',
  first_due_on: 'date',
  audience: 'audience',
  confidentiality: 'audience',
  phase: 'phase',
  illustrative: 'flag',
  source_url: 'text',
  declared_status: 'status',
  verified_status: 'status',
  narrative: 'long',
  challenges: 'long',
  means: 'long',
  assistance: 'long',
  obstacles: 'long',
  contact: 'text',
  completion_rule: 'rule',
  lead_state: 'state',
  weight: 'text',
  ready_for_clearance: 'flag',
  ready: 'flag',
  late: 'flag',
  author_id: 'text',
  comment: 'long',
  dated_on: 'date',
  valid_until: 'date',
  receipt_number: 'text',
  language: 'language',
  password_hash: 'text',
};
/** What entries of the library have beside these. */
const FIELDS_OF_LIBRARY: Readonly<Record<string, ValueKind>> = {
  type: 'library_type',
  status: 'library_status',
  number: 'text',
  decided_on: 'date',
  gazette: 'text',
  court: 'text',
  institution: 'text',
  article_id: 'article',
  provision: 'text',
  extract: 'long',
  facts: 'long',
  outcome: 'long',
  relation: 'library_cites',
  link: 'text',
  sherloc: 'text',
  source: 'text',
};
const LIBRARY = new Set(['legislation', 'legislation_articles', 'library_citations', 'case_law', 'strategies']);
/** Of whom or what the record is stands on the page already: there a State or a language says nothing new. */
const SAID_BY_THE_PAGE: Readonly<Record<string, readonly string[]>> = {
  commitments: ['state_code', 'adopted_on', 'illustrative'],
  commitment_institutions: ['state_code'],
  updates: ['state_code'],
  action_part_institutions: ['state_code'],
  action_commitments: ['state_code'],
  submissions: ['state_code'],
  reviews: ['state_code'],
  evidence: ['state_code', 'language', 'kind'],
  legislation: ['state_code'],
  case_law: ['state_code'],
  strategies: ['state_code'],
  national_reports: ['state_code'],
  report_sections: ['state_code'],
  report_submissions: ['state_code'],
  report_submission_sections: ['state_code', 'phase'],
  report_reviews: ['state_code'],
};

/** The stages of an action or a recommendation are not those of a submission. */
const PHASES_OF: Readonly<Record<string, ValueKind>> = { recommendations: 'adoption', actions: 'action_phase', action_parts: 'action_phase', rounds: 'round_phase', legislation: 'library_phase', case_law: 'library_phase', strategies: 'library_phase' };
/** What a record begins with unless somebody chose otherwise; of an action of one State "all parts" would speak of others. */
const BEGINS_WITH: Readonly<Record<string, string>> = { completion_rule: 'all_parts' };

/** What an entry says changed, field by field, in the order of the table above. */
export function changesOf({ kind: record, changes }: JournalEntry): FieldChange[] {
  const fields = LIBRARY.has(record) ? { ...FIELDS, ...FIELDS_OF_LIBRARY } : FIELDS;
  return Object.entries(fields).flatMap(([field, kind]) => {
    const change = changes[field];
    if (!change || SAID_BY_THE_PAGE[record]?.includes(field)) return [];
    if (change.from === null && change.to === BEGINS_WITH[field]) return [];
    return [{ field, kind: kind === 'phase' ? (PHASES_OF[record] ?? kind) : kind, from: worded(change.from), to: worded(change.to) }];
  });
}

/** What happened, more precisely than the journal's own word where a column says so: adopted, amended, accepted, closed. */
export function actOf({ act, changes }: JournalEntry): string {
  const became = (field: string) => changes[field]?.to ?? null;
  switch (act) {
    case 'recommendations.changed':
      return became('phase') === 'adopted' ? 'recommendations.adopted' : act;
    case 'rounds.changed':
      return became('phase') === 'open' ? 'rounds.opened' : act;
    case 'report_reviews.created':
      return became('outcome') === 'returned' ? 'report_reviews.returned' : act;
    case 'recommendation_versions.created':
      return Number(became('version')) > 1 ? 'recommendation_versions.amended' : act;
    case 'updates.changed':
      return changes['author_id'] ? 'updates.moved' : act;
    case 'invitations.changed':
      return became('accepted_at') === null ? act : 'invitations.accepted';
    case 'users.changed':
      if (!changes['disabled_at']) return act;
      return became('disabled_at') === null ? 'users.opened' : 'users.closed';
    case 'legislation.changed':
    case 'case_law.changed':
    case 'strategies.changed':
      return became('phase') === null ? act : act.replace('changed', String(became('phase')));
    default:
      return act;
  }
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
