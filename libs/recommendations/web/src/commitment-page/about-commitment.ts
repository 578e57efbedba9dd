import { InjectionToken, type Type } from '@angular/core';

/**
 * What other domains show on a commitment's page, with the commitment as `commitment`: this one may not know them, so the portal tells
 * it. Fetched after the page itself.
 */
export const ABOUT_COMMITMENT = new InjectionToken<() => Promise<Type<unknown>>>('what else is shown of a commitment');
