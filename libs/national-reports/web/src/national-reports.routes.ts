import { inject, provideEnvironmentInitializer } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import { forkJoin, map } from 'rxjs';
import { UnsentAnswers } from './report-editor/unsent-answers.ts';

const SCOPE = 'rounds';
/** What is answered is written and read with the parts of two other domains. */
const ANSWERS = ['answers', 'evidence', 'documents'];

/** The texts are there before the page is, so that it never shows a key. */
function texts(...scopes: string[]) {
  return () => {
    const translations = inject(TranslocoService);
    return forkJoin(scopes.map((scope) => translations.load(`${scope}/${translations.getActiveLang()}`))).pipe(map(() => true));
  };
}

function page(path: string, permission: Parameters<typeof permitted>[0], loadComponent: Route['loadComponent']): Route {
  return { path, title: 'title.national_progress', canActivate: [permitted(permission)], loadComponent };
}

/** Reporting rounds, and the national reports that States make for them. */
export const nationalReportsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope(SCOPE)],
    resolve: { texts: texts(SCOPE) },
    children: [
      page('national-progress', 'rounds.read', () => import('./hub/hub.ts').then((file) => file.Hub)),
      page('rounds', 'rounds.read', () => import('./round-list/round-list.ts').then((file) => file.RoundList)),
      page('rounds/new', 'rounds.edit', () => import('./round-editor/round-editor.ts').then((file) => file.RoundEditor)),
      page('rounds/:id', 'rounds.read', () => import('./round-page/round-page.ts').then((file) => file.RoundPage)),
      page('rounds/:id/edit', 'rounds.edit', () => import('./round-editor/round-editor.ts').then((file) => file.RoundEditor)),
    ],
  },
  {
    path: 'national-reports',
    providers: [provideTranslocoScope(SCOPE, ...ANSWERS), provideEnvironmentInitializer(() => inject(UnsentAnswers))],
    resolve: { texts: texts(SCOPE, ...ANSWERS) },
    children: [
      page('', 'reports.read', () => import('./report-list/report-list.ts').then((file) => file.ReportList)),
      page('submissions/:id', 'reports.read', () => import('./submission-page/submission-page.ts').then((file) => file.SubmissionPage)),
      page('submissions/:id/read', 'reports.read', () => import('./report-reading/submission-reading.ts').then((file) => file.SubmissionReading)),
      page(':id/read', 'reports.write', () => import('./report-reading/working-reading.ts').then((file) => file.WorkingReading)),
      page(':id', 'reports.write', () => import('./report-editor/report-editor.ts').then((file) => file.ReportEditor)),
    ],
  },
];
