import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { visibleActions, type ActionSummary, type ActionWork } from '@suivi/actions/domain';
import { HEADING_FIELDS, isOverdueSql, partsJson } from '../action-json.ts';
import { withWhole, type Counted } from '../whole.ts';

const NOTHING: ActionWork = { overdue: [], dueSoon: [], toAnswer: [], contested: [], drafts: [] };
type Found = Record<keyof ActionWork, Counted<ActionSummary>[]>;

/** What the reader has to do with actions, by her role; one statement. */
export async function readActionWork(work: Work): Promise<ActionWork> {
  const { actor } = work;
  const national = isNational(actor.role);
  if (!national && actor.role !== 'coordinator') return NOTHING;
  const parameters: unknown[] = [actor.role, actor.state];
  const scope = scopeSql(visibleActions(actor), 'a', parameters);
  const own = national ? `EXISTS (SELECT FROM action_parts p WHERE p.action_id = a.id AND p.state_code = $2 AND p.response = 'accepted')` : 'true';
  const overdue = isOverdueSql(actor, parameters);
  const parts = partsJson(actor, parameters);
  const ofProposer = national ? 'a.proposer_state = $2' : 'a.proposer_state IS NULL';
  const list = (condition: string, order = 'a.due_on, a.id') =>
    `(SELECT coalesce(jsonb_agg(line.item ORDER BY line.place), '[]') FROM (
      SELECT row_number() OVER (ORDER BY ${order}) AS place, jsonb_build_object(${HEADING_FIELDS}, 'parts', ${parts}) AS item FROM actions a WHERE ${scope} AND ${condition} ORDER BY ${order} LIMIT 10) line)`;
  const found = await work.row<{ work: Found }>(
    `SELECT jsonb_build_object(
      'overdue', ${list(`${own} AND ${overdue}`)},
      'dueSoon', ${list(`${own} AND a.phase = 'active' AND a.due_on BETWEEN ${TODAY} AND ${TODAY} + 30`)},
      'toAnswer', ${national ? list(`a.phase = 'active' AND EXISTS (SELECT FROM action_parts p WHERE p.action_id = a.id AND p.state_code = $2 AND p.response = 'invited')`) : `'[]'::jsonb`},
      'contested', ${list(`a.phase = 'active' AND ${ofProposer} AND EXISTS (SELECT FROM action_parts p WHERE p.action_id = a.id AND p.response IN ('change_proposed', 'declined'))`)},
      'drafts', ${list(`a.phase = 'draft' AND ${ofProposer}`, 'a.id DESC')}) AS work`,
    parameters,
  );
  if (!found) return NOTHING;
  const whole = (items: Counted<ActionSummary>[]) => items.map((item) => withWhole<ActionSummary>(item));
  const settled = ({ status }: ActionSummary) => status === 'implemented' || status === 'no_longer_applicable';
  return {
    overdue: whole(found.work.overdue),
    dueSoon: whole(found.work.dueSoon).filter((action) => !settled(action)),
    toAnswer: whole(found.work.toAnswer),
    contested: whole(found.work.contested).filter((action) => !settled(action)),
    drafts: whole(found.work.drafts),
  };
}
