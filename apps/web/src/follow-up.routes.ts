import type { Routes } from '@angular/router';
import { ABOUT_COMMITMENT, ALSO_TO_REVIEW, recommendationsRoutes } from '@suivi/recommendations/web';

/** The screens of recommendations, told what other domains show on them. */
export const followUpRoutes: Routes = [
  {
    path: '',
    providers: [
      { provide: ABOUT_COMMITMENT, useValue: () => import('@suivi/actions/web').then(({ CommitmentActions }) => CommitmentActions) },
      { provide: ALSO_TO_REVIEW, useValue: () => import('@suivi/national-reports/web').then(({ nationalWork }) => nationalWork()) },
    ],
    children: recommendationsRoutes,
  },
];
