import type { NewMeeting } from '@suivi/meetings/domain';

/** What is written of a meeting, in the order of the columns from `code` to `follows_id`. */
export function valuesOf(content: NewMeeting): unknown[] {
  const { code, kind, name, place, stateCode, startsOn, endsOn, participantsTotal, participantsWomen, summary, sourceUrl, followsId } = content;
  return [code, kind, name, place, stateCode, startsOn, endsOn, participantsTotal, participantsWomen, summary, sourceUrl, followsId];
}
