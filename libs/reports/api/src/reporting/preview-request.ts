import type { Work } from '@suivi/access/api';
import { reminderMail } from '@suivi/notifications/api';
import { commitmentLineJson } from '@suivi/recommendations/api';
import { MOST_ASKED_FOR, type ReportingPreview, type ReportingQuery } from '@suivi/reports/domain';
import { canonicalJson, sha256 } from '@suivi/shared/api';
import { refuse, type Language, type Refusal } from '@suivi/shared/domain';
import { actionLineJson } from '../causes/lines.ts';
import { chosenSql, sinceOf } from './gaps-sql.ts';

type Recipient = ReportingPreview['recipients'][number];
interface Asked extends Omit<Recipient, 'subject' | 'text' | 'commitments' | 'actions' | 'language'> {
  language: Language;
  commitmentIds: string[];
  actionIds: string[];
  lines: Parameters<typeof reminderMail>[0]['told'][number]['lines'];
}

export interface Prepared {
  preview: ReportingPreview;
  /** Who is asked about which commitments and actions. */
  asked: Asked[];
}

/** The focal points of the State, and who works for an institution that is responsible or supports: those who answer for the commitment or the part of an action `g`. */
const ANSWERING = `memberships m ON m.programme_id = $1 AND m.state_code = g.state_code AND (m.role = 'focal_point' OR (m.role = 'contributor' AND (m.institution_id = g.institution_id
  OR (g.kind = 'commitment' AND EXISTS (SELECT FROM commitment_institutions ci WHERE ci.commitment_id = g.id AND ci.institution_id = m.institution_id))
  OR (g.kind = 'action' AND EXISTS (SELECT FROM action_part_institutions ai WHERE ai.action_id = g.id AND ai.state_code = g.state_code AND ai.institution_id = m.institution_id))))) JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL`;
const LINE = `CASE g.kind WHEN 'commitment' THEN ${commitmentLineJson(`'/commitments/' || g.id`, { reference: 'g.reference', state: 'g.state_code' })} ELSE ${actionLineJson({ reference: 'g.reference', title: 'a.title', state: 'g.state_code', id: 'g.id' })} END`;
/** Commitments first, as the notification lists them. */
const ORDER = 'kind DESC, reference_order, id';
const countsOf = (from: string) => `count(*) FILTER (WHERE ${from}.kind = 'commitment')::integer AS commitments, count(*) FILTER (WHERE ${from}.kind = 'action')::integer AS actions`;

/** What a reminder to report would say, word for word, and to whom; one statement. */
export async function prepareRequest(work: Work, portalUrl: string, query: ReportingQuery): Promise<Prepared | Refusal> {
  const parameters: unknown[] = [work.actor.programmeId];
  const since = sinceOf(query);
  const found = await work.row<{ commitments: number; actions: number; asked: Asked[] | null; unanswered: ReportingPreview['unanswered'] | null }>(
    `WITH ${chosenSql(work, query, parameters)}, gaps AS MATERIALIZED (SELECT * FROM chosen WHERE gap LIMIT ${MOST_ASKED_FOR + 1}),
    answering AS MATERIALIZED (SELECT g.kind, g.id, g.state_code, g.reference_order, u.id AS user_id, u.name, u.language, m.role, ${LINE} AS line
      FROM gaps g LEFT JOIN recommendation_versions v ON v.recommendation_id = g.recommendation_id AND v.version = g.version LEFT JOIN actions a ON g.kind = 'action' AND a.id = g.id JOIN ${ANSWERING})
    SELECT (SELECT jsonb_agg(to_jsonb(person) ORDER BY person."stateCode", person.role DESC, person.name, person."userId") FROM (
        SELECT user_id AS "userId", name, language, role, state_code AS "stateCode", coalesce(jsonb_agg(id ORDER BY ${ORDER}) FILTER (WHERE kind = 'commitment'), '[]') AS "commitmentIds",
          coalesce(jsonb_agg(id ORDER BY ${ORDER}) FILTER (WHERE kind = 'action'), '[]') AS "actionIds", jsonb_agg(line ORDER BY ${ORDER}) AS lines,
          (SELECT max(n.created_at) FROM notifications n WHERE n.request_id IS NOT NULL AND n.user_id = answering.user_id AND n.programme_id = $1) AS "lastInvitedAt"
        FROM answering GROUP BY user_id, name, language, role, state_code) person) AS asked,
      (SELECT jsonb_agg(jsonb_build_object('stateCode', left_out.state_code, 'commitments', left_out.commitments, 'actions', left_out.actions) ORDER BY left_out.state_code) FROM (
        SELECT g.state_code, ${countsOf('g')} FROM gaps g WHERE NOT EXISTS (SELECT FROM answering n WHERE n.kind = g.kind AND n.id = g.id AND n.state_code = g.state_code) GROUP BY 1) left_out) AS unanswered,
      in_all.commitments, in_all.actions FROM (SELECT ${countsOf('gaps')} FROM gaps) in_all`,
    parameters,
  );
  if (!found) throw new Error('a row of sums did not come back');
  const { commitments, actions } = found;
  const [asked, unanswered] = [found.asked ?? [], found.unanswered ?? []];
  if (commitments + actions > MOST_ASKED_FOR) return refuse('invalid_input', [{ path: 'state', code: 'reporting.too_many' }]);
  const recipients = asked.map(({ commitmentIds, actionIds, lines, ...person }) => {
    const { subject, text } = reminderMail({ told: [{ id: person.userId, kind: 'report_invited', values: { since, count: lines.length }, lines }], language: person.language, portalUrl });
    return { ...person, commitments: commitmentIds.length, actions: actionIds.length, subject, text };
  });
  const seal = sha256(canonicalJson({ since, asked: recipients.map(({ userId, text }, index) => [userId, text, asked[index]?.commitmentIds ?? [], asked[index]?.actionIds ?? []]) }));
  return { preview: { since, commitments, actions, recipients, unanswered, seal }, asked };
}
