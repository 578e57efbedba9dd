import { CORPUS_SIZES } from './corpus.ts';
import type { Amounts } from './adopted-texts.ts';

/** Updates per commitment, going round; four on the average. */
const ROUNDS = [1, 2, 3, 4, 4, 5, 6, 7];

const text = (kind: keyof typeof CORPUS_SIZES, key: string) => `(SELECT body FROM corpus WHERE kind = '${kind}' AND corpus_number = pg_temp.pick(${key}, ${CORPUS_SIZES[kind]}))`;

/**
 * Updates, evidence, submissions and reviews. A commitment's last update may be open: 15 of a hundred are drafts (which is what the
 * load submits), 4 wait for review, 3 were returned, 1 withdrawn; all others are validated, one in eight after a return.
 */
export function path({ commitments, updates }: Amounts): string[] {
  const rounds = `(ARRAY[${ROUNDS.join(', ')}])[1 + c.m % ${ROUNDS.length}] * ${updates} / (${commitments} * 4)`;
  return [
    `CREATE TEMP TABLE told AS
    SELECT x.*, CASE WHEN x.declared = 'implemented' THEN 1 + pg_temp.pick('pieces' || key, 2) WHEN x.declared = 'not_started' THEN 0 ELSE pg_temp.pick('pieces' || key, 2) END AS pieces,
      pg_temp.id(x.at, 'update' || x.key) AS id, least(x.at + interval '1 day' * (3 + pg_temp.pick('review' || x.key, 25)), now() - interval '1 hour') AS decided_at
    FROM (SELECT c.m, c.id AS commitment_id, c.programme_id, c.state_code, c.audience AS of_commitment, k, c.m || '-' || k AS key,
        CASE WHEN k < times THEN 'validated' ELSE CASE WHEN open < 0.15 THEN 'draft' WHEN open < 0.19 THEN 'submitted' WHEN open < 0.22 THEN 'returned' WHEN open < 0.23 THEN 'withdrawn' ELSE 'validated' END END AS phase,
        CASE WHEN k = times AND open < 0.23 THEN now() - interval '1 hour' * (30 + pg_temp.pick('open' || c.m, 1400))
          ELSE c.adopted_on + (now() - interval '70 days' - c.adopted_on) * ((k - 0.8 * pg_temp.roll('at' || c.m || k)) / times) END AS at,
        CASE WHEN k = times AND c.m % 33 = 0 THEN 'no_longer_applicable' WHEN far < 0.15 THEN 'not_started' WHEN far < 0.45 THEN 'in_progress' WHEN far < 0.65 THEN 'partially_implemented' ELSE 'implemented' END AS declared,
        CASE WHEN pg_temp.roll('u-audience' || c.m || k) < 0.1 THEN 'delegation' WHEN pg_temp.roll('u-audience' || c.m || k) < 0.35 THEN 'participants' WHEN pg_temp.roll('u-audience' || c.m || k) < 0.75 THEN 'donors' ELSE 'public' END AS audience
      FROM promised c CROSS JOIN LATERAL (SELECT ${rounds} AS times, pg_temp.roll('open' || c.m) AS open) r, generate_series(1, r.times) k
      CROSS JOIN LATERAL (SELECT pg_temp.roll('far' || c.m) * k / times AS far) f) x`,
    `INSERT INTO updates (id, programme_id, commitment_id, state_code, author_id, phase, declared_status, narrative, challenges, audience, ready_for_clearance, created_at, updated_at)
    SELECT t.id, t.programme_id, t.commitment_id, t.state_code, a.user_id, t.phase, t.declared, ${text('narrative', `'narrative' || t.key`)}, CASE WHEN t.k % 2 = 0 THEN ${text('challenges', `'challenges' || t.key`)} END,
      t.audience, t.phase = 'draft' AND t.m % 2 = 0, t.at, t.at
    FROM told t JOIN memberships a ON a.state_code = t.state_code AND a.role = CASE WHEN t.m % 2 = 0 THEN 'contributor' ELSE 'focal_point' END ORDER BY t.at`,
    `INSERT INTO evidence (id, programme_id, update_id, commitment_id, state_code, kind, title, dated_on, language, document_kind, confidentiality, url, file_name, media_type, size_bytes, received_bytes, complete, sha256, submitted, shown_to, created_by, created_at)
    SELECT pg_temp.id(t.at, 'piece' || t.key || p), t.programme_id, t.id, t.commitment_id, t.state_code, CASE WHEN file THEN 'file' ELSE 'link' END, 'Pièce ' || p || ' à l’appui du point ' || t.key, t.at::date - 10, 'fr',
      CASE WHEN file THEN 'report' ELSE 'law' END, e.confidentiality, CASE WHEN NOT file THEN 'https://example.org/piece/' || t.key || '/' || p END, CASE WHEN file THEN 'piece-' || t.key || '.pdf' END,
      CASE WHEN file THEN 'application/pdf' END, CASE WHEN file THEN 120000 END, CASE WHEN file THEN 120000 END, true, CASE WHEN file THEN encode(sha256(t.key::bytea), 'hex') END, t.phase <> 'draft',
      CASE WHEN t.phase = 'validated' THEN narrower(narrower(t.audience, t.of_commitment), e.confidentiality) END, a.user_id, t.at
    FROM told t CROSS JOIN generate_series(1, t.pieces) p CROSS JOIN LATERAL (SELECT (t.m + p) % 2 = 0 AS file, (ARRAY['delegation', 'participants', 'donors', 'public'])[1 + pg_temp.pick('secret' || t.key || p, 4)] AS confidentiality) e
    JOIN memberships a ON a.state_code = t.state_code AND a.role = 'focal_point' ORDER BY t.at`,
    `CREATE TEMP TABLE frozen AS
    SELECT t.id AS update_id, content, encode(sha256(convert_to(content::text, 'UTF8')), 'hex') AS hash FROM told t JOIN updates u ON u.id = t.id
    CROSS JOIN LATERAL (SELECT jsonb_build_object('commitmentId', t.commitment_id, 'declaredStatus', t.declared, 'narrative', u.narrative, 'challenges', u.challenges, 'evidence', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('id', e.id, 'kind', e.kind, 'title', e.title, 'datedOn', e.dated_on, 'language', e.language, 'documentKind', e.document_kind, 'url', e.url, 'fileName', e.file_name,
        'sizeBytes', e.size_bytes, 'sha256', e.sha256) ORDER BY e.id), '[]') FROM evidence e WHERE e.update_id = t.id)) AS content) c WHERE t.phase <> 'draft'`,
    `INSERT INTO submissions (id, programme_id, update_id, commitment_id, state_code, receipt_number, submitted_at, submitted_by, content, sha256, declared_status, audience, phase, verified_status, decided_at, shown_to)
    SELECT pg_temp.id(x.sent, x.phase || t.key), t.programme_id, t.id, t.commitment_id, t.state_code, 'S-' || to_char(x.sent, 'YYYY') || '-' || lpad((row_number() OVER (ORDER BY x.sent, t.id))::text, 6, '0'), x.sent, a.user_id, f.content, f.hash,
      t.declared, t.audience, x.phase, CASE WHEN x.phase = 'validated' THEN CASE WHEN t.m % 9 = 0 AND t.declared = 'implemented' THEN 'partially_implemented' ELSE t.declared END END,
      CASE WHEN x.phase <> 'submitted' THEN x.decided END, CASE WHEN x.phase = 'validated' THEN narrower(t.audience, t.of_commitment) END
    FROM told t CROSS JOIN LATERAL (VALUES (true, t.phase, t.at, t.decided_at), (t.phase = 'validated' AND pg_temp.roll('before' || t.key) < 0.125, 'returned', t.at - interval '25 days', t.at - interval '9 days')) x(happened, phase, sent, decided)
    JOIN frozen f ON f.update_id = t.id JOIN memberships a ON a.state_code = t.state_code AND a.role = 'focal_point' WHERE x.happened ORDER BY x.sent`,
    `SELECT setval('receipt_numbers', (SELECT count(*) FROM submissions) + 1)`,
    `INSERT INTO reviews (id, programme_id, submission_id, commitment_id, state_code, reviewer_id, outcome, comment, verified_status, reviewed_at)
    SELECT pg_temp.id(s.decided_at, 'review of ' || s.id), s.programme_id, s.id, s.commitment_id, s.state_code, a.user_id, s.phase,
      CASE WHEN s.phase = 'returned' THEN ${text('comment', 's.id::text')} #>> '{}' END, s.verified_status, s.decided_at
    FROM submissions s, memberships a WHERE a.role = 'coordinator' AND s.phase IN ('returned', 'validated') ORDER BY s.decided_at`,
    // Else each call plans as if the tables were empty.
    'ANALYZE commitments, submissions, evidence, updates',
    `SELECT count(refresh_standing(c.id)) FROM commitments c`,
  ];
}
