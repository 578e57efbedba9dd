import { expect, signIn, test } from './journey.ts';
import { freeCommitment } from './records.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'], expectedFailures: { also: [/^PATCH \/api\/v1\/updates\/[0-9a-f-]+ 400$/] } });

test('of 12,000 characters that are pasted none is cut, and the page says how many are too many', async ({ page }) => {
  await signIn(page, 'focal.mli');
  await page.goto((await freeCommitment(page.request, 'MLI', 1)).path);
  await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
  const narrative = page.locator('textarea#narrative');
  await narrative.focus();
  await page.evaluate(() => navigator.clipboard.writeText('Le comité siège. '.repeat(800).slice(0, 12_000)));
  await page.keyboard.press('Control+V');
  await expect.poll(async () => (await narrative.inputValue()).length).toBe(12_000);
  await expect(page.getByText(/^2\s000 caractères de trop/)).toBeVisible();
  await expect(page.getByText('Non enregistré : corrigez ce qui est signalé')).toBeVisible();

  const saved = page.waitForResponse((response) => response.request().method() === 'PATCH' && response.url().includes('/updates/') && response.ok());
  await narrative.fill('Le comité siège. '.repeat(800).slice(0, 10_000));
  await saved;
  await page.reload();
  await expect.poll(async () => (await narrative.inputValue()).length).toBe(10_000);
});
