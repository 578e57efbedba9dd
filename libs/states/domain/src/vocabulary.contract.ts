import { z } from 'zod';
import { idSchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';

export const stateSchema = z.object({ code: stateCodeSchema, alpha2: z.string().length(2) });
export const institutionSchema = z.object({ id: idSchema, stateCode: stateCodeSchema, acronym: z.string().nullable(), name: translatedLine(300) });

export const instrumentSchema = z.enum(['UNTOC', 'SOM']);
export const treatyArticleSchema = z.object({ id: z.string(), instrument: instrumentSchema, number: z.number().int(), title: translatedLine(500) });
export const themeSchema = z.object({ id: idSchema, code: z.string(), parentId: idSchema.nullable(), name: translatedLine(200) });
export const taxonomySchema = z.object({ id: idSchema, code: z.string(), name: translatedLine(200), themes: z.array(themeSchema) });
export const sdgTargetSchema = z.object({ id: z.string(), title: translatedLine(1_000) });
export const meetingNameSchema = z.object({ id: idSchema, code: z.string(), name: translatedLine(300), startsOn: z.string() });

/** Everything that filters and forms choose from, in one answer. Names of States come from CLDR by `alpha2`. */
export const vocabularySchema = z.object({
  states: z.array(stateSchema),
  institutions: z.array(institutionSchema),
  taxonomies: z.array(taxonomySchema),
  articles: z.array(treatyArticleSchema),
  meetings: z.array(meetingNameSchema),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;
export const sdgTargetListSchema = z.object({ items: z.array(sdgTargetSchema), nextCursor: z.null() });
