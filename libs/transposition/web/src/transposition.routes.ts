import { inject } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import { forkJoin, map } from 'rxjs';

/** The stages are named as where they are answered. */
const SCOPES = ['transposition', 'answers', 'evidence'];

/** The texts are there before the page is, so that it never shows a key. */
function texts() {
  const translations = inject(TranslocoService);
  return forkJoin(SCOPES.map((scope) => translations.load(`${scope}/${translations.getActiveLang()}`))).pipe(map(() => true));
}

function page(path: string, title: string, loadComponent: Route['loadComponent']): Route {
  return { path, title: `transposition.title.${title}`, canActivate: [permitted('transpositions.read')], loadComponent };
}

/** How far each State has each article of the treaties in its law. */
export const transpositionRoutes: Routes = [
  {
    path: 'transposition',
    providers: [provideTranslocoScope(...SCOPES)],
    resolve: { texts },
    children: [
      page('', 'matrix', () => import('./matrix-page/matrix-page.ts').then((file) => file.MatrixPage)),
      page(':state/:article', 'cell', () => import('./cell-page/cell-page.ts').then((file) => file.CellPage)),
    ],
  },
];
