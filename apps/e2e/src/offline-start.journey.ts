import type { Page } from '@playwright/test';
import { expect, signIn, test } from './journey.ts';
import { freeCommitment } from './records.ts';

// What the portal keeps for the time without a connection is what this is about.
test.use({ serviceWorkers: 'allow', expectedFailures: { also: [/^POST \/api\/v1\/commitments\/[0-9a-f-]+\/updates 409$/] } });

/** Waits until the service worker has fetched the portal and serves this page. */
async function portalKept(page: Page): Promise<void> {
  const kept = () =>
    page.evaluate(async () => {
      const manifest = (await (await fetch('/ngsw.json', { headers: { 'ngsw-bypass': 'true' } })).json()) as { assetGroups: { name: string; urls: string[] }[] };
      const urls = manifest.assetGroups.find(({ name }) => name === 'portal')?.urls ?? ['/missing'];
      return navigator.serviceWorker.controller !== null && (await Promise.all(urls.map((url) => caches.match(url)))).every((found) => found !== undefined);
    });
  await expect.poll(kept, { timeout: 30_000 }).toBe(true);
}

/** How many records that were read this device still keeps. */
function recordsOnDevice(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('suivi-read');
        opening.onerror = () => reject(new Error('no database'));
        opening.onsuccess = () => {
          const counting = opening.result.transaction('records').objectStore('records').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );
}

test.describe('an update that is begun without a connection', () => {
  test('is written, found again after a reload, and started when the connection is back', async ({ page, context }) => {
    test.setTimeout(90_000);
    await signIn(page, 'focal.ner');
    const { path, reference } = await freeCommitment(page.request, 'NER', 2);
    await page.goto(path);
    await expect(page.getByText(reference).first()).toBeVisible();
    await portalKept(page);
    await context.setOffline(true);
    await page.reload();
    await expect(page.getByText(/cette page montre l’engagement tel que cet appareil l’a lu/)).toBeVisible();
    await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
    await page.getByRole('radio', { name: /^En cours/ }).check();
    const narrative = page.locator('textarea#narrative');
    await narrative.fill('Écrit au poste-frontière, sans réseau.');
    await expect(page.getByText('Les pièces pourront être jointes dès que la connexion sera revenue.')).toBeVisible();
    await expect(page.getByText(/^\s*Non enregistré : hors ligne/)).toBeVisible();
    await page.reload();
    await expect(narrative).toHaveValue('Écrit au poste-frontière, sans réseau.');
    await expect(page.getByText(reference).first()).toBeVisible();

    const started = page.waitForResponse((response) => response.request().method() === 'POST' && response.url().endsWith('/updates') && response.status() === 201);
    await context.setOffline(false);
    await started;
    await expect(page.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ajouter une pièce' })).toBeVisible();
    const id = page.url().split('/').at(-1);
    const { narrative: kept } = (await (await page.request.get(`/api/v1/updates/${id}`)).json()) as { narrative: { versions: { fr: { text: string } } } };
    expect(kept.versions.fr.text).toBe('Écrit au poste-frontière, sans réseau.');

    // Who signs out leaves nothing to read on the device.
    expect(await recordsOnDevice(page)).toBeGreaterThan(0);
    await page.locator('app-mast-tools button.account').click();
    await page.getByRole('button', { name: 'Se déconnecter' }).first().click();
    await expect(page).toHaveURL(/sign-in/);
    expect(await recordsOnDevice(page)).toBe(0);
  });

  test('is started by itself when she has left it and the connection is back', async ({ page, context }) => {
    test.setTimeout(90_000);
    await signIn(page, 'focal.ner');
    const { path } = await freeCommitment(page.request, 'NER', 0);
    await page.goto(path);
    await portalKept(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
    await page.locator('textarea#narrative').fill('Écrit puis quitté.');
    await expect(page.getByText(/^\s*Non enregistré : hors ligne/)).toBeVisible();
    await page.getByRole('link', { name: 'Engagement', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Écrire un point d’avancement' })).toBeVisible();
    await context.setOffline(false);
    const read = async () => ((await (await page.request.get(`/api/v1${path}`)).json()) as { openUpdate: { id: string } | null }).openUpdate?.id ?? null;
    await expect.poll(read).not.toBeNull();
    const { narrative } = (await (await page.request.get(`/api/v1/updates/${await read()}`)).json()) as { narrative: { versions: { fr: { text: string } } } };
    expect(narrative.versions.fr.text).toBe('Écrit puis quitté.');
  });

  test('stays on the device while what a colleague sent meanwhile is being reviewed', async ({ page, context, browser }) => {
    test.setTimeout(90_000);
    await signIn(page, 'focal.mli');
    const { path } = await freeCommitment(page.request, 'MLI', 0);
    await page.goto(path);
    await portalKept(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
    const narrative = page.locator('textarea#narrative');
    await narrative.fill('Ma part du travail.');
    await expect(page.getByText(/^\s*Non enregistré : hors ligne/)).toBeVisible();

    const elsewhere = await browser.newContext();
    const colleague = await elsewhere.newPage();
    await signIn(colleague, 'focal.mli');
    const content = { declaredStatus: 'in_progress', narrative: { original: 'fr', versions: { fr: { text: 'Déjà soumis.', state: 'verified' } } }, challenges: null, audience: 'delegation' };
    const theirs = (await (await colleague.request.post(`/api/v1${path}/updates`, { data: content })).json()) as { id: string };
    expect((await colleague.request.post(`/api/v1/updates/${theirs.id}/submit`, { headers: { 'if-match': '"1"' } })).status()).toBe(200);
    await elsewhere.close();

    await context.setOffline(false);
    await expect(page.getByText('Un point d’avancement est déjà ouvert pour cet engagement')).toBeVisible();
    await expect(narrative).toHaveValue('Ma part du travail.');
    await page.goto(path);
    await page.getByRole('link', { name: 'Lire ce texte' }).click();
    await expect(narrative).toHaveValue('Ma part du travail.');
  });

  test('stands beside what a colleague started meanwhile, and nothing is lost', async ({ page, context, browser }) => {
    test.setTimeout(90_000);
    await signIn(page, 'focal.ner');
    const { path } = await freeCommitment(page.request, 'NER', 1);
    await page.goto(path);
    await page.getByRole('button', { name: 'Écrire un point d’avancement' }).waitFor();
    await portalKept(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Écrire un point d’avancement' }).click();
    const narrative = page.locator('textarea#narrative');
    await narrative.fill('Ce que j’ai écrit en mission.');
    await expect(page.getByText(/^\s*Non enregistré : hors ligne/)).toBeVisible();

    const elsewhere = await browser.newContext();
    const colleague = await elsewhere.newPage();
    await signIn(colleague, 'focal.ner');
    const content = { declaredStatus: 'in_progress', narrative: { original: 'fr', versions: { fr: { text: 'Ce que le collègue a écrit au bureau.', state: 'verified' } } }, challenges: null, audience: 'delegation' };
    const theirs = (await (await colleague.request.post(`/api/v1${path}/updates`, { data: content })).json()) as { id: string };

    await context.setOffline(false);
    await expect(page).toHaveURL(new RegExp(`/updates/${theirs.id}$`));
    const conflict = page.getByRole('alert').filter({ hasText: 'Quelqu’un a modifié le même texte que vous' });
    await expect(conflict.getByText('Ce que j’ai écrit en mission.')).toBeVisible();
    await expect(conflict.getByText('Ce que le collègue a écrit au bureau.')).toBeVisible();
    await page.reload();
    await expect(conflict.getByText('Ce que j’ai écrit en mission.')).toBeVisible();
    await conflict.getByRole('button', { name: 'Garder ce choix' }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Enregistré' })).toBeVisible();
    const { narrative: both } = (await (await colleague.request.get(`/api/v1/updates/${theirs.id}`)).json()) as { narrative: { versions: { fr: { text: string } } } };
    expect(both.versions.fr.text).toBe('Ce que j’ai écrit en mission.\n\nCe que le collègue a écrit au bureau.');
    await elsewhere.close();
  });
});
