import { placedAnswers } from '@suivi/national-reports/domain';
import { missingAnswers, type AnswerValue } from '@suivi/questionnaires/domain';
import { canonicalJson, sha256 } from '@suivi/shared/api';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

describe('national reports', () => {
  let portal: Portal;
  let coordinator: Client;
  beforeAll(async () => {
    portal = await startPortal();
    coordinator = await portal.as('coordinator');
  });
  afterAll(() => portal.close());

  it('stand in the demonstration, illustrative, one validated, one returned, one not reported, each complete and with its own hash', async () => {
    const { body: rounds } = await coordinator.get('/rounds?limit=100');
    const over = (rounds.items as { id: string; standing: string; illustrative: boolean; states: { stateCode: string; standing: string; submissionId: string | null }[] }[]).find(({ standing, states }) => standing === 'ended' && states.some((state) => state.standing === 'returned'));
    expect(over).toMatchObject({ illustrative: true, states: [{ stateCode: 'MAR', standing: 'returned' }, { stateCode: 'MLI', standing: 'not_reported' }, { stateCode: 'NER', standing: 'validated' }] });
    for (const { submissionId } of over?.states ?? []) {
      if (!submissionId) continue;
      const { body } = await coordinator.get(`/report-submissions/${submissionId}`);
      const given = (body.sections as { answers: { question: string; item: string; value: AnswerValue }[] }[]).flatMap(({ answers }) => answers);
      expect(missingAnswers(body.questionnaire, placedAnswers(given, []))).toEqual([]);
      const kept = await portal.sql<{ key: string; content: object }>('SELECT section_key AS key, content FROM report_submission_sections WHERE submission_id = $1 ORDER BY position', [submissionId]);
      const [version] = await portal.sql<{ id: string }>('SELECT questionnaire_version_id AS id FROM rounds WHERE id = $1', [over?.id]);
      expect(sha256(canonicalJson({ reportId: body.reportId, roundId: over?.id, questionnaireVersionId: version?.id, sections: kept.map(({ key, content }) => ({ key, ...content })) }))).toBe(body.receipt.sha256);
    }
    const stages = await portal.sql<{ declared_stage: string; stage: string }>(`SELECT declared_stage, stage FROM transpositions WHERE round_id = $1 AND state_code = 'NER' AND article_id = 'SOM-16'`, [over?.id]);
    expect(stages).toEqual([{ declared_stage: 'enacted', stage: 'before_parliament' }]);
  });
});
