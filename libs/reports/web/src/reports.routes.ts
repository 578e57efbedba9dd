import { inject } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import { map } from 'rxjs';

const SCOPE = 'reports';

/** The texts are there before the page is, so that it never shows a key. */
function texts() {
  const translations = inject(TranslocoService);
  return translations.load(`${SCOPE}/${translations.getActiveLang()}`).pipe(map(() => true));
}

function page(path: string, title: string, permission: Parameters<typeof permitted>[0], loadComponent: Route['loadComponent']): Route {
  return { path, title: `title.${title}`, canActivate: [permitted(permission)], loadComponent };
}

/** What was agreed and where it stands, for who reads more than she writes; and the meetings it comes from. */
export const reportsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope(SCOPE)],
    resolve: { texts },
    children: [
      page('overview', 'overview', 'overview.read', () => import('./overview/overview.ts').then((file) => file.OverviewPage)),
      page('reporting', 'reporting', 'reporting.read', () => import('./reporting/reporting.ts').then((file) => file.ReportingPage)),
      page('reporting/:id', 'report_request', 'reporting.read', () => import('./reporting/report-request/report-request.ts').then((file) => file.ReportRequestPage)),
      page('delegation-file', 'delegation_file', 'delegation_file.read', () => import('./delegation-file/delegation-file.ts').then((file) => file.DelegationFilePage)),
      page('meetings', 'meetings', 'meetings.read', () => import('./meeting-list/meeting-list.ts').then((file) => file.MeetingList)),
      page('meetings/new', 'new_meeting', 'meetings.edit', () => import('./meeting-editor/meeting-editor.ts').then((file) => file.MeetingEditor)),
      page('meetings/:id', 'meeting', 'meetings.read', () => import('./meeting-page/meeting-page.ts').then((file) => file.MeetingPage)),
      page('meetings/:id/edit', 'edit_meeting', 'meetings.edit', () => import('./meeting-editor/meeting-editor.ts').then((file) => file.MeetingEditor)),
    ],
  },
];
