import { inject, provideEnvironmentInitializer } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import type { ListView } from './recommendation-list/list-address.ts';
import { UnsentDrafts } from './update-editor/unsent-drafts.ts';

const theList = () => import('./recommendation-list/recommendation-list.ts').then((file) => file.RecommendationList);

function page(path: string, title: string, permission: Parameters<typeof permitted>[0], loadComponent: Route['loadComponent']): Route {
  return { path, title: `title.${title}`, canActivate: [permitted(permission)], loadComponent };
}

/** The screens on which recommendations are followed, from the adopted text to the verified result. */
export const recommendationsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('recommendations', 'evidence'), provideEnvironmentInitializer(() => inject(UnsentDrafts))],
    children: [
      { ...page('recommendations', 'recommendations', 'recommendations.read', theList), data: { view: 'recommendations' satisfies ListView } },
      { ...page('commitments', 'commitments', 'commitments.read', theList), data: { view: 'commitments' satisfies ListView } },
      page('recommendations/new', 'new_recommendation', 'recommendations.draft', () => import('./recommendation-editor/recommendation-editor.ts').then((file) => file.RecommendationEditor)),
      page('recommendations/:id', 'recommendation', 'recommendations.read', () => import('./recommendation-page/recommendation-page.ts').then((file) => file.RecommendationPage)),
      page('recommendations/:id/edit', 'edit_recommendation', 'recommendations.draft', () => import('./recommendation-editor/recommendation-editor.ts').then((file) => file.RecommendationEditor)),
      page('commitments/:id', 'commitment', 'commitments.read', () => import('./commitment-page/commitment-page.ts').then((file) => file.CommitmentPage)),
      page('commitments/:id/edit', 'edit_commitment', 'commitments.edit', () => import('./commitment-editor/commitment-editor.ts').then((file) => file.CommitmentEditor)),
      page('updates/:id', 'update', 'updates.draft', () => import('./update-editor/update-editor.ts').then((file) => file.UpdateEditor)),
      {
        ...page('review', 'review', 'submissions.review', () => import('./review-queue/review-queue.ts').then((file) => file.ReviewQueue)),
        children: [{ path: ':id', loadComponent: () => import('./review-queue/submission-review/submission-review.ts').then((file) => file.SubmissionReview) }],
      },
      {
        ...page('imports', 'imports', 'recommendations.import', () => import('./import-page/import-page.ts').then((file) => file.ImportPage)),
        providers: [provideTranslocoScope('recommendations', 'imports')],
      },
    ],
  },
];
