import { authorityContentSchema, type CompetentAuthority, type NewAuthority } from '@suivi/authorities/domain';

/** The fields that the form writes, in its order. */
export const CONTENT_FIELDS = Object.keys(authorityContentSchema.shape) as (keyof NewAuthority)[];

/** What the form starts from. */
export function contentOf(authority: CompetentAuthority): NewAuthority {
  return Object.fromEntries(CONTENT_FIELDS.map((field) => [field, authority[field]])) as NewAuthority;
}

/** An entry not yet written, on the clock of who writes it. */
export function emptyContent(timeZone: string): NewAuthority {
  return {
    institutionId: null,
    name: null,
    department: null,
    subjects: [],
    contactFunction: null,
    contactName: null,
    phones: [],
    urgentPhone: null,
    email: null,
    website: null,
    address: null,
    hours: null,
    timeZone,
    requestLanguages: [],
    means: [],
    urgentProcedure: null,
    notes: null,
    audience: 'participants',
  };
}

/** A list with one value put in or taken out. */
export function toggled<Value>(values: readonly Value[], value: Value, on: boolean): Value[] {
  const others = values.filter((each) => each !== value);
  return on ? [...others, value] : others;
}
