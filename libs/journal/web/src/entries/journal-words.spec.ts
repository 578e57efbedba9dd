import type { JournalEntry } from '@suivi/journal/domain';
import { actOf, changesOf } from './journal-words.ts';

const entry = (changes: JournalEntry['changes']): JournalEntry => ({ number: 1, at: '2026-01-01T00:00:00Z', actor: { id: null, name: null, role: null, stateCode: null }, act: 'commitments.changed', kind: 'commitments', subjectId: null, changes, hash: '' });

describe('the journal in words', () => {
  it('names the fields a reader knows, in one order, and leaves out the technical ones', () => {
    const changes = changesOf(entry({ recommendation_id: { from: 'a', to: 'b' }, due_on: { from: null, to: '2027-01-01' }, acceptance: { from: 'noted', to: 'accepted' } }));
    expect(changes).toEqual([
      { field: 'acceptance', kind: 'acceptance', from: 'noted', to: 'accepted' },
      { field: 'due_on', kind: 'date', from: null, to: '2027-01-01' },
    ]);
  });

  it('shows a short text and says only that a long one changed', () => {
    const text = { original: 'fr', versions: { fr: { text: 'Faute de crédits.', state: 'verified' } } };
    expect(changesOf(entry({ reason: { from: null, to: text }, narrative: { from: null, to: { sha256: 'ab' } } }))).toEqual([
      { field: 'reason', kind: 'long', from: null, to: 'Faute de crédits.' },
      { field: 'narrative', kind: 'long', from: null, to: '' },
    ]);
  });

  it('knows what an entry of the library has, and takes none of it for a field of other records', () => {
    const changes = { status: { from: 'in_force', to: 'repealed' }, article_id: { from: null, to: 'SOM-6' }, source: { from: null, to: 'Journal officiel' } };
    expect(changesOf({ ...entry(changes), kind: 'legislation' }).map(({ field, kind }) => `${field} ${kind}`)).toEqual(['status library_status', 'article_id article', 'source text']);
    expect(changesOf(entry({ source: changes.source }))).toEqual([]);
  });
});

describe('what happened', () => {
  const happened = (act: string, changes: JournalEntry['changes']) => actOf({ ...entry(changes), act });

  it('of an entry of the library is told by its stage', () => {
    expect(happened('case_law.changed', { phase: { from: 'draft', to: 'published' } })).toBe('case_law.published');
    expect(happened('case_law.changed', { number: { from: '1', to: '2' } })).toBe('case_law.changed');
  });

  it('is said more precisely where a column tells it', () => {
    expect(happened('recommendations.changed', { phase: { from: 'draft', to: 'adopted' } })).toBe('recommendations.adopted');
    expect(happened('recommendation_versions.created', { version: { from: null, to: 1 } })).toBe('recommendation_versions.created');
    expect(happened('recommendation_versions.created', { version: { from: null, to: 2 } })).toBe('recommendation_versions.amended');
    expect(happened('updates.changed', { author_id: { from: 'Une', to: 'Autre' } })).toBe('updates.moved');
    expect(happened('invitations.changed', { accepted_at: { from: null, to: '2026-01-01' } })).toBe('invitations.accepted');
    expect(happened('users.changed', { disabled_at: { from: null, to: '2026-01-01' } })).toBe('users.closed');
    expect(happened('users.changed', { disabled_at: { from: '2026-01-01', to: null } })).toBe('users.opened');
    expect(happened('rounds.changed', { phase: { from: 'draft', to: 'open' } })).toBe('rounds.opened');
    expect(happened('report_reviews.created', { outcome: { from: null, to: 'returned' } })).toBe('report_reviews.returned');
    expect(happened('report_reviews.created', { outcome: { from: null, to: 'validated' } })).toBe('report_reviews.created');
    expect(happened('users.changed', { language: { from: 'fr', to: 'ar' } })).toBe('users.changed');
  });

  it('tells the stages of an action from those of a submission', () => {
    const changes = { phase: { from: 'draft', to: 'active' } };
    expect(changesOf({ ...entry(changes), kind: 'actions' })).toEqual([{ field: 'phase', kind: 'action_phase', from: 'draft', to: 'active' }]);
    expect(changesOf({ ...entry(changes), kind: 'action_parts' })[0]?.kind).toBe('action_phase');
    expect(changesOf({ ...entry(changes), kind: 'submissions' })[0]?.kind).toBe('phase');
    expect(changesOf({ ...entry({ phase: { from: 'draft', to: 'open' } }), kind: 'rounds' })[0]?.kind).toBe('round_phase');
  });

  it('does not say the rule that an action begins with, only another one', () => {
    const rule = (from: string | null, to: string) => changesOf({ ...entry({ completion_rule: { from, to } }), kind: 'actions' }).map(({ to: became }) => became);
    expect([rule(null, 'all_parts'), rule(null, 'lead_part'), rule('lead_part', 'all_parts')]).toEqual([[], ['lead_part'], ['all_parts']]);
  });

  it('of an adoption has its own words for the phase', () => {
    const adopted = changesOf({ ...entry({ phase: { from: 'draft', to: 'adopted' } }), kind: 'recommendations' });
    expect(adopted).toEqual([{ field: 'phase', kind: 'adoption', from: 'draft', to: 'adopted' }]);
  });
});
