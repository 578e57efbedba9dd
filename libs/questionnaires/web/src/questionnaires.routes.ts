import { inject } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import { forkJoin, map } from 'rxjs';

const SCOPES = ['questionnaires', 'answers'];

/** The texts are there before the page is, so that it never shows a key. */
function texts() {
  const translations = inject(TranslocoService);
  return forkJoin(SCOPES.map((scope) => translations.load(`${scope}/${translations.getActiveLang()}`))).pipe(map(() => true));
}

function page(path: string, title: string, loadComponent: Route['loadComponent']): Route {
  return { path, title: `questionnaires.title.${title}`, canActivate: [permitted('questionnaires.read')], loadComponent };
}

/** What rounds ask: read by whoever reads reports, built by the coordinator. */
export const questionnairesRoutes: Routes = [
  {
    path: 'questionnaires',
    providers: [provideTranslocoScope(...SCOPES)],
    resolve: { texts },
    children: [
      page('', 'list', () => import('./questionnaire-list/questionnaire-list.ts').then((file) => file.QuestionnaireList)),
      page('versions/:id', 'version', () => import('./version-page/version-page.ts').then((file) => file.VersionPage)),
    ],
  },
];
