import { publicUrlOf, readSettings, UnusableSettings } from './settings.ts';

const STRONG = '9f2c71e05ab84d36c1f7e2a8094b6d53';
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: `postgres://suivi_owner:${STRONG}@database:5432/suivi`,
  SUIVI_SECRET: `${STRONG}${STRONG}`,
  SUIVI_PUBLIC_URL: 'https://portal.test',
};

function sentencesFor(environment: NodeJS.ProcessEnv): string[] {
  try {
    readSettings(environment);
    return [];
  } catch (error) {
    if (!(error instanceof UnusableSettings)) throw error;
    return error.message.split('\n');
  }
}

describe('settings in production', () => {
  it('are taken when every secret is strong', () => {
    expect(sentencesFor(production)).toEqual([]);
  });

  it('are taken for a trial on the machine itself without HTTPS', () => {
    expect(sentencesFor({ ...production, SUIVI_PUBLIC_URL: 'http://127.0.0.1:3000' })).toEqual([]);
  });

  it.each([
    ['no secret', { SUIVI_SECRET: undefined }, /^SUIVI_SECRET is missing: /],
    ['an empty secret', { SUIVI_SECRET: '' }, /^SUIVI_SECRET is missing: /],
    ['a short secret', { SUIVI_SECRET: STRONG.slice(1) }, /^SUIVI_SECRET is too short: /],
    ['a secret of few characters', { SUIVI_SECRET: 'abcabcabc'.repeat(8) }, /^SUIVI_SECRET is weak: /],
    ['a secret out of an example', { SUIVI_SECRET: `ChangeMe-${STRONG}` }, /^SUIVI_SECRET is weak: /],
    ['no database', { DATABASE_URL: undefined }, /^DATABASE_URL is missing: /],
    ['another database', { DATABASE_URL: `mysql://suivi:${STRONG}@database/suivi` }, /^DATABASE_URL is not an address /],
    ['an address that cannot be read', { DATABASE_URL: `postgres://suivi:${STRONG}%@database/suivi` }, /^DATABASE_URL is not an address /],
    ['no password of the database', { DATABASE_URL: 'postgres://suivi@database/suivi' }, /^The password in DATABASE_URL is missing /],
    ['a short password of the database', { DATABASE_URL: `postgres://suivi:${STRONG.slice(0, 11)}@database/suivi` }, /^The password in DATABASE_URL is missing or shorter /],
    ['a guessable password of the database', { DATABASE_URL: 'postgres://suivi:password-1234@database/suivi' }, /^The password in DATABASE_URL is weak: /],
    ['demonstration accounts', { SUIVI_DEMO: 'on', SUIVI_DEMO_PASSWORD: STRONG }, /^SUIVI_DEMO is on and NODE_ENV is production: /],
    ['no public address', { SUIVI_PUBLIC_URL: undefined }, /^SUIVI_PUBLIC_URL is missing: /],
    ['a public address without HTTPS', { SUIVI_PUBLIC_URL: 'http://portal.test' }, /^SUIVI_PUBLIC_URL must begin with https/],
    ['another kind of mail server', { SMTP_URL: 'mail:1025' }, /^SMTP_URL must begin with smtp/],
  ])('are refused with a sentence: %s', (_, wrong, sentence) => {
    expect(sentencesFor({ ...production, ...wrong })).toEqual([expect.stringMatching(sentence)]);
  });

  it('tell every fault at once and quote no secret', () => {
    const sentences = sentencesFor({ ...production, SUIVI_SECRET: 'a'.repeat(40), DATABASE_URL: 'postgres://suivi:hunter2@database/suivi', SUIVI_PUBLIC_URL: '' });
    expect(sentences).toHaveLength(3);
    expect(sentences.join('\n')).not.toMatch(/aaaa|hunter2/);
  });
});

describe('where people reach the portal', () => {
  it('is as set, else this machine', () => {
    expect(publicUrlOf({ SUIVI_PUBLIC_URL: 'https://portal.test', PORT: 3000 })).toBe('https://portal.test');
    expect(publicUrlOf({ SUIVI_PUBLIC_URL: undefined, PORT: 4000 })).toBe('http://127.0.0.1:4000');
  });
});

describe('settings in development', () => {
  it('ask for nothing but a database and a secret', () => {
    const settings = readSettings({ DATABASE_URL: 'postgres://suivi@127.0.0.1/suivi', SUIVI_SECRET: 'x'.repeat(32), PORT: '' });
    expect(settings).toMatchObject({ HOST: '127.0.0.1', PORT: 3000, NODE_ENV: 'development', SUIVI_DEMO: 'off' });
  });

  it('make demonstration accounts only with a password', () => {
    const development = { DATABASE_URL: 'postgres://suivi@127.0.0.1/suivi', SUIVI_SECRET: 'x'.repeat(32), SUIVI_DEMO: 'on' };
    expect(sentencesFor(development)).toEqual([expect.stringMatching(/^SUIVI_DEMO is on and SUIVI_DEMO_PASSWORD is missing: /)]);
    expect(sentencesFor({ ...development, SUIVI_DEMO_PASSWORD: 'seven-zebras' })).toEqual([]);
  });
});
