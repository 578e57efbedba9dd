import { expect, expectGoodPage, signIn, test, type Account } from './journey.ts';
import type { Page } from '@playwright/test';

interface Figure {
  href: string;
  figure: number;
}

/** Every figure on screen that opens a list, with what it counts: a share says beside it of how many. */
async function figuresOn(page: Page): Promise<Figure[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main a[href^="/commitments"]')].flatMap((link) => {
      const href = link.getAttribute('href') ?? '';
      const text = link.textContent?.trim() ?? '';
      // Lines of a list lead to one commitment; the way to all deadlines names days, not how many.
      if (/^\/commitments\//.test(href) || (href.includes('dueTo') && !/^\d/.test(text))) return [];
      const share = text.includes('%') ? (link.closest('li, suivi-rate')?.querySelector('.said, .out-of')?.textContent ?? '') : text;
      const number = link.namespaceURI?.endsWith('svg') ? link.querySelector('title')?.textContent?.split('·').at(-1) : /\d[\d\s\u202f]*/.exec(share)?.[0];
      return [{ href, figure: Number((number ?? '').replaceAll(/\s/g, '') || Number.NaN) }];
    }),
  );
}

async function expectListsAsLong(page: Page, figures: readonly Figure[]): Promise<void> {
  for (const { href, figure } of figures) {
    const { total } = (await (await page.request.get(`/api/v1${href}${href.includes('?') ? '&' : '?'}limit=1`)).json()) as { total: number };
    expect({ href, total }).toEqual({ href, total: figure });
  }
}

const SCREENS: { who: Account; path: string; atLeast: number }[] = [
  { who: 'donor', path: '/overview', atLeast: 40 },
  { who: 'donor', path: '/overview?state=NER', atLeast: 20 },
  { who: 'coordinator', path: '/overview', atLeast: 40 },
  { who: 'coordinator', path: '/', atLeast: 15 },
  { who: 'focal.ner', path: '/', atLeast: 4 },
];

for (const { who, path, atLeast } of SCREENS) {
  test(`every figure of ${path} opens as many commitments as it says, for ${who}`, async ({ page }) => {
    await signIn(page, who);
    await page.goto(path);
    await expect(page.locator('main a[href^="/commitments?"]').first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    const figures = await figuresOn(page);
    expect(figures.length).toBeGreaterThanOrEqual(atLeast);
    await expectListsAsLong(page, figures);
    // On screen as well: the number at the top of the list is the figure that was clicked.
    const { href, figure } = figures.find(({ figure }) => figure > 1) ?? figures[0] ?? { href: '', figure: 0 };
    await page.locator(`main a[href="${href}"]`).first().click();
    await expect(page.locator('main').getByRole('status').filter({ hasText: new RegExp(`^\\s*${figure} (engagement|commitment)s?\\s*$`) })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(new RegExp(`${path.replace('?', '\\?')}$`));
  });
}

test('recommendations and commitments are two views under the same filters', async ({ page }) => {
  await signIn(page, 'coordinator');
  await page.goto('/recommendations?state=NER&overdue=true');
  await page.getByRole('link', { name: 'Engagements par État' }).click();
  await expect(page).toHaveURL(/\/commitments\?state=NER&overdue=true$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Engagements' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Navigation principale' }).getByRole('link', { name: 'Recommandations' }).first()).toHaveAttribute('aria-current', 'page');
  const rows = page.locator('main tbody tr');
  await expect(rows.first()).toContainText('En retard');
  for (const row of await rows.all()) await expect(row).toContainText('Niger');
  await page.getByLabel('Pièces justificatives').selectOption('Aucune pièce');
  await expect(page).toHaveURL(/evidence=without/);
  await expectGoodPage(page);
  await rows.first().getByRole('link').click();
  await expect(page).toHaveURL(/\/commitments\/[0-9a-f-]{36}$/);
});
