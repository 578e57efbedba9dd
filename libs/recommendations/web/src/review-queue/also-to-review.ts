import { InjectionToken, type Type } from '@angular/core';

/** What other domains have for the coordinator to review, shown below her queue: this one may not know them, so the portal tells it. */
export const ALSO_TO_REVIEW = new InjectionToken<() => Promise<Type<unknown>>>('what else waits for review');
