/** Years after its date beyond which no document is valid: what says more is a slip of the pen. */
const MOST_YEARS = 100;
/** Days before its last day of validity from which a piece is about to expire, and from which that is urgent. */
export const EXPIRING_DAYS = 30;
export const EXPIRING_SOON_DAYS = 7;
/** Days for which it is news that a piece has expired: what had expired long before it was attached surprises nobody. */
export const EXPIRED_NEWS_DAYS = 30;

const DAY = 86_400_000;

/** Whether a document of this date may be valid until that day: the code of what is wrong, or null. ISO dates. */
export function validityIssue(datedOn: string, validUntil: string | null): string | null {
  if (validUntil === null) return null;
  if (validUntil < datedOn) return 'validity.before_date';
  const [year, ...rest] = datedOn.split('-');
  return validUntil > [Number(year) + MOST_YEARS, ...rest].join('-') ? 'validity.too_far' : null;
}

export interface Validity {
  standing: 'valid' | 'expiring' | 'expired';
  /** Until its last day: 0 on that day itself, negative once it has passed. */
  days: number;
}

/** How a piece stands on a day, its last day of validity included; null for one that does not expire. */
export function validityOf(validUntil: string | null, today: string): Validity | null {
  if (validUntil === null) return null;
  const days = Math.round((Date.parse(validUntil) - Date.parse(today)) / DAY);
  return { standing: days < 0 ? 'expired' : days <= EXPIRING_DAYS ? 'expiring' : 'valid', days };
}
