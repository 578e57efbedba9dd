import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { PASSWORD } from './portal.ts';

export { expect };

/** The part of a demonstration account's address before the @. */
export type Account = 'focal.mli' | 'focal.mar' | 'focal.ner' | 'expert.ner' | 'coordinator' | 'donor' | 'observer' | 'admin';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Whoever is not signed in is told so once, by this question. */
const NOT_SIGNED_IN = /^GET \/api\/v1\/session 401$/;
const WIDTHS = [360, 1280];

interface Watch {
  /** Answers that this journey provokes on purpose, as "METHOD path status". */
  expectedFailures: { also: RegExp[] };
  watch: void;
}

/** A journey fails when a page says something on the console, throws, or gets an answer that nobody expected. */
export const test = base.extend<Watch>({
  // In an object, since Playwright takes a list of two for a value with its settings.
  expectedFailures: [{ also: [] }, { option: true }],
  watch: [
    async ({ page, expectedFailures }, use) => {
      const mistakes: string[] = [];
      page.on('pageerror', (error) => mistakes.push(`thrown: ${error.message}`));
      page.on('console', (message) => {
        // Of a failed request the console says less than the answer itself.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) mistakes.push(`console: ${message.text()} (${message.location().url}:${message.location().lineNumber}:${message.location().columnNumber})`);
      });
      page.on('response', (response) => {
        const failure = `${response.request().method()} ${new URL(response.url()).pathname} ${response.status()}`;
        if (response.status() >= 400 && ![NOT_SIGNED_IN, ...expectedFailures.also].some((expected) => expected.test(failure))) mistakes.push(`answer: ${failure}`);
      });
      await use();
      expect(mistakes).toEqual([]);
    },
    { auto: true },
  ],
});

/** Signs in without the form, which has a journey of its own. */
export async function signIn(page: Page, account: Account): Promise<void> {
  const answer = await page.request.post('/api/v1/session', { data: { email: `${account}@suivi.example`, password: PASSWORD } });
  expect(answer.status(), `${account} signs in`).toBe(200);
}

/** What everyone may expect of the page on screen, whoever they are and whatever they hold it on. */
export async function expectGoodPage(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
    await expectAccessible(page);
  }
  if (before) await page.setViewportSize(before);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([]);
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(beyond, `pixels beyond the right edge at ${page.viewportSize()?.width}`).toBeLessThanOrEqual(0);
}
