import { expect, signIn, test } from './journey.ts';
import { freeCommitment } from './records.ts';
import { PASSWORD } from './portal.ts';

test.describe('nothing typed is lost', () => {
  test.use({ expectedFailures: { also: [/^PATCH \/api\/v1\/updates\/[0-9a-f-]+ 401$/] } });

  test('when the session ends in the middle of an update: sign in again in place, and go on', async ({ page, context }) => {
    await signIn(page, 'focal.mli');
    await page.goto((await freeCommitment(page.request, 'MLI', 0)).path);
    await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
    await page.getByRole('radio', { name: /^En cours/ }).check();
    await expect(page.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible();
    await context.clearCookies();
    const narrative = page.locator('#narrative textarea, textarea#narrative').first();
    await narrative.fill('Le comité s’est réuni deux fois.');
    await narrative.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(3, 9));
    const dialog = page.getByRole('dialog', { name: 'Votre session a pris fin' });
    await dialog.getByLabel(/Mot de passe/).fill(PASSWORD);
    await dialog.getByRole('button', { name: 'Reprendre' }).click();
    await expect(dialog).toBeHidden();
    // She goes on where she was, in the middle of her sentence.
    await expect(narrative).toBeFocused();
    expect(await narrative.evaluate(({ selectionStart, selectionEnd }: HTMLTextAreaElement) => [selectionStart, selectionEnd])).toEqual([3, 9]);
    await expect(page.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible();
    await page.reload();
    await expect(narrative).toHaveValue('Le comité s’est réuni deux fois.');
  });

  test('when the connection is cut while writing, and when it comes back it is sent', async ({ page, context }) => {
    await signIn(page, 'focal.mli');
    await page.goto((await freeCommitment(page.request, 'MLI', 2)).path);
    await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
    await page.getByRole('radio', { name: /^En cours/ }).check();
    await expect(page.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible();
    await context.setOffline(true);
    const narrative = page.locator('#narrative textarea, textarea#narrative').first();
    await narrative.fill('Écrit sans connexion, dans un poste-frontière.');
    await expect(page.getByText(/hors ligne/i).first()).toBeVisible();
    const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().includes('/updates/') && response.ok());
    await context.setOffline(false);
    await saved;
    await page.reload();
    await expect(narrative).toHaveValue('Écrit sans connexion, dans un poste-frontière.');
  });
});

test('a recommendation that she began to write is put back after a reload, and begun anew when she says so', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/recommendations/new');
  const title = page.locator('main #title');
  await title.fill('Former les magistrats');
  await page.reload();
  await expect(title).toHaveValue('Former les magistrats');
  await page.getByRole('button', { name: 'Recommencer à vide' }).click();
  await expect(title).toHaveValue('');
  await page.reload();
  await expect(title).toHaveValue('');
});

test.describe('a text with a hidden character', () => {
  test.use({ expectedFailures: { also: [/^PATCH \/api\/v1\/updates\/[0-9a-f-]+ 400$/] } });

  test('is refused at its field, stays on screen, and is taken once the character is gone', async ({ page }) => {
    await signIn(page, 'focal.mli');
    const { path } = await freeCommitment(page.request, 'MLI', 3);
    await page.goto(path);
    await page.getByRole('button', { name: /point d’avancement/ }).first().click();
    await expect(page).toHaveURL(/\/updates\//);
    const narrative = page.locator('main textarea#narrative');
    await narrative.fill('Le décret \u202Eest signé.');
    await expect(page.getByRole('link', { name: /inverse le sens de lecture/ })).toBeVisible();
    await expect(narrative).toHaveAttribute('aria-invalid', 'true');
    await expect(narrative).toHaveValue('Le décret \u202Eest signé.');
    await narrative.fill('Le décret est signé.');
    await expect(page.getByRole('link', { name: /inverse le sens de lecture/ })).toBeHidden();
  });
});
