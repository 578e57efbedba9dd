/** @jest-environment node */
/// <reference types="node" />
import { PROBLEMS } from '@suivi/shared/domain';
import { existsSync, globSync, readFileSync } from 'node:fs';

type Tree = { [key: string]: string | Tree };

const LANGUAGES = ['fr', 'en', 'ar'] as const;
const SCOPES: Record<string, string> = {
  '': 'libs/shared/web/i18n',
  'signed-in': 'libs/shared/web/i18n/signed-in',
  imports: 'libs/recommendations/web/i18n/imports',
  home: 'apps/web/i18n',
  access: 'libs/access/web/i18n',
  account: 'libs/access/web/i18n/account',
  handover: 'libs/states/web/i18n',
  reports: 'libs/reports/web/i18n',
  recommendations: 'libs/recommendations/web/i18n',
  actions: 'libs/actions/web/i18n',
  evidence: 'libs/evidence/web/i18n',
  comments: 'libs/comments/web/i18n',
  journal: 'libs/journal/web/i18n',
  timeline: 'libs/actions/web/i18n/timeline',
  authorities: 'libs/authorities/web/i18n',
  library: 'libs/library/web/i18n',
  rounds: 'libs/national-reports/web/i18n',
  documents: 'libs/national-reports/web/i18n/documents',
  questionnaires: 'libs/questionnaires/web/i18n',
  answers: 'libs/questionnaires/web/i18n/answers',
  transposition: 'libs/transposition/web/i18n',
  // The mails say the same sentences.
  notifications: 'libs/notifications/api/i18n',
};
/** The forms a language asks for; French and Spanish "many" is for millions and may be left to "other". */
const FORMS: Record<(typeof LANGUAGES)[number], readonly string[]> = { fr: ['one', 'other'], en: ['one', 'other'], ar: ['zero', 'one', 'two', 'few', 'many', 'other'] };

/** Every text by its key; the plural forms of one text stand together. */
function textsOf(scope: string, language: (typeof LANGUAGES)[number]): Map<string, string | Tree> {
  const texts = new Map<string, string | Tree>();
  const walk = (tree: Tree, path: string): void => {
    for (const [key, value] of Object.entries(tree)) {
      const name = path ? `${path}.${key}` : key;
      if (typeof value === 'string' || ('other' in value && 'one' in value)) texts.set(name, value);
      else walk(value, name);
    }
  };
  walk(JSON.parse(readFileSync(`${SCOPES[scope]}/${language}.json`, 'utf8')) as Tree, scope === 'signed-in' ? '' : scope);
  return texts;
}

const scopes = Object.keys(SCOPES).filter((scope) => existsSync(`${SCOPES[scope]}/fr.json`));
/** Documents say the same sentences as the screens. */
const sources = globSync(['{apps/web/src,libs/*/web/src}/**/*.{ts,html}', 'libs/*/{domain,api}/src/**/*-{document,blocks}.ts'])
  .filter((path) => !path.endsWith('.spec.ts'))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
/** Whatever stands between quotes and could be a key, or the beginning of one that is completed at run time. */
const literals = new Set(sources.flatMap(({ text }) => [...text.matchAll(/['"`]([a-z_]+(?:\.[a-z_A-Z]+)*\.?)(?:\$\{|['"`])/g)].map(([, literal = '']) => literal)));
const beginnings = [...literals].filter((literal) => literal.endsWith('.'));
const french = new Map(scopes.flatMap((scope) => [...textsOf(scope, 'fr')]));

/** Every code under which a rule or a route says what is at fault. */
const textOf = (pattern: string): string => globSync(pattern).filter((path) => !path.endsWith('.spec.ts')).map((path) => readFileSync(path, 'utf8')).join('\n').replace(/\bsay\('[^']*'/g, '');
const codes = new Set(
  [...textOf('libs/*/domain/src/**/*.ts').matchAll(/'([a-z_]+\.[a-z_]+)'(?:\)| \}|, path)/g), ...textOf('libs/*/{domain,api}/src/**/*.ts').matchAll(/code: '([a-z_]+\.[a-z_]+)'/g)].map(([, code = '']) => code),
);
const ofIssue = (key: string): string | undefined => /(?:^|\.)issue\.(.+)$/.exec(key)?.[1];
const isUsed = (key: string): boolean => literals.has(key) || ofIssue(key) !== undefined || beginnings.some((beginning) => key.startsWith(beginning));

describe.each(scopes)('the texts of scope "%s"', (scope) => {
  it.each(LANGUAGES)('are all there in %s, and none is empty', (language) => {
    const texts = textsOf(scope, language);
    expect([...texts.keys()].sort()).toEqual([...textsOf(scope, 'fr').keys()].sort());
    for (const [key, text] of texts) {
      const forms = typeof text === 'string' ? [text] : Object.values(text);
      expect({ key, empty: forms.some((form) => String(form).trim() === '') }).toEqual({ key, empty: false });
      if (typeof text !== 'string') expect({ key, forms: FORMS[language].filter((form) => !(form in text)) }).toEqual({ key, forms: [] });
    }
  });

  it.each(LANGUAGES)('ask for the same values in %s', (language) => {
    const placesOf = (text: string | Tree | undefined): string[] => [...new Set([...(typeof text === 'string' ? text : String((text as Tree)['other'])).matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name))].filter((name) => name !== 'count').sort();
    for (const [key, text] of textsOf(scope, language)) expect({ key, places: placesOf(text) }).toEqual({ key, places: placesOf(french.get(key)) });
  });

  it('are all used', () => {
    expect([...textsOf(scope, 'fr').keys()].filter((key) => !isUsed(key))).toEqual([]);
  });
});

describe('the texts used everywhere', () => {
  it('stand once: on the first page, or among those for who is signed in', () => {
    const first = textsOf('', 'fr');
    expect([...textsOf('signed-in', 'fr').keys()].filter((key) => first.has(key))).toEqual([]);
  });
});

describe('what the screens ask for', () => {
  it('is there', () => {
    const asked = sources.flatMap(({ path, text }) => [...text.matchAll(/(?:\b(?:t|say)\(|translate(?:<string>)?\(|key: |title: )'([a-z_]+(?:\.[a-zA-Z_]+)+)'/g)].map(([, key = '']) => ({ path, key })));
    expect(asked.filter(({ key }) => !french.has(key))).toEqual([]);
    expect(beginnings.filter((beginning) => scopes.some((scope) => scope && beginning.startsWith(`${scope}.`)) && ![...french.keys()].some((key) => key.startsWith(beginning)))).toEqual([]);
  });

  it('has a sentence for every refusal', () => {
    for (const code of Object.keys(PROBLEMS)) for (const part of ['title', 'next']) expect(french.has(`problem.${code}.${part}`) ? '' : `problem.${code}.${part}`).toBe('');
  });

  it('has a sentence for every issue, in the texts used everywhere or in those of a domain', () => {
    const said = new Set([...french.keys()].map(ofIssue));
    expect([...codes].filter((code) => !said.has(code))).toEqual([]);
  });
});
