import { todayIn } from '@suivi/states/domain';

/** The day it is where this device is: where a page begins before the portal has said which day it is for the reader. */
export function todayHere(): string {
  return todayIn(new Intl.DateTimeFormat().resolvedOptions().timeZone, new Date());
}
