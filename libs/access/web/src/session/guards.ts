import { inject } from '@angular/core';
import { RedirectCommand, Router, type CanActivateFn } from '@angular/router';
import { may, type Permission } from '@suivi/access/domain';
import { SessionStore } from './session-store.ts';

/** Lets in who is signed in; everybody else signs in first and then comes back to where she wanted to go. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const router = inject(Router);
  const session = await inject(SessionStore).known();
  if (session) return true;
  return new RedirectCommand(router.createUrlTree(['/sign-in'], { queryParams: state.url === '/' ? {} : { next: state.url } }));
};

/** Lets in whose role may do this; others are told so, at the same address. */
export function permitted(permission: Permission): CanActivateFn {
  return async (_route, state) => {
    const router = inject(Router);
    const session = await inject(SessionStore).known();
    if (!session) return new RedirectCommand(router.createUrlTree(['/sign-in'], { queryParams: { next: state.url } }));
    if (may(session.role, permission)) return true;
    return new RedirectCommand(router.parseUrl('/forbidden'), { skipLocationChange: true });
  };
}
