import type { Amounts } from './adopted-texts.ts';

/**
 * Follow-up actions: of a State each, one in twenty of a second State as well, serving a commitment of its own, with three milestones.
 * Half were reported on and validated, so that lists and figures have standings to read; one in four is past its due date.
 */
export function actions({ actions: many }: Amounts): string[] {
  const AUDIENCE = `(ARRAY['delegation', 'participants', 'participants', 'donors', 'donors', 'public'])[1 + pg_temp.pick('a-audience' || n, 6)]`;
  return [
    `CREATE TEMP TABLE undertaken AS
    SELECT n, pg_temp.id(x.at, 'action' || n) AS id, x.at, s.code AS state_code, other.code AS other_code, ${AUDIENCE} AS audience, p.id AS programme_id, focal.user_id AS focal_id,
      (x.at + interval '1 day' * (60 + pg_temp.pick('a-due' || n, 700)))::date AS due_on
    FROM generate_series(1, ${many}) n CROSS JOIN programmes p JOIN bench_states s ON s.place = n % (SELECT count(*) FROM bench_states)
    LEFT JOIN bench_states other ON n % 20 = 0 AND other.place = (n + 1) % (SELECT count(*) FROM bench_states)
    JOIN memberships focal ON focal.state_code = s.code AND focal.role = 'focal_point'
    CROSS JOIN LATERAL (SELECT now() - interval '1 day' * pg_temp.pick('a-at' || n, 900) AS at) x`,
    `INSERT INTO actions (id, programme_id, reference, proposer_state, proposed_by, title, text, starts_on, due_on, first_due_on, phase, audience, illustrative, search, parties, state_count, accepted_count)
    SELECT a.id, a.programme_id, 'A-' || to_char(a.at, 'YYYY') || '-' || lpad(a.n::text, 6, '0'), a.state_code, a.focal_id, pg_temp.plain('Action de mesure ' || a.n), pg_temp.plain('Ce que l’action ' || a.n || ' prévoit de faire.'),
      a.at::date, a.due_on, a.due_on, 'active', a.audience, true, to_tsvector('simple', 'action de mesure ' || a.n), array_remove(ARRAY[a.state_code, a.other_code], NULL),
      CASE WHEN a.other_code IS NULL THEN 1 ELSE 2 END, CASE WHEN a.other_code IS NULL THEN 1 ELSE 2 END FROM undertaken a ORDER BY a.at`,
    `INSERT INTO action_parts (action_id, state_code, programme_id, response, responsible_institution_id, audience, proposer_state, phase, due_on, parties, shown_to)
    SELECT a.id, part.code, a.programme_id, 'accepted', i.id, a.audience, a.state_code, 'active', a.due_on, array_remove(ARRAY[a.state_code, a.other_code], NULL), a.audience
    FROM undertaken a CROSS JOIN LATERAL (VALUES (a.state_code), (a.other_code)) part(code) JOIN institutions i ON i.code = part.code || '-' || a.n % 8 WHERE part.code IS NOT NULL`,
    `INSERT INTO action_milestones (id, action_id, state_code, position, title, weight, due_on)
    SELECT pg_temp.id(a.at, 'milestone' || a.n || m), a.id, a.state_code, m, pg_temp.plain('Étape ' || m), 30 + m, a.due_on - 30 * (3 - m) FROM undertaken a, generate_series(1, 3) m`,
    `INSERT INTO action_commitments (action_id, state_code, commitment_id)
    SELECT a.id, a.state_code, c.id FROM (SELECT *, row_number() OVER (PARTITION BY state_code ORDER BY n) AS place FROM undertaken) a
    JOIN (SELECT id, state_code, row_number() OVER (PARTITION BY state_code ORDER BY id) - 1 AS place, count(*) OVER (PARTITION BY state_code) AS many FROM commitments) c ON c.state_code = a.state_code AND c.place = a.place % c.many`,
    `INSERT INTO updates (id, programme_id, action_id, state_code, author_id, phase, declared_status, narrative, audience, created_at, updated_at)
    SELECT pg_temp.id(a.at, 'of action' || a.n), a.programme_id, a.id, a.state_code, a.focal_id, 'validated', CASE WHEN a.n % 6 = 0 THEN 'partially_implemented' ELSE 'in_progress' END, pg_temp.plain('Où en est l’action ' || a.n || '.'), a.audience, a.at, a.at
    FROM undertaken a WHERE a.n % 2 = 0`,
    `INSERT INTO submissions (id, programme_id, update_id, action_id, state_code, receipt_number, submitted_at, submitted_by, content, sha256, declared_status, audience, phase, verified_status, decided_at, shown_to)
    SELECT pg_temp.id(u.created_at, 'sent of action' || a.n), u.programme_id, u.id, u.action_id, u.state_code, 'S-A-' || lpad(a.n::text, 6, '0'), u.created_at, u.author_id, c.content, encode(sha256(convert_to(c.content::text, 'UTF8')), 'hex'),
      u.declared_status, u.audience, 'validated', u.declared_status, u.created_at + interval '5 days', u.audience
    FROM undertaken a JOIN updates u ON u.action_id = a.id
    CROSS JOIN LATERAL (SELECT jsonb_build_object('actionId', a.id, 'progress', 32, 'declaredStatus', u.declared_status, 'narrative', u.narrative, 'challenges', NULL, 'evidence', '[]'::jsonb,
      'milestones', (SELECT jsonb_agg(jsonb_build_object('milestoneId', m.id, 'reachedOn', u.created_at::date, 'title', m.title)) FROM action_milestones m WHERE m.action_id = a.id AND m.position = 1)) AS content) c`,
    'ANALYZE actions, action_parts, action_milestones, submissions, updates',
    `SELECT count(refresh_action_standing(a.id, a.state_code)) FROM undertaken a WHERE a.n % 2 = 0`,
  ];
}
