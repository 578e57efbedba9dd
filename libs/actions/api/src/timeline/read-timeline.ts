import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import { SOON_DAYS, TIMELINE_ENTRIES, visibleActions, visibleParts, type ActionSummary, type Timeline, type TimelineEntry, type TimelineQuery } from '@suivi/actions/domain';
import { Conditions, IS_OVERDUE, standingJoin, STATUS } from '@suivi/recommendations/api';
import { SETTLED, visibleCommitments } from '@suivi/recommendations/domain';
import { HEADING_FIELDS, isOpenSql, partsJson, PART_STANDING_JOIN } from '../action-json.ts';
import { withWhole, type Counted } from '../whole.ts';

interface Found {
  entry: (TimelineEntry & { action: Counted<ActionSummary> | null }) | null;
  total: number;
  late: number | null;
  soon: number | null;
  today: string;
}

/** The last day that is soon, and of what is not settled (`open`) whether its day `due` has passed or is soon. */
const SOON = `(SELECT ${TODAY} + ${SOON_DAYS})`;
const standing = (due: string, open: string) => `${open} AND ${due} < ${TODAY} AS late, ${open} AND ${due} BETWEEN ${TODAY} AND ${SOON} AS soon`;

/** Of an action, the parts to which the filters speak; all must hold for one and the same part. */
function actionsSql({ actor }: Work, query: TimelineQuery, parameters: unknown[]): string {
  const ofAction = new Conditions(parameters);
  ofAction.add(scopeSql(visibleActions(actor), 'a', parameters));
  const everywhere = query.late === 'always';
  // Where only the window is asked for, an action without a start is in it by a milestone as well.
  const byMilestone = () => `a.starts_on IS NULL AND EXISTS (SELECT FROM action_milestones m JOIN action_parts p ON p.action_id = m.action_id AND p.state_code = m.state_code
    WHERE m.action_id = a.id AND m.due_on BETWEEN $3::date AND $4::date AND p.response <> 'declined' AND ${scopeSql(visibleParts(actor), 'p', parameters)})`;
  const shown = `(coalesce(a.starts_on, a.due_on) <= $4::date AND a.due_on >= $3::date${everywhere ? '' : ` OR ${byMilestone()}`})`;
  ofAction.add(`a.phase <> 'draft' AND ${everywhere ? `(${shown} OR of_action.open)` : shown}`);
  const ofPart = new Conditions(parameters);
  if (query.state) ofPart.add(`p.state_code = ANY($?) AND p.response <> 'declined'`, query.state);
  if (query.institution) {
    ofPart.add('(p.responsible_institution_id = ANY($?::uuid[]) OR EXISTS (SELECT FROM action_part_institutions pi WHERE pi.action_id = p.action_id AND pi.state_code = p.state_code AND pi.institution_id = ANY($?::uuid[])))', query.institution);
  }
  if (query.meeting) {
    ofPart.add(
      `EXISTS (SELECT FROM action_commitments ac JOIN commitments c ON c.id = ac.commitment_id JOIN recommendations r ON r.id = c.recommendation_id
        WHERE ac.action_id = p.action_id AND ac.state_code = p.state_code AND r.meeting_id = ANY($?::uuid[]))`,
      query.meeting,
    );
  }
  if (ofPart.list.length > 0) ofAction.add(`EXISTS (SELECT FROM action_parts p WHERE p.action_id = a.id AND ${scopeSql(visibleParts(actor), 'p', parameters)} AND ${ofPart.sql})`);
  // Worked out once for each, and only for what is past its date or soon will be.
  const open = `CROSS JOIN LATERAL (SELECT ${everywhere ? `a.due_on <= ${SOON} AND ${isOpenSql(actor, parameters)}` : 'false'} AS open OFFSET 0) of_action`;
  return `SELECT 'action' AS kind, a.id, a.due_on AS ends_on, ${shown} AS shown, ${standing('a.due_on', 'of_action.open')} FROM actions a ${open} WHERE ${ofAction.sql}`;
}

function commitmentsSql({ actor }: Work, query: TimelineQuery, parameters: unknown[]): string {
  const of = new Conditions(parameters);
  of.add(scopeSql(visibleCommitments(actor), 'c', parameters));
  const shown = '(c.due_on BETWEEN $3::date AND $4::date)';
  const everywhere = query.late === 'always';
  const open = !everywhere ? 'false' : `${STATUS} NOT IN (${SETTLED.map((status) => `'${status}'`).join(', ')})`;
  of.add(everywhere ? `(${shown} OR (c.due_on <= ${SOON} AND ${open}))` : shown);
  if (query.state) of.add('c.state_code = ANY($?)', query.state);
  if (query.meeting) of.add('r.meeting_id = ANY($?::uuid[])', query.meeting);
  if (query.institution) {
    of.add('(c.lead_institution_id = ANY($?::uuid[]) OR EXISTS (SELECT FROM commitment_institutions ci WHERE ci.commitment_id = c.id AND ci.institution_id = ANY($?::uuid[])))', query.institution);
  }
  return `SELECT 'commitment', c.id, c.due_on, ${shown}, ${standing('c.due_on', open)} FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id ${standingJoin(1, 2)} WHERE ${of.sql}`;
}

/** Meetings belong to no institution; one of several States concerns them all. */
function meetingsSql(query: TimelineQuery, parameters: unknown[]): string {
  const of = new Conditions(parameters);
  of.add(`m.kind <> 'other' AND m.starts_on <= $4::date AND m.ends_on >= $3::date`);
  if (query.meeting) of.add('m.id = ANY($?::uuid[])', query.meeting);
  return `SELECT 'meeting', m.id, m.ends_on, true, false, false FROM meetings m WHERE ${query.institution ? 'false' : of.sql}`;
}

/** What falls into a window of time and, unless only that is asked for, what is late wherever it lies; as far as the reader may see, in one statement. */
export async function readTimeline(work: Work, query: TimelineQuery): Promise<Timeline> {
  const { actor } = work;
  const parameters: unknown[] = [actor.role, actor.state, query.from, query.to];
  const found = [actionsSql(work, query, parameters), commitmentsSql(work, query, parameters), meetingsSql(query, parameters)].join(' UNION ALL ');
  const parts = partsJson(actor, parameters);
  const partScope = scopeSql(visibleParts(actor), 'p', parameters);
  const everywhere = query.late === 'always';
  const counted = (what: 'late' | 'soon') => (everywhere ? `count(*) FILTER (WHERE ${what})::integer` : 'NULL::integer');
  const rows = await work.rows<Found>(
    `WITH found(kind, id, ends_on, shown, late, soon) AS MATERIALIZED (${found}),
      counts AS (SELECT count(*) FILTER (WHERE shown OR late)::integer AS total, ${counted('late')} AS late, ${counted('soon')} AS soon FROM found),
      page AS (SELECT kind, id, ends_on FROM found WHERE shown OR late ORDER BY late DESC, ends_on, id LIMIT ${TIMELINE_ENTRIES})
    SELECT counts.*, ${TODAY}::text AS today, CASE page.kind
      WHEN 'action' THEN (SELECT jsonb_build_object('kind', 'action', 'id', a.id, 'reference', a.reference, 'title', a.title, 'startsOn', a.starts_on, 'endsOn', a.due_on,
          'firstEndsOn', nullif(a.first_due_on, a.due_on), 'cancelled', a.phase = 'cancelled', 'illustrative', a.illustrative, 'revision', a.row_version, 'action', jsonb_build_object(${HEADING_FIELDS}, 'parts', ${parts}),
          'meetingIds', (SELECT coalesce(jsonb_agg(DISTINCT r.meeting_id), '[]') FROM action_parts p JOIN action_commitments ac ON ac.action_id = p.action_id AND ac.state_code = p.state_code
            JOIN commitments c ON c.id = ac.commitment_id JOIN recommendations r ON r.id = c.recommendation_id WHERE p.action_id = a.id AND r.meeting_id IS NOT NULL AND ${partScope}),
          'institutionIds', (SELECT coalesce(jsonb_agg(DISTINCT of_part.id), '[]') FROM action_parts p CROSS JOIN LATERAL (SELECT p.responsible_institution_id AS id WHERE p.responsible_institution_id IS NOT NULL
            UNION ALL SELECT pi.institution_id FROM action_part_institutions pi WHERE pi.action_id = p.action_id AND pi.state_code = p.state_code) of_part WHERE p.action_id = a.id AND ${partScope}),
          'milestones', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'stateCode', m.state_code, 'dueOn', m.due_on, 'revision', a.row_version + p.row_version,
              'reachedOn', (SELECT reached->>'reachedOn' FROM jsonb_array_elements(s.milestones) reached WHERE reached->>'milestoneId' = m.id::text)) ORDER BY m.due_on), '[]')
            FROM action_parts p ${PART_STANDING_JOIN} JOIN action_milestones m ON m.action_id = p.action_id AND m.state_code = p.state_code
            WHERE p.action_id = a.id AND p.response <> 'declined' AND m.due_on IS NOT NULL AND ${partScope}))
        FROM actions a WHERE a.id = page.id)
      WHEN 'commitment' THEN (SELECT jsonb_build_object('kind', 'commitment', 'id', c.id, 'reference', r.reference, 'title', v.title, 'stateCodes', jsonb_build_array(c.state_code), 'startsOn', NULL,
          'endsOn', c.due_on, 'firstEndsOn', nullif(c.first_due_on, c.due_on), 'status', ${STATUS}, 'overdue', ${IS_OVERDUE}, 'cancelled', false, 'parts', '[]'::jsonb, 'milestones', '[]'::jsonb, 'revision', c.row_version,
          'illustrative', r.illustrative OR c.illustrative, 'meetingIds', CASE WHEN r.meeting_id IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(r.meeting_id) END,
          'institutionIds', (SELECT coalesce(jsonb_agg(i.id), '[]') FROM (SELECT c.lead_institution_id AS id WHERE c.lead_institution_id IS NOT NULL
            UNION SELECT ci.institution_id FROM commitment_institutions ci WHERE ci.commitment_id = c.id) i))
        FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version ${standingJoin(1, 2)} WHERE c.id = page.id)
      WHEN 'meeting' THEN (SELECT jsonb_build_object('kind', 'meeting', 'id', m.id, 'reference', m.code, 'title', m.name, 'stateCodes', CASE WHEN m.state_code IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(m.state_code) END,
          'startsOn', m.starts_on, 'endsOn', m.ends_on, 'firstEndsOn', NULL, 'status', NULL, 'overdue', false, 'cancelled', false, 'parts', '[]'::jsonb, 'milestones', '[]'::jsonb, 'revision', m.row_version,
          'illustrative', false, 'meetingIds', jsonb_build_array(m.id), 'institutionIds', '[]'::jsonb) FROM meetings m WHERE m.id = page.id)
      END AS entry
    FROM counts LEFT JOIN page ON true ORDER BY page.ends_on, page.id`,
    parameters,
  );
  const [first] = rows;
  if (!first) throw new Error('counts without a row');
  const { total, late, soon, today } = first;
  return { items: rows.flatMap(({ entry }) => (entry ? [completed(entry)] : [])), total, late, soon, today };
}

/** An action's status and States are read off its parts, as on its own page; a State that declined has no part in it. */
function completed({ action, ...entry }: NonNullable<Found['entry']>): TimelineEntry {
  if (!action) return entry;
  const { status, overdue, parts } = withWhole<ActionSummary>(action);
  const bound = parts.filter(({ response }) => response !== 'declined').map((part) => ({
    stateCode: part.stateCode,
    response: part.response,
    status: part.status,
    overdue: overdue && part.response === 'accepted' && !SETTLED.includes(part.status),
  }));
  return { ...entry, stateCodes: bound.map(({ stateCode }) => stateCode), parts: bound, status, overdue };
}
