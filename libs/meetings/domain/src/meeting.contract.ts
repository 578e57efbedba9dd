import { z } from 'zod';
import { dateSchema, dayShownSchema, idSchema, lineText, listOf, rowVersionSchema, stateCodeSchema, translatedLine, translatedText, webAddressSchema } from '@suivi/shared/domain';

/** `other`: not a meeting of the programme but a source that recommends to its States, such as a review by a body of the United Nations. */
export const MEETING_KINDS = ['workshop', 'follow_up', 'other'] as const;

const countSchema = z.number('number.malformed').int('number.malformed').min(0, 'number.malformed').max(100_000, 'number.malformed').nullable();

/** What the coordinator writes, in the order of the form. */
export const meetingContentSchema = z.object({
  kind: z.enum(MEETING_KINDS),
  name: translatedLine(300),
  /** Begins the reference of each of its recommendations (`NIA-2018-R03`). */
  code: z.string().regex(/^[A-Z0-9-]{3,20}$/, 'meeting.code_malformed'),
  /** Null only for another source, which may have no place or host State. */
  place: lineText(200, 1).nullable(),
  stateCode: stateCodeSchema.nullable(),
  startsOn: dateSchema,
  endsOn: dateSchema,
  /** Counts only; null where no source gives them. */
  participantsTotal: countSchema,
  participantsWomen: countSchema,
  summary: translatedText(5_000),
  sourceUrl: webAddressSchema.nullable(),
  followsId: idSchema.nullable(),
});

export const newMeetingSchema = meetingContentSchema
  .refine(({ kind, place }) => kind === 'other' || place !== null, { path: ['place'], message: 'meeting.place_required' })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, { path: ['endsOn'], message: 'meeting.ends_before_start' })
  .refine(({ participantsTotal, participantsWomen }) => (participantsWomen ?? 0) <= (participantsTotal ?? 0), { path: ['participantsWomen'], message: 'meeting.more_women_than_all' });
export type NewMeeting = z.infer<typeof newMeetingSchema>;
/** What is not given stays. */
export const meetingChangeSchema = meetingContentSchema.partial();
export type MeetingChange = z.infer<typeof meetingChangeSchema>;

export const meetingSchema = z.object({
  ...meetingContentSchema.shape,
  id: idSchema,
  code: z.string(),
  startsOn: dayShownSchema,
  endsOn: dayShownSchema,
  place: z.string().nullable(),
  participantsTotal: z.number().int().nullable(),
  participantsWomen: z.number().int().nullable(),
  sourceUrl: z.string().nullable(),
  recommendationCount: z.number().int(),
  rowVersion: rowVersionSchema,
});
export type Meeting = z.infer<typeof meetingSchema>;
export const meetingListSchema = listOf(meetingSchema);
