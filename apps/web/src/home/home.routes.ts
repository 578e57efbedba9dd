import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn, type Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { Home } from './home.ts';

/** What a donor meets first is the overview. */
const donorsToOverview: CanActivateFn = async () => {
  const router = inject(Router);
  const session = await inject(SessionStore).known();
  return session?.role === 'donor' ? new RedirectCommand(router.parseUrl('/overview'), { replaceUrl: true }) : true;
};

/** What each role meets first. */
export const homeRoutes: Routes = [{ path: '', title: 'title.home', canActivate: [donorsToOverview], providers: [provideTranslocoScope('home')], component: Home }];
