import type { Work } from '@suivi/access/api';
import { reminderMail } from '@suivi/notifications/api';
import { MOST_ASKED_FOR, type ReportingPreview, type ReportingQuery } from '@suivi/recommendations/domain';
import { canonicalJson, sha256 } from '@suivi/shared/api';
import { refuse, type Language, type Refusal } from '@suivi/shared/domain';
import { lineJson } from '../causes/causes-sql.ts';
import { chosenSql, sinceOf } from './gaps-sql.ts';

type Recipient = ReportingPreview['recipients'][number];
interface Asked extends Omit<Recipient, 'subject' | 'text' | 'commitments' | 'language'> {
  language: Language;
  commitmentIds: string[];
  lines: Parameters<typeof reminderMail>[0]['told'][number]['lines'];
}

export interface Prepared {
  preview: ReportingPreview;
  /** Who is asked about which commitments. */
  asked: Asked[];
}

/** The focal points of the State, and who works for an institution that leads or supports it: those who answer for commitment `g`. */
const ANSWERING = `memberships m ON m.programme_id = $1 AND m.state_code = g.state_code AND (m.role = 'focal_point' OR (m.role = 'contributor'
  AND (m.institution_id = g.lead_institution_id OR EXISTS (SELECT FROM commitment_institutions ci WHERE ci.commitment_id = g.id AND ci.institution_id = m.institution_id)))) JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL`;

/** What a reminder to report would say, word for word, and to whom; one statement. */
export async function prepareRequest(work: Work, portalUrl: string, query: ReportingQuery): Promise<Prepared | Refusal> {
  const parameters: unknown[] = [work.actor.programmeId];
  const since = sinceOf(query);
  const found = await work.row<{ commitments: number; asked: Asked[]; unanswered: ReportingPreview['unanswered'] }>(
    `WITH ${chosenSql(work, query, parameters)}, gaps AS MATERIALIZED (SELECT * FROM chosen WHERE gap LIMIT ${MOST_ASKED_FOR + 1}),
    answering AS MATERIALIZED (SELECT g.id, g.reference_order, u.id AS user_id, u.name, u.language, m.role, m.state_code, ${lineJson(`'/commitments/' || g.id`, { reference: 'g.reference', state: 'g.state_code' })} AS line
      FROM gaps g JOIN recommendation_versions v ON v.recommendation_id = g.recommendation_id AND v.version = g.version JOIN ${ANSWERING})
    SELECT (SELECT count(*) FROM gaps)::integer AS commitments,
      (SELECT coalesce(jsonb_agg(to_jsonb(person) ORDER BY person."stateCode", person.role DESC, person.name, person."userId"), '[]') FROM (
        SELECT user_id AS "userId", name, language, role, state_code AS "stateCode", jsonb_agg(id ORDER BY reference_order, id) AS "commitmentIds", jsonb_agg(line ORDER BY reference_order, id) AS lines,
          (SELECT max(n.created_at) FROM notifications n WHERE n.request_id IS NOT NULL AND n.user_id = answering.user_id AND n.programme_id = $1) AS "lastInvitedAt"
        FROM answering GROUP BY user_id, name, language, role, state_code) person) AS asked,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', left_out.state_code, 'commitments', left_out.count) ORDER BY left_out.state_code), '[]') FROM (
        SELECT g.state_code, count(*) FROM gaps g WHERE NOT EXISTS (SELECT FROM answering a WHERE a.id = g.id) GROUP BY 1) left_out) AS unanswered`,
    parameters,
  );
  if (!found) throw new Error('a row of sums did not come back');
  const { commitments, asked, unanswered } = found;
  if (commitments > MOST_ASKED_FOR) return refuse('invalid_input', [{ path: 'state', code: 'reporting.too_many' }]);
  const recipients = asked.map(({ commitmentIds, lines, ...person }) => {
    const { subject, text } = reminderMail({ told: [{ id: person.userId, kind: 'report_invited', values: { since, count: lines.length }, lines }], language: person.language, portalUrl });
    return { ...person, commitments: commitmentIds.length, subject, text };
  });
  const seal = sha256(canonicalJson({ since, asked: recipients.map(({ userId, text }, index) => [userId, text, asked[index]?.commitmentIds ?? []]) }));
  return { preview: { since, commitments, recipients, unanswered, seal }, asked };
}
