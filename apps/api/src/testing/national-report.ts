import type { QuestionnaireContent } from '@suivi/questionnaires/domain';
import type { Client, Portal } from './portal.ts';

export const text = (value: string) => ({ original: 'fr' as const, versions: { fr: { text: value, state: 'verified' as const } } });
export const once = () => ({ 'idempotency-key': crypto.randomUUID() });
export const matching = (version: number) => ({ 'if-match': `"${version}"` });

const base = { help: null, required: false, evidenceRequired: false, shownWhen: null };

/** Two sections, for two institutions: what there is, and what the law says. */
export const QUESTIONNAIRE: QuestionnaireContent = {
  title: text('Structures et transposition'),
  introduction: null,
  sections: [
    {
      key: 'structures',
      title: text('Structures'),
      help: null,
      questions: [
        { kind: 'text', key: 'advances', label: text('Quelles avancées ?'), ...base, required: true, purpose: 'advance' },
        { kind: 'single_choice', key: 'body', label: text('Un organe existe-t-il ?'), ...base, choices: [{ key: 'yes', label: text('Oui') }, { key: 'no', label: text('Non') }] },
        { kind: 'text', key: 'body_name', label: text('Lequel ?'), ...base, shownWhen: { question: 'body', choices: ['yes'] }, purpose: null },
        { kind: 'entries', key: 'practices', label: text('Bonnes pratiques'), ...base, purpose: 'good_practice' },
        { kind: 'entries', key: 'needs', label: text('Besoins'), ...base, purpose: 'need' },
      ],
    },
    { key: 'law', title: text('Droit'), help: null, questions: [{ kind: 'articles', key: 'som', label: text('Où en est la loi ?'), ...base, required: true, articles: ['SOM-6', 'SOM-8'] }] },
  ],
};

export const said = (value: string) => ({ kind: 'text', text: text(value) });
export const article = (stage: string, legalReference: string | null = null) => ({ kind: 'articles', stage, legalReference, legislationIds: [], extract: null, gap: null, helpNeeded: null });
export const entry = (title: string, shared: boolean) => ({ id: crypto.randomUUID(), title: text(title), text: text(`${title}, en détail.`), articles: ['SOM-8'], themeIds: [], shared });

const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A published version of a questionnaire. */
export async function publishQuestionnaire(coordinator: Client, content: QuestionnaireContent = QUESTIONNAIRE): Promise<string> {
  const { body: begun } = await coordinator.send('POST', '/questionnaires', { title: content.title, fromVersionId: null }, once());
  await coordinator.send('PUT', `/questionnaires/versions/${begun.id}`, content, matching(1));
  const { status } = await coordinator.send('POST', `/questionnaires/versions/${begun.id}/publish`, undefined, { ...matching(2), ...once() });
  if (status !== 200) throw new Error('the questionnaire was not published');
  return begun.id as string;
}

export const planOf = (questionnaireVersionId: string, changes: object = {}) => ({
  title: text('Cycle de rapports'),
  meetingId: null,
  questionnaireVersionId,
  opensOn: dayFrom(-30),
  closesOn: dayFrom(30),
  languages: ['fr', 'en', 'ar'],
  stateCodes: ['MLI', 'MAR', 'NER'],
  illustrative: true,
  ...changes,
});

/** A round that is open, from 30 days ago to 30 days ahead unless told otherwise. */
export async function openRound(coordinator: Client, questionnaireVersionId: string, changes: object = {}): Promise<string> {
  const { body: drafted } = await coordinator.send('POST', '/rounds', planOf(questionnaireVersionId, changes), once());
  const { status, body } = await coordinator.send('POST', `/rounds/${drafted.id}/open`, undefined, { ...matching(1), ...once() });
  if (status !== 200) throw new Error(`the round was not opened: ${JSON.stringify(body)}`);
  return drafted.id as string;
}

/** A second contributor of Niger, in another institution than the first. */
export async function secondExpert(portal: Portal): Promise<Client> {
  await portal.sql(`
    WITH made AS (INSERT INTO users (email, name, password_hash, language) SELECT 'second.ner@suivi.example', 'Une Collègue', password_hash, 'fr' FROM users WHERE email = 'expert.ner@suivi.example' RETURNING id)
    INSERT INTO memberships (user_id, programme_id, role, state_code, institution_id)
    SELECT made.id, m.programme_id, 'contributor', 'NER', (SELECT i.id FROM institutions i WHERE i.state_code = 'NER' AND i.id <> m.institution_id ORDER BY i.code LIMIT 1)
    FROM made, memberships m JOIN users u ON u.id = m.user_id WHERE u.email = 'expert.ner@suivi.example'`);
  return portal.as('second.ner');
}

export async function institutionOf(portal: Portal, account: string): Promise<string> {
  const [row] = await portal.sql<{ id: string }>(`SELECT m.institution_id AS id FROM memberships m JOIN users u ON u.id = m.user_id WHERE u.email = $1`, [`${account}@suivi.example`]);
  return row?.id ?? '';
}

/** Starts the report of the client's State, or finds it. */
export async function startReport(focal: Client, roundId: string, correction = false) {
  return focal.send('POST', '/national-reports', { roundId, correction }, once());
}

export async function writeAnswer(client: Client, reportId: string, place: string, value: object, version = 0) {
  return client.send('PUT', `/national-reports/${reportId}/answers/${place}`, { value }, matching(version));
}

export async function changeSection(client: Client, reportId: string, section: string, change: object, version: number) {
  return client.send('PATCH', `/national-reports/${reportId}/sections/${section}`, change, matching(version));
}

/** Submits the report as it stands. */
export async function submit(focal: Client, reportId: string) {
  const { body } = await focal.get(`/national-reports/${reportId}`);
  return focal.send('POST', `/national-reports/${reportId}/submit`, undefined, { ...matching(body.rowVersion), ...once() });
}

export async function review(coordinator: Client, submissionId: string, decision: object) {
  const { body } = await coordinator.get(`/report-submissions/${submissionId}`);
  return coordinator.send('POST', `/report-submissions/${submissionId}/reviews`, decision, { ...matching(body.rowVersion), ...once() });
}
