import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanMatchFn, type Routes, type UrlMatcher } from '@angular/router';
import { accessRoutes, openRoutes, SessionStore } from '@suivi/access/web';
import { LanguageStore } from '@suivi/shared/web';
import { statesRoutes } from '@suivi/states/web';

/** Matches addresses by their first segment and consumes none, so that a group of routes is fetched only when one of its own is asked for. */
function under(...first: string[]): UrlMatcher {
  return (segments) => (first.includes(segments[0]?.path ?? '') ? { consumed: [] } : null);
}

/** As the guard `signedIn`, but before anything is fetched for a page that will not be shown. */
const signedInFirst: CanMatchFn = async () => {
  const router = inject(Router);
  const language = inject(LanguageStore);
  const asked = router.currentNavigation()?.extractedUrl.toString() ?? '/';
  if (await inject(SessionStore).known()) return language.complete().then(() => true);
  return new RedirectCommand(router.createUrlTree(['/sign-in'], { queryParams: asked === '/' ? {} : { next: asked } }));
};

export const routes: Routes = [
  { matcher: under('sign-in', 'invitations'), children: openRoutes },
  { matcher: under('users', 'handover'), canMatch: [signedInFirst], children: statesRoutes },
  { matcher: under('profile'), canMatch: [signedInFirst], children: accessRoutes },
  { path: '', pathMatch: 'full', canMatch: [signedInFirst], loadChildren: () => import('./home/home.routes.ts').then(({ homeRoutes }) => homeRoutes) },
  { matcher: under('overview', 'meetings', 'reporting', 'delegation-file'), canMatch: [signedInFirst], loadChildren: () => import('@suivi/reports/web').then(({ reportsRoutes }) => reportsRoutes) },
  {
    matcher: under('recommendations', 'commitments', 'updates', 'review', 'imports'),
    canMatch: [signedInFirst],
    loadChildren: () => import('./follow-up.routes.ts').then(({ followUpRoutes }) => followUpRoutes),
  },
  { matcher: under('competent-authorities'), canMatch: [signedInFirst], loadChildren: () => import('@suivi/authorities/web').then(({ authoritiesRoutes }) => authoritiesRoutes) },
  { matcher: under('library'), canMatch: [signedInFirst], loadChildren: () => import('@suivi/library/web').then(({ libraryRoutes }) => libraryRoutes) },
  { matcher: under('national-progress', 'rounds', 'national-reports'), canMatch: [signedInFirst], loadChildren: () => import('@suivi/national-reports/web').then(({ nationalReportsRoutes }) => nationalReportsRoutes) },
  { matcher: under('questionnaires'), canMatch: [signedInFirst], loadChildren: () => import('@suivi/questionnaires/web').then(({ questionnairesRoutes }) => questionnairesRoutes) },
  { matcher: under('transposition', 'compare', 'good-practices', 'needs'), canMatch: [signedInFirst], loadChildren: () => import('@suivi/transposition/web').then(({ transpositionRoutes }) => transpositionRoutes) },
  { matcher: under('inbox'), canMatch: [signedInFirst], loadChildren: () => import('@suivi/notifications/web').then(({ notificationsRoutes }) => notificationsRoutes) },
  {
    matcher: under('actions', 'timeline', 'calendar'),
    canMatch: [signedInFirst],
    loadChildren: () => import('@suivi/actions/web').then(({ actionsRoutes, timelineRoutes }) => [...actionsRoutes, ...timelineRoutes]),
  },
  { path: 'forbidden', title: 'title.forbidden', loadComponent: () => import('./pages/forbidden/forbidden.ts').then(({ Forbidden }) => Forbidden) },
  { path: '**', title: 'title.not_found', loadComponent: () => import('./pages/not-found/not-found.ts').then(({ NotFound }) => NotFound) },
];
