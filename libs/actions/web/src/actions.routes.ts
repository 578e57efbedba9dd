import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';

function page(path: string, title: string, permission: Parameters<typeof permitted>[0], loadComponent: Route['loadComponent']): Route {
  return { path, title: `title.${title}`, canActivate: [permitted(permission)], loadComponent };
}

/** The screens of follow-up actions: what States set out to do, each part of it, and how far it is. */
export const actionsRoutes: Routes = [
  {
    path: 'actions',
    providers: [provideTranslocoScope('actions', 'recommendations', 'evidence')],
    children: [
      page('', 'actions', 'actions.read', () => import('./action-list/action-list.ts').then((file) => file.ActionList)),
      page('new', 'new_action', 'actions.propose', () => import('./action-editor/action-editor.ts').then((file) => file.ActionEditor)),
      page(':id', 'action', 'actions.read', () => import('./action-page/action-page.ts').then((file) => file.ActionPage)),
      page(':id/edit', 'edit_action', 'actions.edit', () => import('./action-editor/action-editor.ts').then((file) => file.ActionEditor)),
      page(':id/part', 'action_part', 'actions.answer', () => import('./part-editor/part-editor.ts').then((file) => file.PartEditor)),
    ],
  },
];
