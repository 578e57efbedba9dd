import { expect, signIn, test } from './journey.ts';
import { freeCommitment } from './records.ts';

test('a letter typed in a review’s comment is a letter, not a shortcut to another State', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/review');
  await expect(page.getByText(/Récépissé S-/).first()).toBeVisible();
  const address = page.url();
  await page.keyboard.press('r');
  await expect(page.locator('main textarea#comment')).toBeFocused();
  await page.keyboard.type('vjrk ? texte');
  await expect(page.locator('main textarea#comment')).toHaveValue('vjrk ? texte');
  await expect(page).toHaveURL(address);
});

test('a comment that the coordinator began survives Escape and a reload, and waits where she began it', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/review');
  await expect(page.getByText(/Récépissé S-/).first()).toBeVisible();
  await page.keyboard.press('r');
  const comment = page.locator('main textarea#comment');
  await expect(comment).toBeFocused();
  await page.keyboard.type('Il manque le décret signé.');
  await page.keyboard.press('Escape');
  await expect(comment).toBeHidden();
  await expect(page.getByRole('button', { name: 'Valider' })).toBeFocused();
  await page.reload();
  await expect(page.getByText('Il manque le décret signé.')).toBeVisible();
  await page.keyboard.press('r');
  await expect(comment).toHaveValue('Il manque le décret signé.');
});

test.describe('a decision that is refused', () => {
  test.use({ expectedFailures: { also: [/^POST \/api\/v1\/submissions\/[0-9a-f-]+\/reviews 412$/] } });

  test('keeps the status that the coordinator chose and what she wrote, and is taken the second time', async ({ page, browser }) => {
    const elsewhere = await browser.newContext();
    const rabat = await elsewhere.newPage();
    await signIn(rabat, 'focal.mar');
    const { path } = await freeCommitment(rabat.request, 'MAR', 1);
    const content = { declaredStatus: 'in_progress', narrative: { original: 'fr', versions: { fr: { text: 'Le comité a adopté son règlement intérieur.', state: 'verified' } } }, challenges: null, audience: 'delegation', milestones: [] };
    const update = (await (await rabat.request.post(`/api/v1${path}/updates`, { data: content, headers: { 'idempotency-key': crypto.randomUUID() } })).json()) as { id: string; rowVersion: number };
    const receipt = await rabat.request.post(`/api/v1/updates/${update.id}/submit`, { headers: { 'if-match': `"${update.rowVersion}"`, 'idempotency-key': crypto.randomUUID() } });
    expect(receipt.ok()).toBe(true);
    const { submissionId } = (await receipt.json()) as { submissionId: string };

    await signIn(page, 'coordinator');
    await page.goto(`/review/${submissionId}`);
    await page.getByRole('button', { name: 'Valider' }).click();
    const chosen = page.getByRole('radio', { name: 'Mis en œuvre en partie' });
    await expect(page.getByRole('radio', { name: /^En cours/ })).toBeChecked();
    await chosen.check();
    await page.locator('main textarea#comment').fill('Le règlement est joint au procès-verbal.');
    // Meanwhile the State shows it to more people.
    expect((await rabat.request.patch(`/api/v1/submissions/${submissionId}/audience`, { data: { audience: 'participants' } })).status()).toBe(200);
    await page.getByRole('button', { name: 'Valider avec ce statut' }).click();
    await expect(page.locator('main .notice-problem')).toBeVisible();
    await expect(page.locator('main').getByText('Les États participants').first()).toBeVisible();
    await expect(chosen).toBeChecked();
    await expect(page.locator('main textarea#comment')).toHaveValue('Le règlement est joint au procès-verbal.');
    await page.getByRole('button', { name: 'Valider avec ce statut' }).click();
    await expect(page.getByText(/^Soumission S-\d{4}-\d{6} validée/)).toBeVisible();
    const { submissions } = (await (await rabat.request.get(`/api/v1${path}`)).json()) as { submissions: { id: string; review: { verifiedStatus: string } | null }[] };
    expect(submissions.find(({ id }) => id === submissionId)?.review?.verifiedStatus).toBe('partially_implemented');
    await elsewhere.close();
  });
});
