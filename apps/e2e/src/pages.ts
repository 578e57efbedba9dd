import type { APIRequestContext } from '@playwright/test';
import type { Account } from './journey.ts';

export interface PageToShow {
  name: string;
  /** Where it is, or how to find it out as the one who looks: the address of a record is not the same twice. */
  path: string | ((api: APIRequestContext) => Promise<string>);
  /** Who looks; nobody means before signing in. */
  seenBy: (Account | 'nobody')[];
}

const EVERYONE: Account[] = ['focal.ner', 'focal.mar', 'expert.ner', 'coordinator', 'donor', 'observer', 'admin'];

/** The pages of the portal, each as those see it who may. */
export const PAGES: PageToShow[] = [
  { name: 'sign-in', path: '/sign-in', seenBy: ['nobody'] },
  { name: 'home', path: '/', seenBy: EVERYONE },
];
