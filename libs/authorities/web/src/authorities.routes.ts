import { inject } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import { map } from 'rxjs';

const SCOPE = 'authorities';

/** The texts are there before the page is, so that it never shows a key. */
function texts() {
  const translations = inject(TranslocoService);
  return translations.load(`${SCOPE}/${translations.getActiveLang()}`).pipe(map(() => true));
}

function page(path: string, title: string, permission: Parameters<typeof permitted>[0], loadComponent: Route['loadComponent']): Route {
  return { path, title: `title.${title}`, canActivate: [permitted(permission)], loadComponent };
}

/** To whom a request goes, in each State and for each subject. */
export const authoritiesRoutes: Routes = [
  {
    path: 'competent-authorities',
    providers: [provideTranslocoScope(SCOPE)],
    resolve: { texts },
    children: [
      page('', 'authorities', 'authorities.read', () => import('./directory/directory.ts').then((file) => file.Directory)),
      page('new', 'new_authority', 'authorities.edit', () => import('./authority-editor/authority-editor.ts').then((file) => file.AuthorityEditor)),
      page(':id', 'authority', 'authorities.read', () => import('./authority-page/authority-page.ts').then((file) => file.AuthorityPage)),
      page(':id/edit', 'edit_authority', 'authorities.edit', () => import('./authority-editor/authority-editor.ts').then((file) => file.AuthorityEditor)),
    ],
  },
];
