import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test } from './journey.ts';

const MESSAGE = 'Nous préparons un registre semblable et souhaitons échanger avec vos services.';
const PRACTICE = 'Un registre tenu en commun';
const said = (text: string) => ({ original: 'fr', versions: { fr: { text, state: 'verified' } } });
const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A validated report of Niger that offers one practice, from a round about nothing else. */
async function offerPractice(page: Page): Promise<void> {
  const call = async (method: string, path: string, data?: object, version?: number) => {
    const headers = { 'idempotency-key': crypto.randomUUID(), ...(version !== undefined && { 'if-match': `"${version}"` }) };
    const answer = await page.request.fetch(`/api/v1${path}`, { method, headers, ...(data && { data }) });
    expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as { id: string; rowVersion: number; submissionId: string };
  };
  const question = { kind: 'entries', key: 'practices', label: said('Bonnes pratiques'), help: null, required: false, evidenceRequired: false, shownWhen: null, purpose: 'good_practice' };
  const content = { title: said('Bonnes pratiques, pour l’essai'), introduction: null, sections: [{ key: 'practices', title: said('Bonnes pratiques'), help: null, questions: [question] }] };
  await signIn(page, 'coordinator');
  const version = await call('POST', '/questionnaires', { title: content.title, fromVersionId: null });
  await call('PUT', `/questionnaires/versions/${version.id}`, content, 1);
  await call('POST', `/questionnaires/versions/${version.id}/publish`, undefined, 2);
  const plan = { title: said('Cycle des bonnes pratiques'), meetingId: null, questionnaireVersionId: version.id, opensOn: dayFrom(-2), closesOn: dayFrom(90), languages: ['fr', 'en', 'ar'], stateCodes: ['NER'], illustrative: true };
  const round = await call('POST', '/rounds', plan);
  await call('POST', `/rounds/${round.id}/open`, undefined, 1);
  await signIn(page, 'focal.ner');
  const report = await call('POST', '/national-reports', { roundId: round.id, correction: false });
  const entries = [{ id: crypto.randomUUID(), title: said(PRACTICE), text: said('Les parquets y inscrivent leurs demandes.'), articles: ['SOM-8'], themeIds: [], shared: true }];
  await call('PUT', `/national-reports/${report.id}/answers/practices`, { value: { kind: 'entries', entries } }, 0);
  const { rowVersion } = await call('GET', `/national-reports/${report.id}`);
  const { submissionId } = await call('POST', `/national-reports/${report.id}/submit`, undefined, rowVersion);
  await signIn(page, 'coordinator');
  const submitted = await call('GET', `/report-submissions/${submissionId}`);
  await call('POST', `/report-submissions/${submissionId}/reviews`, { outcome: 'validated', comment: null, verified: [] }, submitted.rowVersion);
}

test('a State asks for a contact about a practice, is answered by the State that offers it, and the coordinator sees that it happened', async ({ page }) => {
  await offerPractice(page);
  await signIn(page, 'focal.mli');
  await page.goto('/good-practices');
  const offered = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name: PRACTICE }) });
  await offered.getByRole('button', { name: 'Demander un contact' }).click();
  const asking = page.getByRole('dialog', { name: 'Demander un contact' });
  await asking.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(asking.getByLabel('Votre message')).toHaveAttribute('aria-invalid', 'true');
  await expectGoodPage(page);
  await asking.getByLabel('Votre message').fill(MESSAGE);
  await asking.getByRole('button', { name: 'Envoyer la demande' }).click();
  await expect(page.getByText(/^Contact demandé le .*, en attente d’une réponse$/)).toBeVisible();
  const requests = page.getByRole('region', { name: 'Demandes de contact' });
  await expect(requests.getByText('Demandé par : Mali. Adressé à : Niger.')).toBeVisible();
  await expectGoodPage(page);

  await signIn(page, 'focal.ner');
  await page.goto('/good-practices');
  await expect(requests.getByText(MESSAGE)).toBeVisible();
  await requests.getByRole('button', { name: 'Donner un contact' }).click();
  const answering = page.getByRole('dialog', { name: 'Donner un contact' });
  await answering.getByLabel('Nom').fill('Personne Exemple');
  await answering.getByLabel('Fonction').fill('Cheffe du service');
  await answering.getByLabel('Adresse électronique').fill('service');
  await answering.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(answering.getByText('Donnez une adresse électronique complète, par exemple nom@exemple.org')).toBeVisible();
  await expectGoodPage(page);
  await answering.getByLabel('Adresse électronique').fill('service@exemple.org');
  await answering.getByRole('button', { name: 'Envoyer la réponse' }).click();
  await expect(requests.getByText('Un contact a été donné')).toBeVisible();
  await expect(requests.getByRole('button')).toHaveCount(0);

  await signIn(page, 'focal.mli');
  await page.goto('/good-practices');
  await expect(requests.getByRole('link', { name: 'service@exemple.org' })).toBeVisible();
  await expect(page.getByText(/^Un contact vous a été donné le /)).toBeVisible();
  await expectGoodPage(page);

  await signIn(page, 'coordinator');
  await page.goto('/good-practices');
  await expect(requests.getByText('Un contact a été donné')).toBeVisible();
  await expect(page.getByText(/service@exemple\.org|Personne Exemple|Nous préparons/)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Demander un contact' })).toHaveCount(0);
  await expectGoodPage(page);

  // On a phone, in Arabic, a third State knows nothing of it and may ask as well.
  await signIn(page, 'focal.mar');
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto('/good-practices');
  await expect(page.getByRole('region', { name: 'طلبات الاتصال' })).toHaveCount(0);
  await offered.getByRole('button', { name: 'طلب جهة اتصال' }).click();
  await expect(page.getByRole('dialog', { name: 'طلب جهة اتصال' }).getByLabel('رسالتكم')).toBeVisible();
  await expectGoodPage(page);
});
