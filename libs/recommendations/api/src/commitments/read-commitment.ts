import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { visibleEvidence } from '@suivi/evidence/domain';
import { isResponsible, visibleCommitments, visibleSubmissions, visibleUpdates, type Commitment } from '@suivi/recommendations/domain';
import { commitmentJson, LABEL_JOIN, standingJoin } from '../commitment-json.ts';
import { submissionJson, SUBMISSION_JOINS } from '../submissions/submission-json.ts';

type Found = Omit<Commitment, 'mayDraft'>;

/** Row-level security shows a contributor the people of her own State. */
const FOCAL_POINTS = `(SELECT coalesce(jsonb_agg(p.name ORDER BY p.name), '[]') FROM memberships m JOIN users p ON p.id = m.user_id
  WHERE m.programme_id = c.programme_id AND m.role = 'focal_point' AND m.state_code = c.state_code AND c.state_code = $2 AND p.disabled_at IS NULL)`;

/** A commitment with its timeline, as far as the reader may see; one statement. */
export async function readCommitment(work: Work, id: string): Promise<Commitment> {
  const { actor } = work;
  const parameters: unknown[] = [actor.role, actor.state, id];
  const scope = scopeSql(visibleCommitments(actor), 'c', parameters);
  const submissionScope = scopeSql(visibleSubmissions(actor), 's', parameters);
  const evidenceScope = scopeSql(visibleEvidence(actor), 'e', parameters);
  const openUpdate = isNational(actor.role)
    ? `(SELECT jsonb_build_object('id', u.id, 'phase', u.phase, 'authorName', author.name, 'readyForClearance', u.ready_for_clearance, 'updatedAt', u.updated_at)
        FROM updates u LEFT JOIN users author ON author.id = u.author_id WHERE u.commitment_id = c.id AND u.phase <> 'validated' AND ${scopeSql(visibleUpdates(actor), 'u', parameters)})`
    : 'NULL';
  const found = await work.row<{ commitment: Found }>(
    `SELECT ${commitmentJson(`
      'recommendation', jsonb_build_object('id', r.id, 'reference', r.reference, 'title', v.title, 'text', v.text, 'version', r.version, 'illustrative', r.illustrative,
        'meeting', jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name)),
      'reason', c.reason, 'firstDueOn', c.first_due_on, 'audience', c.audience, 'rowVersion', c.row_version,
      'supportingInstitutions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'acronym', n.acronym) ORDER BY n.code), '[]')
        FROM commitment_institutions ci JOIN institutions n ON n.id = ci.institution_id WHERE ci.commitment_id = c.id),
      'openUpdate', ${openUpdate}, 'focalPoints', ${actor.role === 'contributor' ? FOCAL_POINTS : `'[]'::jsonb`},
      'submissions', (SELECT coalesce(jsonb_agg(line.submission ORDER BY line.submitted_at DESC), '[]') FROM (
        SELECT s.submitted_at, ${submissionJson(evidenceScope)} AS submission FROM submissions s ${SUBMISSION_JOINS} WHERE s.commitment_id = c.id AND ${submissionScope}) line)`)} AS commitment
    FROM commitments c ${LABEL_JOIN} JOIN meetings m ON m.id = r.meeting_id ${standingJoin(1, 2)} LEFT JOIN institutions i ON i.id = c.lead_institution_id
    WHERE c.id = $3 AND ${scope}`,
    parameters,
  );
  if (!found) return outOfReach(work, 'commitments', id);
  const { commitment } = found;
  const mayDraft = isResponsible(actor, {
    stateCode: commitment.stateCode,
    leadInstitutionId: commitment.leadInstitution?.id ?? null,
    supportingInstitutionIds: commitment.supportingInstitutions.map((institution) => institution.id),
  });
  return { ...commitment, mayDraft, focalPoints: mayDraft ? [] : commitment.focalPoints };
}
