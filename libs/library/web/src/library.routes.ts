import { inject } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import { LIBRARY_KINDS } from '@suivi/library/domain';
import { forkJoin, map } from 'rxjs';

/** The texts are there before the page is, so that it never shows a key. */
function texts(...scopes: string[]) {
  return () => {
    const translations = inject(TranslocoService);
    return forkJoin(scopes.map((scope) => translations.load(`${scope}/${translations.getActiveLang()}`))).pipe(map(() => true));
  };
}

function page(path: string, permission: Parameters<typeof permitted>[0], loadComponent: Route['loadComponent'], more: Partial<Route> = {}): Route {
  return { path, title: 'navigation.library', canActivate: [permitted(permission)], loadComponent, ...more };
}

const editor = () => import('./entry-editor/entry-editor.ts').then((file) => file.EntryEditor);

/** The law behind what States report: legislation, case law and strategies. */
export const libraryRoutes: Routes = [
  {
    path: 'library',
    providers: [provideTranslocoScope('library')],
    resolve: { texts: texts('library') },
    children: [
      page('', 'library.read', () => import('./library-list/library-list.ts').then((file) => file.LibraryList)),
      page('import', 'library.import', () => import('./import-page/import-page.ts').then((file) => file.LibraryImportPage), { providers: [provideTranslocoScope('imports')], resolve: { more: texts('imports') } }),
      ...LIBRARY_KINDS.flatMap((kind) => [
        page(`${kind}/new`, 'library.write', editor, { data: { kind } }),
        page(`${kind}/:id`, 'library.read', () => import('./entry-page/entry-page.ts').then((file) => file.EntryPage), { data: { kind } }),
        page(`${kind}/:id/edit`, 'library.write', editor, { data: { kind } }),
      ]),
    ],
  },
];
