import { inject } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import { forkJoin, map } from 'rxjs';

/** The stages are named as where they are answered. */
const SCOPES = ['transposition', 'answers', 'evidence'];

/** The texts are there before the page is, so that it never shows a key. */
function texts(...scopes: string[]) {
  return () => {
    const translations = inject(TranslocoService);
    return forkJoin(scopes.map((scope) => translations.load(`${scope}/${translations.getActiveLang()}`))).pipe(map(() => true));
  };
}

function page(path: string, title: string, permission: Parameters<typeof permitted>[0], loadComponent: Route['loadComponent']): Route {
  return { path, title: `transposition.title.${title}`, canActivate: [permitted(permission)], loadComponent };
}

const entries = () => import('./entries-page/entries-page.ts').then((file) => file.EntriesPage);

/** How far each State has each article of the treaties in its law, what it offers to others, and what it lacks. */
export const transpositionRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope(...SCOPES)],
    resolve: { texts: texts(...SCOPES) },
    children: [
      page('transposition', 'matrix', 'transpositions.read', () => import('./matrix-page/matrix-page.ts').then((file) => file.MatrixPage)),
      page('transposition/:state/:article', 'cell', 'transpositions.read', () => import('./cell-page/cell-page.ts').then((file) => file.CellPage)),
      { ...page('compare', 'compare', 'comparisons.read', () => import('./compare-page/compare-page.ts').then((file) => file.ComparePage)), providers: [provideTranslocoScope(...SCOPES, 'rounds')], resolve: { texts: texts('rounds') } },
      { ...page('good-practices', 'good_practices', 'good_practices.read', entries), data: { kind: 'good_practices' } },
      { ...page('needs', 'needs', 'needs.read', entries), data: { kind: 'needs' } },
    ],
  },
];
