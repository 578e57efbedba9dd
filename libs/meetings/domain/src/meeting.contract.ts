import { z } from 'zod';
import { dateSchema, idSchema, listOf, stateCodeSchema, translatedText } from '@suivi/shared/domain';

export const meetingSchema = z.object({
  id: idSchema,
  code: z.string(),
  kind: z.enum(['workshop', 'follow_up']),
  name: translatedText(300),
  place: z.string(),
  stateCode: stateCodeSchema,
  startsOn: dateSchema,
  endsOn: dateSchema,
  /** Counts only; null where no source gives them. */
  participantsTotal: z.number().int().nullable(),
  participantsWomen: z.number().int().nullable(),
  summary: translatedText(5_000),
  sourceUrl: z.string().nullable(),
  followsId: idSchema.nullable(),
  recommendationCount: z.number().int(),
});
export type Meeting = z.infer<typeof meetingSchema>;
export const meetingListSchema = listOf(meetingSchema);
