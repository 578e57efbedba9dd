import type { Page } from '@playwright/test';
import { expect, expectGoodPage, signIn, test } from './journey.ts';
import { aCommitmentOf, freeCommitment } from './records.ts';

const signOut = async (page: Page) => {
  await page.locator('button.account').click();
  await page.getByRole('button', { name: 'Se déconnecter' }).first().click();
};
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Des textes ne sont pas terminés' });
const title = (page: Page) => page.locator('[id="plan.title"]');
/** What this device keeps of what anybody wrote. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const rows = async (name: string, store: string) => {
      const open = await new Promise<IDBDatabase>((resolve, reject) => Object.assign(indexedDB.open(name), { onsuccess: (event: Event) => resolve((event.target as IDBOpenDBRequest).result), onerror: reject }));
      if (!open.objectStoreNames.contains(store)) return 0;
      const count = await new Promise<number>((resolve) => Object.assign(open.transaction(store).objectStore(store).count(), { onsuccess: (event: Event) => resolve((event.target as IDBRequest<number>).result) }));
      open.close();
      return count;
    };
    return { forms: Object.keys(localStorage).filter((key) => key.startsWith('suivi.form.')).length, comments: await rows('suivi-comments', 'comments') };
  });

test('whoever signs out with nothing begun is out at once', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/');
  await signOut(page);
  await expect(page).toHaveURL('/sign-in');
});

test('whoever signs out with texts begun is asked once: kept they come back, removed they are gone', async ({ page }) => {
  await signIn(page, 'focal.mli');
  await page.goto('/actions/new?step=what');
  await title(page).fill('Former les greffiers');
  await page.goto(await aCommitmentOf(page.request, 'MLI'));
  const comment = page.getByRole('region', { name: 'Échanges', exact: true }).getByLabel('Votre commentaire');
  await comment.fill('Une question sur le délai.');

  await signOut(page);
  await expect(dialog(page).getByRole('listitem')).toHaveText([/Action de suivi\s*:\s*Former les greffiers/, /Commentaire\s*:\s*Une question sur le délai\./]);
  await expectGoodPage(page);
  // Changing her mind leaves her where she was.
  await dialog(page).getByRole('button', { name: 'Fermer' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect(comment).toHaveValue('Une question sur le délai.');
  await page.locator('button.account').click();
  await page.keyboard.press('Escape');

  await signOut(page);
  await dialog(page).getByRole('button', { name: 'Les garder et se déconnecter' }).click();
  await expect(page).toHaveURL('/sign-in');
  expect(await kept(page)).toEqual({ forms: 1, comments: 1 });
  // Another person at the same device is not asked about what is not hers.
  await signIn(page, 'focal.ner');
  await page.goto('/');
  await signOut(page);
  await expect(page).toHaveURL('/sign-in');

  await signIn(page, 'focal.mli');
  await page.goto('/actions/new?step=what');
  await expect(title(page)).toHaveValue('Former les greffiers');
  await signOut(page);
  await dialog(page).getByRole('button', { name: 'Les effacer et se déconnecter' }).click();
  await expect(page).toHaveURL('/sign-in');
  await expect.poll(() => kept(page)).toEqual({ forms: 0, comments: 0 });
  await signIn(page, 'focal.mli');
  await page.goto('/actions/new?step=what');
  await expect(title(page)).toHaveValue('');
});

test('an update that could not be sent is named, sent at the next visit when kept, and gone when removed', async ({ page }) => {
  await signIn(page, 'focal.mli');
  await page.goto((await freeCommitment(page.request, 'MLI', 1)).path);
  await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
  await expect(page).toHaveURL(/\/updates\//);
  const id = page.url().split('/').at(-1);
  const narrative = page.locator('textarea#narrative');
  const sent = async () => ((await (await page.request.get(`/api/v1/updates/${id}`)).json()) as { narrative: { versions: { fr?: { text: string } } } }).narrative.versions.fr?.text ?? '';
  /** Types while nothing that is saved arrives, and signs out. */
  const leaveUnsent = async (words: string, how: string) => {
    await page.route('**/api/v1/updates/*', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
    await narrative.fill(words);
    await expect(page.getByRole('status').filter({ hasText: /hors ligne|connexion/i }).first()).toBeVisible();
    await signOut(page);
    await expect(dialog(page).getByRole('listitem')).toHaveText([new RegExp(`Point d’avancement non envoyé\\s*:\\s*${words}`)]);
    await dialog(page).getByRole('button', { name: how }).click();
    await expect(page).toHaveURL('/sign-in');
    await page.unroute('**/api/v1/updates/*');
    await signIn(page, 'focal.mli');
  };
  await leaveUnsent('Premier texte.', 'Les garder et se déconnecter');
  expect(await sent()).toBe('');
  await page.goto(`/updates/${id}`);
  await expect(narrative).toHaveValue('Premier texte.');
  await expect.poll(sent).toBe('Premier texte.');
  await leaveUnsent('Second texte.', 'Les effacer et se déconnecter');
  await page.goto(`/updates/${id}`);
  await expect(narrative).toHaveValue('Premier texte.');
  expect(await sent()).toBe('Premier texte.');
});
