import { z } from 'zod';
import { audienceSchema } from '@suivi/access/domain';
import { dateSchema, idSchema, listOf, pageQuerySchema, pastDateSchema, rowVersionSchema, stateCodeSchema, translatedLine, translatedText, webAddressSchema } from '@suivi/shared/domain';
import { commitmentListItemSchema, commitmentSummarySchema } from './commitment.contract.ts';
import { statusSchema } from './commitment.status.ts';

export const ACCEPTANCES = ['accepted', 'accepted_in_part', 'noted'] as const;

export const recommendationContentSchema = z.object({
  title: translatedLine(300),
  text: translatedText(20_000),
  themeIds: z.array(idSchema).max(20),
  articleIds: z.array(z.string().regex(/^(UNTOC|SOM)-\d{1,2}$/, 'article.malformed')).max(66),
  sdgTargetIds: z.array(z.string().regex(/^\d{1,2}\.[0-9a-z]{1,2}$/, 'sdg_target.malformed')).max(40),
  sourceUrl: webAddressSchema.nullable(),
  illustrative: z.boolean(),
});
/** What the coordinator writes before adoption. */
export const newRecommendationSchema = recommendationContentSchema.extend({ meetingId: idSchema, stateCodes: z.array(stateCodeSchema).min(1, 'states.required') });
export type NewRecommendation = z.infer<typeof newRecommendationSchema>;
export const recommendationChangeSchema = newRecommendationSchema.partial();

export const adoptionSchema = z.object({ adoptedOn: pastDateSchema, audience: z.enum(['participants', 'donors', 'public']) });
/** An adopted text is amended only by a new version, with its reason. */
export const amendmentSchema = z.object({ title: translatedLine(300), text: translatedText(20_000), reason: translatedText(5_000), adoptedOn: pastDateSchema });

export const recommendationVersionSchema = z.object({
  version: z.number().int(),
  title: translatedLine(300),
  text: translatedText(20_000),
  reason: translatedText(5_000).nullable(),
  adoptedOn: dateSchema.nullable(),
});

const heading = {
  id: idSchema,
  reference: z.string(),
  title: translatedLine(300),
  phase: z.enum(['draft', 'adopted']),
  illustrative: z.boolean(),
  meeting: z.object({ id: idSchema, code: z.string(), name: translatedLine(300) }),
  adoptedOn: dateSchema.nullable(),
  themeIds: z.array(idSchema),
  articleIds: z.array(z.string()),
};

export const recommendationSummarySchema = z.object({ ...heading, commitments: z.array(commitmentSummarySchema) });
export type RecommendationSummary = z.infer<typeof recommendationSummarySchema>;
/** With the first page of a search: how many actions the same words find. */
export const recommendationListSchema = listOf(recommendationSummarySchema).extend({ actions: z.number().int().optional() });

export const recommendationSchema = z.object({
  ...heading,
  text: translatedText(20_000),
  version: z.number().int(),
  versions: z.array(recommendationVersionSchema),
  sdgTargets: z.array(z.object({ id: z.string(), title: translatedLine(1_000) })),
  /** The States that adopt it, or will. */
  stateCodes: z.array(stateCodeSchema),
  sourceUrl: z.string().nullable(),
  /** Its themes in the words of the file it was imported from; ours are `themeIds`. */
  importedThemes: z.array(z.string()),
  /** Who made it and at which session, as the file says from which it was imported; null where it was not imported. */
  imported: z.object({ source: z.string().nullable(), session: z.string().nullable() }).nullable(),
  audience: audienceSchema,
  rowVersion: rowVersionSchema,
  commitments: z.array(commitmentSummarySchema),
});
export type Recommendation = z.infer<typeof recommendationSchema>;

/** Several values of one filter are alternatives; different filters must all hold. In the address: repeated parameters. */
const several = <Item extends z.ZodType>(item: Item) => z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).max(50).optional());

export const RECOMMENDATION_SORTS = ['reference', '-reference', 'due', '-due', 'moved', '-moved'] as const;
export const recommendationQuerySchema = pageQuerySchema.extend({
  /** Words in any of the three languages; accents and case do not matter. */
  q: z.string().trim().max(200, 'text.too_long').optional(),
  state: several(stateCodeSchema),
  status: several(statusSchema),
  theme: several(idSchema),
  article: several(z.string().max(20)),
  institution: several(idSchema),
  meeting: several(idSchema),
  phase: z.enum(['draft', 'adopted']).optional(),
  dueFrom: dateSchema.optional(),
  dueTo: dateSchema.optional(),
  overdue: z.enum(['true']).optional(),
  stalled: z.enum(['true']).optional(),
  /** Whether anything that this reader may open proves the latest validated update. */
  evidence: z.enum(['with', 'without']).optional(),
  /** Whether the coordinator has verified anything yet, as far as this reader may see. */
  verified: z.enum(['true', 'false']).optional(),
  /** Something was submitted and waits for the coordinator. */
  awaiting: z.enum(['true']).optional(),
  /** Invented for demonstration, the recommendation or what is said of the commitment. */
  illustrative: z.enum(['true']).optional(),
  /** No lead institution is named yet (`lacksLead`). */
  withoutLead: z.enum(['true']).optional(),
  sort: z.enum(RECOMMENDATION_SORTS).default('reference'),
});
export type RecommendationQuery = z.infer<typeof recommendationQuerySchema>;

/** Commitments are asked for in the same words; a draft has none, so that the phase says nothing of them. */
export const commitmentQuerySchema = recommendationQuerySchema.omit({ phase: true });
export type CommitmentQuery = z.infer<typeof commitmentQuerySchema>;
export const commitmentListSchema = listOf(commitmentListItemSchema);
