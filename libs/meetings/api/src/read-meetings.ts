import { outOfReach, type Work } from '@suivi/access/api';
import type { Meeting } from '@suivi/meetings/domain';

const MEETINGS = `SELECT jsonb_build_object('id', m.id, 'code', m.code, 'kind', m.kind, 'name', m.name, 'place', m.place, 'stateCode', m.state_code, 'startsOn', m.starts_on, 'endsOn', m.ends_on,
  'participantsTotal', m.participants_total, 'participantsWomen', m.participants_women, 'summary', m.summary, 'sourceUrl', m.source_url, 'followsId', m.follows_id,
  'recommendationCount', (SELECT count(*) FROM recommendations r WHERE r.meeting_id = m.id), 'rowVersion', m.row_version) AS meeting FROM meetings m`;

/** Every meeting and source of the programme, the latest first. */
export async function listMeetings(work: Work) {
  const rows = await work.rows<{ meeting: Meeting }>(`${MEETINGS} WHERE m.programme_id = $1 ORDER BY m.starts_on DESC`, [work.actor.programmeId]);
  return { items: rows.map(({ meeting }) => meeting), nextCursor: null, total: rows.length };
}

/** One of them. */
export async function readMeeting(work: Work, id: string): Promise<Meeting> {
  const found = await work.row<{ meeting: Meeting }>(`${MEETINGS} WHERE m.programme_id = $1 AND m.id = $2`, [work.actor.programmeId, id]);
  return found ? found.meeting : outOfReach(work, 'meetings', id);
}
