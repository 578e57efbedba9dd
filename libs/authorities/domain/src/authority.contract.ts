import { z } from 'zod';
import { audienceSchema, emailSchema } from '@suivi/access/domain';
import { dayShownSchema, idSchema, lineText, listOf, pageQuerySchema, plainText, rowVersionSchema, stateCodeSchema, translatedLine, translatedText, webAddressSchema } from '@suivi/shared/domain';
import { isTimeZone, officeHoursSchema } from './authority.hours.ts';
import { authorityStandingSchema } from './authority.standing.ts';

/** By which ways an authority takes a request. */
export const REQUEST_MEANS = ['post', 'email', 'interpol', 'diplomatic'] as const;
/** In which languages it takes one: those of the United Nations, and Portuguese for the neighbours. */
export const REQUEST_LANGUAGES = ['ar', 'en', 'es', 'fr', 'pt', 'ru', 'zh'] as const;

/** A number as it is dialled from abroad. */
export const phoneSchema = z.string().trim().regex(/^\+\d[\d ().-]{5,30}$/, 'phone.malformed');
const subjectCodeSchema = z.string().regex(/^[a-z_]{2,60}$/, 'subject.unknown');

/** What a request may be about, with the article that asks States for an authority or for direct cooperation. */
export const authoritySubjectSchema = z.object({ code: subjectCodeSchema, name: translatedLine(200), articleId: z.string(), paragraph: z.number().int().nullable() });
export type AuthoritySubject = z.infer<typeof authoritySubjectSchema>;
export const authoritySubjectListSchema = listOf(authoritySubjectSchema);

/** What the State writes, in the order of the form. */
export const authorityContentSchema = z.object({
  /** One of the portal's institutions, or a name where it is none of them. */
  institutionId: idSchema.nullable(),
  name: translatedLine(300).nullable(),
  department: translatedLine(300).nullable(),
  subjects: z.array(subjectCodeSchema).min(1, 'subjects.required').max(30),
  contactFunction: translatedLine(200).nullable(),
  /** Never required, never shown to donors: a function outlives a name. */
  contactName: lineText(200, 1).nullable(),
  phones: z.array(phoneSchema).max(5),
  /** Answered day and night. */
  urgentPhone: phoneSchema.nullable(),
  email: emailSchema.nullable(),
  website: webAddressSchema.nullable(),
  address: plainText(500, 1).nullable(),
  hours: officeHoursSchema.nullable(),
  timeZone: z.string().max(60).refine(isTimeZone, 'hours.time_zone_unknown'),
  requestLanguages: z.array(z.enum(REQUEST_LANGUAGES)).max(REQUEST_LANGUAGES.length),
  means: z.array(z.enum(REQUEST_MEANS)).max(REQUEST_MEANS.length),
  urgentProcedure: translatedText(2_000).nullable(),
  notes: translatedText(5_000).nullable(),
  audience: audienceSchema,
});
export const newAuthoritySchema = authorityContentSchema
  .refine(({ institutionId, name }) => institutionId !== null || name !== null, { path: ['institutionId'], message: 'authority.name_required' })
  .refine(({ phones, urgentPhone, email, address }) => phones.length > 0 || (urgentPhone ?? email ?? address) !== null, { path: ['phones'], message: 'authority.contact_required' })
  .refine(({ means, email }) => !means.includes('email') || email !== null, { path: ['email'], message: 'authority.email_required' })
  .refine(({ means, address }) => !means.includes('post') || address !== null, { path: ['address'], message: 'authority.address_required' });
export type NewAuthority = z.infer<typeof newAuthoritySchema>;
/** What is not given stays. */
export const authorityChangeSchema = authorityContentSchema.partial();
export type AuthorityChange = z.infer<typeof authorityChangeSchema>;

export const competentAuthoritySchema = z.object({
  ...authorityContentSchema.shape,
  id: idSchema,
  stateCode: stateCodeSchema,
  institution: z.object({ id: idSchema, name: translatedLine(300), acronym: z.string().nullable() }).nullable(),
  standing: authorityStandingSchema,
  confirmedOn: dayShownSchema,
  /** Who confirmed it last, where the reader may know names. */
  confirmedBy: z.string().nullable(),
  /** From this day on it is old. */
  oldFrom: dayShownSchema,
  withdrawnOn: dayShownSchema.nullable(),
  illustrative: z.boolean(),
  rowVersion: rowVersionSchema,
});
export type CompetentAuthority = z.infer<typeof competentAuthoritySchema>;
export const competentAuthorityListSchema = listOf(competentAuthoritySchema);

/** Entries that are still right, each in the version that was read. */
export const confirmationSchema = z.object({ entries: z.array(z.object({ id: idSchema, rowVersion: rowVersionSchema })).min(1, 'authorities.required').max(100) });
export type Confirmation = z.infer<typeof confirmationSchema>;

/** Several values of one filter are alternatives; different filters must all hold. In the address: repeated parameters. */
const several = <Item extends z.ZodType>(item: Item) => z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(50).optional());

const filters = {
  /** Words in any of the three languages; accents and case do not matter. */
  q: z.string().trim().max(200, 'text.too_long').optional(),
  state: several(stateCodeSchema),
  subject: several(subjectCodeSchema),
  /** Without it, all that are in force. */
  standing: several(authorityStandingSchema),
  urgent: z.enum(['true']).optional(),
};
export const authorityQuerySchema = pageQuerySchema.extend(filters);
export type AuthorityQuery = z.infer<typeof authorityQuerySchema>;
export const authorityExportSchema = z.object({ ...filters, language: z.enum(['fr', 'en', 'ar']).default('fr') });
export type AuthorityExport = z.infer<typeof authorityExportSchema>;
