import { CORPUS_SIZES } from './corpus.ts';

export interface Amounts {
  recommendations: number;
  commitments: number;
  updates: number;
  actions: number;
}

/** One recommendation of so many is a draft and has no commitments. */
const DRAFT_OF = 50;

const text = (kind: keyof typeof CORPUS_SIZES, key: string) => `(SELECT body FROM corpus WHERE kind = '${kind}' AND corpus_number = pg_temp.pick(${key}, ${CORPUS_SIZES[kind]}))`;

/** Programme, institutions, meetings, recommendations with their parts, and commitments; each statement fills a table. */
export function adoptedTexts({ recommendations, commitments }: Amounts): string[] {
  const drafts = Math.floor(recommendations / DRAFT_OF);
  const adopted = recommendations - drafts;
  return [
    `INSERT INTO meetings (id, programme_id, code, kind, name, place, state_code, starts_on, ends_on, participants_total, participants_women, summary)
    SELECT pg_temp.id(held, 'meeting' || n), p.id, 'B' || to_char(held, 'YYYY') || '-' || n, CASE WHEN n % 3 = 0 THEN 'follow_up' ELSE 'workshop' END, pg_temp.plain('Atelier ' || n), s.code, s.code,
      held::date, held::date + 2, 30 + n, 10 + n / 2, ${text('text', `'meeting' || n`)}
    FROM generate_series(0, 23) n CROSS JOIN LATERAL (SELECT now() - interval '1 day' * (1700 - n * 50) AS held) h JOIN bench_states s ON s.place = n % 13, programmes p`,

    // Adopted ones come first; what is still a draft came last, from the latest meeting.
    `CREATE TEMP TABLE planned AS
    SELECT n, pg_temp.id(m.starts_on::timestamptz, 'recommendation' || n) AS id, m.id AS meeting_id, m.programme_id, m.code || '-R' || lpad(n::text, 4, '0') AS reference, n < ${adopted} AS adopted,
      CASE WHEN pg_temp.roll('r-audience' || n) < 0.7 THEN 'public' WHEN pg_temp.roll('r-audience' || n) < 0.85 THEN 'donors' ELSE 'participants' END AS audience, m.ends_on AS adopted_on,
      CASE WHEN n % 20 = 7 AND n < ${adopted} THEN 2 ELSE 1 END AS version
    FROM (SELECT row_number() OVER (ORDER BY starts_on) - 1 AS k, * FROM meetings) m JOIN generate_series(0, ${recommendations - 1}) n ON m.k = least(n * 24 / ${recommendations}, 23)`,
    `INSERT INTO recommendations (id, programme_id, meeting_id, reference, phase, version, audience, illustrative, adopted_on, created_by, created_at)
    SELECT t.id, t.programme_id, t.meeting_id, t.reference, CASE WHEN t.adopted THEN 'adopted' ELSE 'draft' END, t.version, t.audience, true, CASE WHEN t.adopted THEN t.adopted_on END,
      (SELECT user_id FROM memberships WHERE role = 'coordinator'), t.adopted_on FROM planned t ORDER BY t.n`,
    `INSERT INTO recommendation_versions (recommendation_id, version, title, text, reason, adopted_on)
    SELECT t.id, v, ${text('title', `'title' || t.n`)}, ${text('text', `'text' || t.n || v`)}, CASE WHEN v > 1 THEN pg_temp.plain('Précision demandée par les États.') END, CASE WHEN t.adopted THEN t.adopted_on + (v - 1) * 90 END
    FROM planned t, generate_series(1, t.version) v ORDER BY t.n`,
    `INSERT INTO recommendation_themes SELECT DISTINCT t.id, h.id FROM planned t, generate_series(0, pg_temp.pick('themes' || t.n, 3)) k
    JOIN LATERAL (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY code) - 1 AS at, count(*) OVER () AS many FROM themes) x WHERE x.at = pg_temp.pick('theme' || t.n || k, x.many::integer)) h ON true`,
    `INSERT INTO recommendation_articles SELECT DISTINCT t.id, h.id FROM planned t, generate_series(0, pg_temp.pick('articles' || t.n, 3)) k
    JOIN LATERAL (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS at, count(*) OVER () AS many FROM treaty_articles) x WHERE x.at = pg_temp.pick('article' || t.n || k, x.many::integer)) h ON true`,
    `INSERT INTO recommendation_sdg_targets SELECT t.id, CASE WHEN t.n % 2 = 0 THEN '10.7' ELSE '16.3' END FROM planned t WHERE t.n % 3 > 0`,

    // A commitment's number modulo the adopted recommendations says to which it belongs; its State goes round, so that none comes twice.
    `CREATE TEMP TABLE promised AS
    SELECT m, pg_temp.id(t.adopted_on::timestamptz, 'commitment' || m) AS id, t.programme_id, t.id AS recommendation_id, s.code AS state_code, t.adopted_on,
      CASE WHEN pg_temp.roll('c-audience' || m) < 0.1 THEN 'delegation' WHEN pg_temp.roll('c-audience' || m) < 0.4 THEN 'participants' WHEN pg_temp.roll('c-audience' || m) < 0.8 THEN 'donors' ELSE 'public' END AS audience
    FROM generate_series(0, ${commitments - 1}) m JOIN planned t ON t.n = m % ${adopted} JOIN bench_states s ON s.place = (pg_temp.pick('first' || t.n, 13) + m / ${adopted}) % 13`,
    `INSERT INTO commitments (id, programme_id, recommendation_id, state_code, acceptance, reason, lead_institution_id, due_on, adopted_on, followed_from, audience, illustrative)
    SELECT id, programme_id, recommendation_id, state_code, CASE WHEN m % 12 = 0 THEN 'accepted_in_part' WHEN m % 25 = 0 THEN 'noted' ELSE 'accepted' END,
      CASE WHEN m % 12 = 0 OR m % 25 = 0 THEN ${text('challenges', `'reason' || m`)} END,
      CASE WHEN m % 19 > 0 THEN (SELECT i.id FROM institutions i WHERE i.code = c.state_code || '-' || pg_temp.pick('lead' || c.m, 8)) END,
      CASE WHEN m % 11 > 0 THEN adopted_on + 200 + pg_temp.pick('due' || m, 2000) END, adopted_on, adopted_on, audience, true
    FROM promised c ORDER BY m`,
    `INSERT INTO recommendation_states SELECT DISTINCT recommendation_id, state_code FROM promised`,
    `INSERT INTO commitment_institutions SELECT DISTINCT c.id, c.state_code, i.id FROM promised c, generate_series(1, pg_temp.pick('supports' || c.m, 3)) k
    JOIN LATERAL (SELECT id FROM institutions WHERE code = c.state_code || '-' || pg_temp.pick('support' || c.m || k, 8)) i ON true`,
  ];
}
