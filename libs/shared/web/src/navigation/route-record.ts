import { effect, inject, type Resource, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { map } from 'rxjs';
import { ApiProblem } from '../api/api-problem.ts';
import { PageTitle } from './page-title.ts';

/** The id in the address of the page, which changes without the page being made anew. */
export function routeId(): Signal<string> {
  return toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')), { requireSync: true });
}

/** Names the page in the window's title, in the reader's language, as soon as the name is known. */
export function pageName(name: Signal<string | null>): void {
  const title = inject(PageTitle);
  effect(() => {
    const known = name();
    if (known) title.detail(known);
  });
}

/** Why a record could not be loaded, as the screen explains it; who only reads cannot correct an address that is no address of a record. */
export function problemOf(resource: Resource<unknown>): ApiProblem | null {
  const error = resource.error();
  if (!error) return null;
  const problem = ApiProblem.from(error);
  return problem.issues.some(({ code }) => code === 'id.malformed') ? new ApiProblem({ code: 'not_found', status: 404 }) : problem;
}
