import type { JournalEntry } from '@suivi/journal/domain';
import { actOf, changesOf, isUntold } from './journal-words.ts';

const entry = (kind: string, changes: JournalEntry['changes']): JournalEntry => ({ number: 1, at: '', act: `${kind}.changed`, kind, subjectId: null, hash: '', changes, actor: { id: null, name: null, role: null, stateCode: null } });

describe('what the journal says of an entry of the directory', () => {
  it('is told in the order of the form, technical columns left out', () => {
    const changes = { confirmed_by: { from: 'a', to: 'b' }, confirmed_on: { from: '2025-01-01', to: '2026-01-01' }, phones: { from: [], to: ['+227 00'] } };
    expect(changesOf(entry('competent_authorities', changes)).map(({ field }) => field)).toEqual(['phones', 'confirmed_on']);
  });

  it('tells a confirmation, a change and a withdrawal apart', () => {
    const date = { from: '2025-01-01', to: '2026-01-01' };
    const act = (changes: JournalEntry['changes']) => actOf(entry('competent_authorities', changes)).split('.')[1];
    expect(act({ confirmed_on: date, confirmed_by: { from: 'a', to: 'b' } })).toBe('confirmed');
    expect(act({ confirmed_on: date, phones: { from: [], to: ['+227 00'] } })).toBe('changed');
    expect(act({ withdrawn_on: { from: null, to: '2026-01-01' } })).toBe('withdrawn');
    expect([isUntold({ sha256: 'x' }), isUntold('…'), isUntold('text'), isUntold(null), isUntold(['a'])]).toEqual([true, true, false, false, false]);
  });

  it('says of a contact person that there was a change, and no more', () => {
    expect(changesOf(entry('competent_authority_contacts', { name: { from: '…', to: '…' } }))).toEqual([]);
  });
});
