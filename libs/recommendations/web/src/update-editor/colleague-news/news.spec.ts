import type { Evidence } from '@suivi/evidence/domain';
import type { Update } from '@suivi/recommendations/domain';
import { original } from '@suivi/shared/domain';
import { newsOf } from './news.ts';

const piece = (id: string, more: Partial<Evidence> = {}): Evidence => ({
  id,
  kind: 'link',
  title: `Pièce ${id}`,
  datedOn: '2026-01-01',
  validUntil: null,
  language: 'fr',
  documentKind: 'report',
  confidentiality: 'delegation',
  url: 'https://example.org',
  fileName: null,
  mediaType: null,
  sizeBytes: null,
  receivedBytes: null,
  complete: true,
  sha256: null,
  ...more,
});
const update = (evidence: Evidence[], more: Partial<Update> = {}): Update => ({
  id: 'u',
  subject: { kind: 'commitment', id: 'c' },
  milestones: [],
  stateCode: 'NER',
  phase: 'draft',
  declaredStatus: 'in_progress',
  narrative: original('fr', 'En cours.'),
  challenges: null,
  audience: 'participants',
  subjectAudience: 'participants',
  readyForClearance: false,
  authorName: null,
  evidence,
  lastReview: null,
  lastSubmissionId: null,
  rowVersion: 1,
  updatedAt: '2026-01-01T00:00:00Z',
  ...more,
});
const told = (seen: Update, now: Update) => newsOf(seen, now).map((news) => `${news.what} ${news.what === 'changed' ? news.field : news.piece.id}`);

describe('what somebody else changed in an update', () => {
  it('is nothing when only its version moved', () => {
    expect(told(update([piece('a')]), update([piece('a')], { rowVersion: 7 }))).toEqual([]);
  });

  it('is every piece that came, went, is shown to others or valid for another time, and every field', () => {
    const seen = update([piece('a'), piece('b'), piece('d')]);
    const now = update([piece('b', { confidentiality: 'donors' }), piece('c'), piece('d', { validUntil: '2027-01-01' })], { narrative: original('fr', 'Fait.'), audience: 'donors' });
    expect(told(seen, now)).toEqual(['changed audience', 'changed narrative', 'added c', 'shown b', 'mended d', 'removed a']);
  });

  it('is no file that was refused while it was being sent, nor one that has arrived', () => {
    expect(told(update([piece('a', { complete: false })]), update([]))).toEqual([]);
    expect(told(update([piece('a', { complete: false })]), update([piece('a')]))).toEqual([]);
  });
});
