/**
 * The four requests, one hand-written statement each. `$1` is the session's hash; the permission predicate is that of the portal's
 * policies, in the way one would write it by hand: `me.audiences` is what the reader's role may see of others.
 */
const ME = `me AS MATERIALIZED (
  SELECT s.user_id, s.programme_id, m.role, m.state_code AS state, m.institution_id,
    CASE m.role WHEN 'donor' THEN ARRAY['donors', 'public'] WHEN 'coordinator' THEN ARRAY['delegation', 'participants', 'donors', 'public'] ELSE ARRAY['participants', 'donors', 'public'] END AS audiences
  FROM sessions s JOIN memberships m USING (user_id, programme_id) JOIN users u ON u.id = s.user_id
  WHERE s.token_hash = $1 AND s.expires_at > now() AND s.last_seen_at > now() - interval '8 hours' AND u.disabled_at IS NULL AND m.role <> 'admin')`;

const SEES_RECOMMENDATION = `(r.programme_id = me.programme_id AND (me.role = 'coordinator' OR (r.phase = 'adopted' AND (me.role <> 'donor' OR r.audience IN ('donors', 'public')))))`;
const SEES_COMMITMENT = `(c.programme_id = me.programme_id AND (c.state_code = me.state OR c.audience = ANY(me.audiences)))`;
const SEES_SUBMISSION = `(s.programme_id = me.programme_id AND CASE me.role WHEN 'coordinator' THEN s.phase <> 'withdrawn' ELSE coalesce(s.state_code = me.state, false) OR s.shown_to = ANY(me.audiences) END)`;
const SEES_EVIDENCE = `(e.programme_id = me.programme_id AND CASE me.role WHEN 'coordinator' THEN e.submitted ELSE coalesce(e.state_code = me.state, false) OR e.shown_to = ANY(me.audiences) END)`;
const STANDING = `LEFT JOIN commitment_standings t ON t.commitment_id = c.id
  AND t.level = CASE WHEN me.role = 'donor' THEN 'donors' WHEN me.role = 'coordinator' OR (me.role IN ('contributor', 'focal_point') AND c.state_code = me.state) THEN 'delegation' ELSE 'participants' END`;
const STATUS = `coalesce(t.status, 'not_started')`;
const OVERDUE = `(${STATUS} NOT IN ('implemented', 'no_longer_applicable') AND c.due_on IS NOT NULL AND c.due_on < current_date)`;
const STALLED = `(${STATUS} NOT IN ('implemented', 'no_longer_applicable') AND coalesce((t.verified_at AT TIME ZONE 'UTC')::date, greatest(c.adopted_on, c.followed_from)) < current_date - 180)`;
const COMMITMENT = `'id', c.id, 'recommendationId', c.recommendation_id, 'stateCode', c.state_code, 'acceptance', c.acceptance,
  'leadInstitution', CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('id', i.id, 'name', i.name, 'acronym', i.acronym) END, 'illustrative', c.illustrative,
  'status', ${STATUS}, 'declaredStatus', t.declared_status, 'declaredAt', t.declared_at, 'verifiedStatus', t.status, 'verifiedAt', t.verified_at, 'evidenceCount', coalesce(t.evidence_count, 0),
  'dueOn', c.due_on, 'overdue', ${OVERDUE}, 'stalled', ${STALLED}`;
const MEETING = `jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name)`;

/** The first page of recommendations by reference, with their commitments and how many there are in all. */
export const LIST = `
  WITH ${ME},
  page AS (SELECT r.* FROM recommendations r, me WHERE ${SEES_RECOMMENDATION} ORDER BY r.reference_order, r.id LIMIT 26),
  items AS (SELECT row_number() OVER (ORDER BY r.reference_order, r.id) AS n, r.id, r.reference_order, jsonb_build_object('id', r.id, 'reference', r.reference, 'title', v.title, 'phase', r.phase, 'illustrative', r.illustrative,
      'adoptedOn', r.adopted_on, 'meeting', ${MEETING},
      'themeIds', (SELECT coalesce(jsonb_agg(theme_id), '[]') FROM recommendation_themes WHERE recommendation_id = r.id),
      'articleIds', (SELECT coalesce(jsonb_agg(a.id ORDER BY a.instrument DESC, a.number), '[]') FROM recommendation_articles ra JOIN treaty_articles a ON a.id = ra.article_id WHERE ra.recommendation_id = r.id),
      'commitments', (SELECT coalesce(jsonb_agg(jsonb_build_object(${COMMITMENT}) ORDER BY (c.state_code = me.state) DESC NULLS LAST, c.state_code), '[]')
        FROM commitments c ${STANDING} LEFT JOIN institutions i ON i.id = c.lead_institution_id WHERE c.recommendation_id = r.id AND ${SEES_COMMITMENT})) AS item
    FROM page r CROSS JOIN me JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version JOIN meetings m ON m.id = r.meeting_id)
  SELECT jsonb_build_object('items', (SELECT coalesce(jsonb_agg(item ORDER BY n), '[]') FROM items WHERE n <= 25),
    'nextCursor', (SELECT rtrim(translate(encode(convert_to('["' || l.reference_order || '","' || l.id || '"]', 'UTF8'), 'base64'), E'+/\\n', '-_'), '=') FROM items l WHERE l.n = 25 AND EXISTS (SELECT FROM items WHERE n = 26)),
    'total', (SELECT count(*) FROM recommendations r, me WHERE ${SEES_RECOMMENDATION})) AS answer FROM me`;

/** A commitment (`$2`) with its timeline. */
export const RECORD = `
  WITH ${ME}
  SELECT jsonb_build_object(${COMMITMENT}, 'recommendation', jsonb_build_object('id', r.id, 'reference', r.reference, 'title', v.title, 'text', v.text, 'version', r.version, 'illustrative', r.illustrative, 'meeting', ${MEETING}),
    'reason', c.reason, 'firstDueOn', c.first_due_on, 'audience', c.audience, 'rowVersion', c.row_version,
    'supportingInstitutions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'acronym', n.acronym) ORDER BY n.code), '[]') FROM commitment_institutions ci JOIN institutions n ON n.id = ci.institution_id WHERE ci.commitment_id = c.id),
    'openUpdate', (SELECT jsonb_build_object('id', u.id, 'phase', u.phase, 'authorName', a.name, 'readyForClearance', u.ready_for_clearance, 'updatedAt', u.updated_at) FROM updates u JOIN users a ON a.id = u.author_id
      WHERE u.commitment_id = c.id AND u.phase <> 'validated' AND u.state_code = me.state),
    'focalPoints', '[]'::jsonb, 'mayDraft', coalesce(c.state_code = me.state AND (me.role = 'focal_point' OR c.lead_institution_id = me.institution_id OR EXISTS (SELECT FROM commitment_institutions ci WHERE ci.commitment_id = c.id AND ci.institution_id = me.institution_id)), false),
    'submissions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'updateId', s.update_id, 'subject', jsonb_build_object('kind', 'commitment', 'id', s.commitment_id), 'milestones', '[]'::jsonb, 'stateCode', s.state_code, 'phase', s.phase, 'audience', s.audience, 'declaredStatus', s.declared_status,
        'narrative', s.content->'narrative', 'challenges', s.content->'challenges',
        'evidence', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'datedOn', e.dated_on, 'language', e.language, 'documentKind', e.document_kind, 'confidentiality', e.confidentiality, 'url', e.url,
            'fileName', e.file_name, 'mediaType', e.media_type, 'sizeBytes', e.size_bytes, 'receivedBytes', e.received_bytes, 'complete', e.complete, 'sha256', e.sha256) ORDER BY p.position), '[]')
          FROM jsonb_array_elements(s.content->'evidence') WITH ORDINALITY p(value, position) JOIN evidence e ON e.update_id = s.update_id AND e.id = (p.value->>'id')::uuid WHERE ${SEES_EVIDENCE}),
        'receipt', jsonb_build_object('number', s.receipt_number, 'submittedAt', s.submitted_at, 'submittedByName', CASE WHEN ${known('sender')} THEN sender.name END, 'sha256', s.sha256),
        'review', CASE WHEN s.phase IN ('returned', 'validated') THEN jsonb_build_object('outcome', s.phase, 'comment', CASE WHEN ${delegation()} THEN w.comment END, 'verifiedStatus', s.verified_status, 'reviewedAt', s.decided_at,
          'reviewerName', CASE WHEN ${delegation()} THEN reviewer.name END) END, 'rowVersion', s.row_version) ORDER BY s.submitted_at DESC), '[]')
      FROM submissions s LEFT JOIN users sender ON sender.id = s.submitted_by LEFT JOIN reviews w ON w.submission_id = s.id LEFT JOIN users reviewer ON reviewer.id = w.reviewer_id
      WHERE s.commitment_id = c.id AND ${SEES_SUBMISSION})) AS answer
  FROM me JOIN commitments c ON c.id = $2 AND ${SEES_COMMITMENT} JOIN recommendations r ON r.id = c.recommendation_id JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version
  JOIN meetings m ON m.id = r.meeting_id ${STANDING} LEFT JOIN institutions i ON i.id = c.lead_institution_id`;

/** Reviews are for the delegation and the coordinator. */
function delegation(): string {
  return `(me.role = 'coordinator' OR s.state_code = me.state)`;
}

/** Whose names the reader may know: the own State's people. */
function known(person: string): string {
  return `(me.role = 'coordinator' OR ${person}.id = me.user_id OR s.state_code = me.state)`;
}

const STATUSES = ['not_started', 'in_progress', 'partially_implemented', 'implemented', 'no_longer_applicable'];
const BY_STATUS = `jsonb_build_object(${STATUSES.map((status) => `'${status}', count(*) FILTER (WHERE status = '${status}')`).join(', ')})`;
const NONE = `jsonb_build_object(${STATUSES.map((status) => `'${status}', 0`).join(', ')})`;
const HEADING = `'commitmentId', l.id, 'reference', l.reference, 'title', v.title, 'stateCode', l.state_code, 'status', l.status`;
const TITLES = 'JOIN recommendation_versions v USING (recommendation_id, version)';

/** The figures over all commitments that the reader may see, and out of how many. */
export const OVERVIEW = `
  WITH ${ME},
  seen AS MATERIALIZED (SELECT c.id, c.recommendation_id, c.state_code, c.due_on, r.reference, r.version, r.illustrative OR c.illustrative AS illustrative, ${STATUS} AS status, coalesce(t.evidence_count, 0) AS evidence_count, t.verified_at, ${OVERDUE} AS overdue, ${STALLED} AS stalled
    FROM me CROSS JOIN commitments c JOIN recommendations r ON r.id = c.recommendation_id ${STANDING}
    WHERE ${SEES_COMMITMENT} AND ${SEES_RECOMMENDATION}),
  totals AS (SELECT c.state_code, count(*) AS total FROM commitments c, me WHERE c.programme_id = me.programme_id GROUP BY 1)
  SELECT jsonb_build_object('outOf', (SELECT coalesce(sum(total), 0) FROM totals), 'visible', count(*), 'illustrative', count(*) FILTER (WHERE illustrative), 'recommendations', count(DISTINCT recommendation_id), 'byStatus', ${BY_STATUS},
    'implementation', jsonb_build_object('implemented', count(*) FILTER (WHERE status = 'implemented'), 'applicable', count(*) FILTER (WHERE status <> 'no_longer_applicable')),
    'substantiation', jsonb_build_object('reported', count(*) FILTER (WHERE status IN ('implemented', 'partially_implemented')), 'substantiated', count(*) FILTER (WHERE status IN ('implemented', 'partially_implemented') AND evidence_count > 0)),
    'overdue', count(*) FILTER (WHERE overdue), 'stalled', count(*) FILTER (WHERE stalled),
    'states', (SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', t.state_code, 'outOf', t.total, 'visible', coalesce(g.visible, 0), 'byStatus', coalesce(g.by_status, ${NONE})) ORDER BY t.state_code), '[]')
      FROM totals t LEFT JOIN (SELECT state_code, count(*) AS visible, ${BY_STATUS} AS by_status FROM seen GROUP BY 1) g USING (state_code)),
    'themes', (SELECT coalesce(jsonb_agg(jsonb_build_object('themeId', h.id, 'name', h.name, 'visible', g.visible, 'byStatus', g.by_status) ORDER BY y.position, h.position), '[]')
      FROM (SELECT root, count(*) AS visible, ${BY_STATUS} AS by_status FROM (SELECT DISTINCT coalesce(h.parent_id, h.id) AS root, x.id, x.status FROM seen x JOIN recommendation_themes rt USING (recommendation_id) JOIN themes h ON h.id = rt.theme_id) d GROUP BY 1) g
      JOIN themes h ON h.id = g.root JOIN taxonomies y ON y.id = h.taxonomy_id),
    'next', (SELECT coalesce(jsonb_agg(jsonb_build_object(${HEADING}, 'dueOn', l.due_on) ORDER BY l.due_on, l.id), '[]') FROM (SELECT * FROM seen
      WHERE status NOT IN ('implemented', 'no_longer_applicable') AND due_on BETWEEN current_date AND current_date + 180 ORDER BY due_on, id LIMIT 8) l ${TITLES}),
    'latest', (SELECT coalesce(jsonb_agg(jsonb_build_object(${HEADING}, 'verifiedAt', l.verified_at, 'evidenceCount', l.evidence_count) ORDER BY l.verified_at DESC, l.id), '[]') FROM (SELECT * FROM seen
      WHERE verified_at IS NOT NULL AND status IN ('implemented', 'partially_implemented') ORDER BY verified_at DESC, id LIMIT 8) l ${TITLES}),
    'actions', (SELECT jsonb_build_object('outOf', (SELECT count(*) FROM actions o, me WHERE o.programme_id = me.programme_id AND o.phase = 'active'), 'visible', count(*), 'joint', count(*) FILTER (WHERE a.state_count > 1),
      'overdue', count(*) FILTER (WHERE a.due_on < current_date AND NOT (a.accepted_count > 0 AND (SELECT count(*) FILTER (WHERE t.status IN ('implemented', 'no_longer_applicable')) = a.accepted_count
        FROM action_parts p LEFT JOIN action_standings t ON t.action_id = p.action_id AND t.state_code = p.state_code AND t.level = 'donors' WHERE p.action_id = a.id AND p.response = 'accepted' AND p.shown_to IN ('donors', 'public')))))
      FROM actions a, me WHERE a.programme_id = me.programme_id AND a.phase = 'active' AND a.audience IN ('donors', 'public')),
    'asOf', now()) AS answer FROM seen HAVING EXISTS (SELECT FROM me)`;

/**
 * Submits update `$2` read in version `$3` under the idempotency key `$4` of the request hashed to `$5`: the own State's draft, cleared
 * by its focal point, with evidence where "implemented" is declared. Journal and following rows come from the same triggers.
 */
export const SUBMIT = `
  WITH ${ME},
  context AS (SELECT set_config('suivi.user', user_id::text, true), set_config('suivi.role', role, true), set_config('suivi.state', coalesce(state, ''), true), set_config('suivi.programme', programme_id::text, true), me.* FROM me),
  draft AS (SELECT u.*, jsonb_build_object('commitmentId', u.commitment_id, 'declaredStatus', u.declared_status, 'narrative', u.narrative, 'challenges', u.challenges, 'evidence',
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'datedOn', e.dated_on, 'language', e.language, 'documentKind', e.document_kind, 'url', e.url, 'fileName', e.file_name,
        'sizeBytes', e.size_bytes, 'sha256', e.sha256) ORDER BY e.created_at, e.id), '[]') FROM evidence e WHERE e.update_id = u.id AND e.removed_at IS NULL AND e.complete)) AS content
    FROM context me JOIN updates u ON u.id = $2 AND u.programme_id = me.programme_id AND u.state_code = me.state AND me.role = 'focal_point'
      AND u.row_version = $3 AND u.phase IN ('draft', 'returned', 'withdrawn') AND u.narrative->'versions'->(u.narrative->>'original')->>'text' <> ''),
  sent AS (INSERT INTO submissions (programme_id, update_id, commitment_id, state_code, submitted_by, content, sha256, declared_status, audience)
    SELECT d.programme_id, d.id, d.commitment_id, d.state_code, me.user_id, d.content, encode(sha256(convert_to(d.content::text, 'UTF8')), 'hex'), d.declared_status, d.audience FROM draft d, me
    WHERE d.declared_status <> 'implemented' OR jsonb_array_length(d.content->'evidence') > 0
    RETURNING jsonb_build_object('submissionId', id, 'number', receipt_number, 'submittedAt', submitted_at, 'sha256', sha256) AS answer),
  remembered AS (INSERT INTO idempotency_keys (user_id, key, request_hash, status, body) SELECT me.user_id, $4, $5, 200, sent.answer FROM me, sent)
  SELECT answer FROM sent`;
